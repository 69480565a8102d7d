#!/usr/bin/env python3
# grid.html: the same fields, with the same words, as grid.pdf; elements that nest; nothing is fetched, and no script runs but the
# page's own, which its policy names by its sum. What it does is tests/programs/ballot.t's.
import base64
import hashlib
import json
import re
from html.parser import HTMLParser

from tap import HOUSE, POSTING, build, done, ok, read

VOID = {"meta", "br", "input"}
EXPECTED = re.compile(r" \((attendu|expected)\)$")  # said beside what the anchor says


class Page(HTMLParser):
    """Labels by the field that they are for, ids, fields by name, values of buttons, and what does not nest."""

    def __init__(self, source):
        super().__init__()
        self.open, self.faults, self.ids, self.named, self.labels, self.of, self.hrefs = [], [], [], {}, {}, None, []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.hrefs += [attributes[name] for name in ("href", "src") if name in attributes]
        if tag == "label":
            self.of = attributes["for"]
            self.labels[self.of] = ""
        if "name" in attributes and tag in ("input", "textarea"):
            self.named.setdefault(attributes["name"], {})[attributes.get("value")] = attributes["id"]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)
        self.of = None if tag == "label" else self.of

    def handle_data(self, data):
        if self.of:
            self.labels[self.of] += data


def fields(pdf):
    """{(name, value of a button or None): what it says} of a form."""
    said = {}
    for field in json.loads(read("qpdf", "--json", "--json-key=acroform", pdf))["acroform"]["fields"]:
        said.setdefault(field["fullname"], []).append(field["alternativename"])
    return said


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


for posting, lang in ((POSTING, "fr-FR"), (HOUSE, "en-GB")):
    folder, name = build(posting, None, "--only", "grid"), posting.name
    source = (folder / "grid.html").read_text("utf-8")
    page, form = Page(source), fields(folder / "grid.pdf")
    ok(f'<html lang="{lang}">' in source, f"{name}: its language")
    ok(not page.open and not page.faults, f"{name}: elements nest", f"{page.open} {page.faults}")
    ok(len(set(page.ids)) == len(page.ids) and set(page.labels) <= set(page.ids), f"{name}: ids are unique, and labels lead to one")
    ok(set(page.named) == set(form) - {"hash"}, f"{name}: the fields of the PDF", set(page.named) ^ set(form))
    buttons = [group for group in page.named if group.endswith(".score")]
    wrong = [f"{group}: {words} / {form[group]}" for group in buttons
             if (words := [EXPECTED.sub("", plain(page.labels[at])) for at in page.named[group].values()]) != [plain(says) for says in form[group]]]
    ok(buttons and not wrong, f"{name}: each button says what the PDF's does", "\n".join(wrong))
    wrong = [group for group in page.named if group.endswith(".evidence") and plain(page.labels[page.named[group][None]]).lower() != plain(form[group][0]).lower()]
    ok(not wrong, f"{name}: so does each box", wrong)
    pages = read("pdftotext", folder / "grid.pdf", "-")
    hash_ = re.search(r'data-hash="([0-9a-f]{4}-[0-9a-f]{4})"', source)
    ok(hash_ and f"<b>{hash_[1]}</b>" in source and hash_[1] in pages, f"{name}: the same hash")
    ok(not page.hrefs and not re.search(r"url\((?!data:)|@import|<link", source), f"{name}: nothing is fetched", page.hrefs)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1]
    sums = {tag: base64.b64encode(hashlib.sha256(re.search(f"<{tag}>(.*?)</{tag}>", source, re.S)[1].encode()).digest()).decode() for tag in ("style", "script")}
    ok(policy.startswith("default-src 'none';") and all(f"{tag}-src 'sha256-{sums[tag]}'" in policy for tag in sums), f"{name}: no other script, no other style", policy)
done()
