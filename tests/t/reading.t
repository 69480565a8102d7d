#!/usr/bin/env python3
# Every word of the posting is in the offer, in order and with nothing between, for every reader.
import re
import subprocess
import unicodedata
from pathlib import Path

import reading
from tap import build, done, ok, read

# The running foot is an artifact, which readers of the bare page print all the same.
FOOT = re.compile(r"(?m)^CHRONIQUES · .*$|\bpage \d+ sur \d+$")

folder = build()
words = reading.fold(reading.posting())
readers = {"pdftotext": reading.plain, "pdfinfo -struct-text": reading.structure, "mutool stext": reading.stext,
           "pdf.js": reading.pdfjs}
for name, reader in readers.items():
    _, difference = reading.seek(words, reading.fold(FOOT.sub("", reader(folder / "offer.pdf"))))
    ok(not difference, f"offer.pdf by {name}: {len(words)} words", difference)

# The foot is an artifact of its own kind, on each page (ISO 32000-1, 14.8.2.2): readers of structure leave it out, others may.
for file in "offer.pdf", "grid.pdf":
    plain = subprocess.run(["qpdf", "--qdf", folder / file, "-"], stdout=subprocess.PIPE).stdout
    feet = re.findall(rb"/Artifact << /Type /Pagination /Subtype /Footer /Attached \[ /Bottom \] >> BDC\n(?:(?!EMC).)*?T[jJ]", plain, re.S)
    pages = int(re.search(r"Pages: *(\d+)", read("pdfinfo", folder / file)).group(1))
    ok(len(feet) == 2 * pages, f"{file}: what it is and its number stand at the foot of {pages} pages", feet)
    for name in "pdfinfo -struct-text", "pdf.js":
        ok(not re.search(r"page \d+ sur", readers[name](folder / file)), f"{file}: no foot by {name}")

# Other scripts. A reader that has a trap of its own is not asked for that paragraph (src/README.md, "What readers make of a code").
SCRIPTS = Path("tests/cases/documents/scripts")
TRAPS = {"pdftotext": ("שלום", "Hebrew", "A letter", "We say", "With points"), "pdfinfo -struct-text": (),
         "mutool stext": ("A letter", "Flags"), "pdf.js": ("A letter", "With points")}
# mupdf from 1.25 on sees spaces inside words of these.
SPACED = {"mutool stext": ("We say", "With points"), "pdftotext": (), "pdfinfo -struct-text": (), "pdf.js": ()}


def joined(words):
    return unicodedata.normalize("NFC", "".join(words))


scripts = build(SCRIPTS, None, "--only", "offer") / "offer.pdf"
paragraphs = re.sub("[\u115F\u1160\u3164\uFFA0]", "", (SCRIPTS / "posting.txt").read_text("utf-8")).split("\n\n")[3:-2]
for name, reader in readers.items():
    text = reader(scripts)
    found = reading.fold(text)
    known = re.sub(r"(?s)Flags are.*?thumbs are \S*", "", text) if "Flags" in TRAPS[name] else text
    ok("\N{REPLACEMENT CHARACTER}" not in known, f"scripts by {name}: every character is known", text)
    for paragraph in paragraphs:
        words = reading.fold(paragraph)
        if paragraph.startswith(TRAPS[name]):
            continue
        if paragraph.startswith(SPACED[name]):
            ok(joined(words) in joined(found), f"scripts by {name}, but for its spaces: {paragraph[:24]}", found)
            continue
        _, difference = reading.seek(words, found)
        ok(not difference, f"scripts by {name}: {paragraph[:24]}", difference)
# pdftotext sets a line from the side that most of its page is read from; its words are whole.
found = reading.fold(reading.plain(scripts))
for word in "שלום עולם ירושלים לעבודה ובתל קהילות".split():
    ok(word in found, f"scripts by pdftotext: {word}", found)

text = (folder / "offer.txt").read_text("utf-8")
words = reading.fold(reading.posting())
_, difference = reading.seek(words, reading.fold(text))
ok(not difference, f"offer.txt: {len(words)} words", difference)
ok(not re.search(r"[^\S \n]|\r| $", text), "offer.txt: ordinary spaces only", re.findall(r".*[^\S \n].*", text))
done()
