#!/usr/bin/env python3
# Every word of the posting is in the offer, in order and with nothing between, for every reader.
import re

import reading
from tap import build, done, ok

# The running foot is an artifact, which readers of the bare page print all the same.
FOOT = re.compile(r"(?m)^CHRONIQUES · .*$|\bpage \d+ sur \d+$")

folder = build()
words = reading.fold(reading.posting())
readers = {"pdftotext": reading.plain, "pdfinfo -struct-text": reading.structure, "mutool stext": reading.stext,
           "pdf.js": reading.pdfjs}
for name, reader in readers.items():
    _, difference = reading.seek(words, reading.fold(FOOT.sub("", reader(folder / "offer.pdf"))))
    ok(not difference, f"offer.pdf by {name}: {len(words)} words", difference)

text = (folder / "offer.txt").read_text("utf-8")
_, difference = reading.seek(words, reading.fold(text))
ok(not difference, f"offer.txt: {len(words)} words", difference)
ok(not re.search(r"[^\S \n]|\r| $", text), "offer.txt: ordinary spaces only", re.findall(r".*[^\S \n].*", text))
done()
