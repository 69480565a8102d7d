#!/usr/bin/env python3
# Documents that go on over pages, of every posting there is: no page begins with the last item of a list alone, and none ends the document
# with less than a fifth of a page. Places are poppler's (pdftotext -bbox-layout), in points from the top left corner.
import collections
import itertools
import re
import shutil
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

from tap import AFFICHE, done, ok, run, scratch

DOCUMENTS = "offer", "offer-large", "grid"
XHTML = "{http://www.w3.org/1999/xhtml}"
TOP, BOTTOM, FIFTH = 40, 50, 0.2  # what stands nearer to the edges is no text of the page; of the room between them
Line = collections.namedtuple("Line", "x top bottom words")


def postings():
    """Folders of postings, by groups in which each has a name of its own."""
    groups = collections.defaultdict(dict)
    for path in sorted([*Path("input").glob("*/posting.ini"), *Path("tests/cases").rglob("posting.ini")]):
        number = next(i for i in itertools.count() if path.parent.name not in groups[i])
        groups[number][path.parent.name] = path.parent
    return [list(group.values()) for group in groups.values()]


def pages(path):
    """The lines of each page, from top to bottom, without the running foot; a page's height."""
    source = re.sub(r"&#x?\w+;", "?", re.sub("[\x00-\x08\x0b-\x1f]", "?", run("pdftotext", "-bbox-layout", path, "-").stdout))
    for page in xml.fromstring(source).iter(XHTML + "page"):
        height, words = float(page.get("height")), list(page.iter(XHTML + "word"))
        rows = collections.defaultdict(list)
        for word in words:
            if float(word.get("yMax")) < height - BOTTOM:
                rows[round(float(word.get("yMax")))].append(word)
        yield height, [Line(min(float(word.get("xMin")) for word in row), min(float(word.get("yMin")) for word in row), y,
                            [word.text or "" for word in sorted(row, key=lambda word: float(word.get("xMin")))])
                       for y, row in sorted(rows.items())]


def is_item(line):
    return line.words[0] in ("–", "•") and len(line.words) > 1


def begins_alone(before, lines):
    """Does the page begin with an item, the one before on the last page, and none behind it?"""
    if not before or not lines or not is_item(lines[0]):
        return False
    marker = lines[0].x
    last = next((line for line in reversed(before) if is_item(line) or line.x < marker + 5), None)
    behind = next((line for line in lines[1:] if line.x < marker + 5), None)
    return last is not None and is_item(last) and abs(last.x - marker) < 1 and not (behind and is_item(behind))


def faults(path):
    all_pages = list(pages(path))
    for number, ((_, before), (_, lines)) in enumerate(itertools.pairwise(all_pages), 2):
        if begins_alone(before, lines):
            yield f"page {number} begins with one lone item: {' '.join(lines[0].words)}"
    height, lines = all_pages[-1]
    if len(all_pages) > 1 and (not lines or lines[-1].bottom - TOP < FIFTH * (height - TOP - BOTTOM)):
        yield f"page {len(all_pages)} of {len(all_pages)} ends after {lines[-1].bottom if lines else 0:.0f} pt"


out, found, made = scratch() if len(sys.argv) < 2 else Path(sys.argv[1]), collections.defaultdict(list), collections.Counter()
for number, group in enumerate(postings()):
    (out / str(number)).mkdir()
    run(AFFICHE, "build", "-o", out / str(number), "--only", ",".join(DOCUMENTS), *group)
    for name in DOCUMENTS:
        for path in sorted((out / str(number)).glob(f"*/{name}.pdf")):
            made[name] += 1
            found[name] += [f"{path.parent.name}/{path.name}: {fault}" for fault in faults(path)]
for name in DOCUMENTS:
    ok(made[name] > 100, f"{name}: more than a hundred were made", made[name])
    ok(not found[name], f"{name}: no lone item at the top of a page, nor a last page with next to nothing", "\n".join(found[name]))
done()
