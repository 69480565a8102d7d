#!/usr/bin/env python3
# offer.html: one page that stands alone: elements that nest, every word of offer.txt in order, nothing fetched, under 120 KB; and what it and offer.jsonld say to machines.
import json
import re
from html.parser import HTMLParser

from tap import AFFICHE, HOUSE, POSTING, done, ok, run, scratch

VOID = {"meta", "br", "link"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults, self.text, self.ids, self.hrefs, self.headings, self.skip = [], [], [], [], [], [], 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.skip += tag in ("style", "script", "nav", "title")
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.hrefs += [attributes["href"]] if "href" in attributes else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        marker = re.search(r"list-style-type:'(.*) '", attributes.get("style", ""))
        self.text += [marker[1]] if marker else []

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)
        self.skip -= tag in ("style", "script", "nav", "title")

    def handle_data(self, data):
        self.text += [] if self.skip else [data]


def words(text):
    return re.findall(r"[\w@]+", text)


jobs = {}
for posting, lang in ((POSTING, "fr-FR"), (HOUSE, "en-GB")):
    out = scratch()
    result = run(AFFICHE, "build", "-o", out, "--only", "offer,html,jsonld", "--today", "2025-11-01", posting)
    folder = out / posting.name
    source = (folder / "offer.html").read_text("utf-8")
    page = Page()
    page.feed(source)
    ok(f'<html lang="{lang}">' in source, f"{posting.name}: its language")
    ok(not page.open and not page.faults, f"{posting.name}: elements nest", f"{page.open} {page.faults}")
    said, wanted = words(" ".join(page.text)), words((folder / "offer.txt").read_text("utf-8"))
    at, missing = 0, []
    for word in wanted:
        try:
            at = said.index(word, at) + 1
        except ValueError:
            missing.append(word)
    ok(wanted and not missing, f"{posting.name}: every word of offer.txt, in order", missing[:20])
    ok(all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:])) and page.headings.count(1) == 1, f"{posting.name}: no level skipped", page.headings)
    inside = {href[1:] for href in page.hrefs if href.startswith("#")}
    ok(inside <= set(page.ids) and len(set(page.ids)) == len(page.ids), f"{posting.name}: links inside lead somewhere", inside - set(page.ids))
    job = json.loads((folder / "offer.jsonld").read_text("utf-8"))
    inside = re.search(r'<script type="application/ld\+json">(.*?)</script>', source, re.S)
    ok(inside and json.loads(inside[1]) == job, f"{posting.name}: the page carries offer.jsonld")
    wanted = {"title", "description", "hiringOrganization", "jobLocation", "employmentType", "responsibilities", "qualifications", "applicationContact"}
    jobs[posting.name] = job
    ok(job["@type"] == "JobPosting" and wanted <= job.keys(), f"{posting.name}: what a JobPosting must say", wanted - job.keys())
    places = job["jobLocation"] if isinstance(job["jobLocation"], list) else [job["jobLocation"]]
    ok(all(place["address"].get("addressLocality") and place["address"].get("addressCountry") for place in places), f"{posting.name}: every place has its town and country", places)
    fetched = re.findall(r"(?:src|url)\s*[=(]\s*[\"']?(?!data:)[^\"')\s]+", source) + re.findall(r"@import|<script(?! type=\"application/ld)|<link", source)
    ok(not fetched, f"{posting.name}: nothing is fetched", fetched)
    ok(len(source.encode()) < 120_000, f"{posting.name}: under 120 KB", len(source.encode()))
deadline = jobs["harbour-2027"]["validThrough"]
ok(re.fullmatch(r"2027-01-15T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", deadline), "the deadline has its day and zone", deadline)
ok("validThrough" not in jobs["mediation-2026"], "a date that its weekday contradicts is none")
done()
