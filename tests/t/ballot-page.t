#!/usr/bin/env python3
# grid.html: elements that nest; nothing is fetched, and no script runs but the page's own, which its policy names by its sum; thirty
# criteria are under 60 KB without the fonts. What its script makes of it, and does, is tests/programs/ballot.t's.
import base64
import hashlib
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from tap import HOUSE, POSTING, build, done, ok, read

VOID = {"meta", "br", "input"}
LINE = "Capacité à conduire, écrire et évaluer une programmation n° {} avec ses publics et partenaires"
INI = "\n".join(["[posting]", "lang = fr", "[organisation]", "name = Théâtre du Port"] + [f"[criterion {n}]\n" + "\n".join(
    f"anchor.{i} = {words} ({n})" for i, words in enumerate(("aucun exemple donné", "participation à une action", "actions isolées, sans suite", "programme, budget et bilan", "résultats mesurés et suivis"))) for n in range(1, 31)])


class Page(HTMLParser):
    """Ids, what it leads to, and what does not nest."""

    def __init__(self, source):
        super().__init__()
        self.open, self.faults, self.ids, self.labelled, self.hrefs = [], [], [], set(), []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.hrefs += [attributes[name] for name in ("href", "src") if name in attributes]
        self.labelled |= {attributes["for"]} if "for" in attributes else set()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def bare(source):
    return len(re.sub(r"base64,[A-Za-z0-9+/=]*", "", source).encode())


for posting, lang in ((POSTING, "fr-FR"), (HOUSE, "en-GB")):
    folder, name = build(posting, None, "--only", "grid"), posting.name
    source = (folder / "grid.html").read_text("utf-8")
    page = Page(source)
    ok(f'<html lang="{lang}">' in source, f"{name}: its language")
    ok(not page.open and not page.faults, f"{name}: elements nest", f"{page.open} {page.faults}")
    ok(len(set(page.ids)) == len(page.ids) and page.labelled <= set(page.ids), f"{name}: ids are unique, and labels lead to one")
    pages = read("pdftotext", folder / "grid.pdf", "-")
    hash_ = re.search(r'data-hash="([0-9a-f]{4}-[0-9a-f]{4})"', source)
    ok(hash_ and f"<b>{hash_[1]}</b>" in source and hash_[1] in pages, f"{name}: the same hash")
    ok(not page.hrefs and not re.search(r"url\((?!data:)|@import|<link", source), f"{name}: nothing is fetched", page.hrefs)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1]
    sums = {tag: base64.b64encode(hashlib.sha256(re.search(f"<{tag}>(.*?)</{tag}>", source, re.S)[1].encode()).digest()).decode() for tag in ("style", "script")}
    ok(policy.startswith("default-src 'none';") and all(f"{tag}-src 'sha256-{sums[tag]}'" in policy for tag in sums), f"{name}: no other script, no other style", policy)

with tempfile.TemporaryDirectory() as folder:
    many = Path(folder) / "many"
    many.mkdir()
    (many / "posting.txt").write_text("DIRECTION\n\nPROFIL\n\n" + "".join(f"- {LINE.format(n)}\n" for n in range(1, 31)), "utf-8")
    (many / "posting.ini").write_text(INI, "utf-8")
    source = (build(many, None, "--only", "grid") / "grid.html").read_text("utf-8")
    ok(source.count('<section class="criterion"') == 30 and "résultats mesurés et suivis (30)" in source, "thirty criteria with anchors of their own")
    ok(bare(source) < 60000, "are under 60 KB without the fonts", bare(source))
done()
