#!/usr/bin/env python3
# Texts that readers may stumble over: names in other scripts, a word that no line holds, a single word, what looks like operators of a PDF. All words of
# offer.pdf and offer-large.pdf, in order, by all four readers; Arabic and emoji by pdf.js. What pdf.js and mupdf add of their own is taken out here.
import re
from pathlib import Path

import reading
from tap import build, done, ok

READERS = {"pdftotext": reading.plain, "pdfinfo -struct-text": reading.structure, "mutool stext": reading.stext, "pdf.js": reading.pdfjs}
POSTINGS = {"names": READERS, "long-word": READERS, "one-word": READERS, "operators": READERS, "arabic": ["pdf.js"]}


LONG = max((Path("tests/cases/documents/long-word") / "posting.txt").read_text("utf-8").split(), key=len)
DIVIDED = re.compile(r"[-\u00ad]?\s*".join(LONG))  # a line that ends inside the word is none of its own


def words_of(text):
    """Folded; the long word whole; pdf.js puts a space between Hebrew and the comma behind it."""
    return reading.fold(re.sub(r"(?<=[\u05d0-\u05ea]) (?=[,.])", "", DIVIDED.sub(LONG, text)))


ok(len(LONG) == 300, "the long word has 300 letters", LONG)
for name, readers in POSTINGS.items():
    folder = Path("tests/cases/documents") / name
    made = build(folder, None, "--only", "offer,offer-large")
    lines = [line.removeprefix("- ") for line in (folder / "posting.txt").read_text("utf-8").splitlines() if line]
    for file in "offer.pdf", "offer-large.pdf":
        for reader in readers:
            text = READERS[reader](made / file)
            rest, lost = words_of(text), ""
            for line in lines:
                rest, difference = reading.seek(words_of(line), rest)
                lost = lost or difference
            ok(not lost, f"{name}, {file} by {reader}: {len(lines)} paragraphs", lost)
            ok("\N{REPLACEMENT CHARACTER}" not in text, f"{name}, {file} by {reader}: every character is known", text)
    text = (made / "offer.txt").read_text("utf-8")
    ok(all(" ".join(line.split()).replace("'", "’") in text for line in lines), f"{name}, offer.txt: all of it", text)
done()
