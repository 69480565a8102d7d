#!/usr/bin/env python3
# What the seal made of a small document with every kind of node and every trap: read by tools that are not ours.
import re

import reading
from tap import done, ok, read, samples, scratch

TEXT = """Médiation <numérique> Contrat CDI Début Missions une mission une mission Détail une mission une mission
(EMC) /Span <</MCID 0>> BDC \\) Do CDI voir le site see. d'une page à l'autre Candidater"""
FOOT = re.compile(r"page 1 sur 2")

folder = scratch()
ok(samples(folder) == [f"sample-{name}.pdf" for name in ("attached", "form", "offer", "told", "unwrapped")], "the samples are there")
words = reading.fold(TEXT.lower())
readers = {"pdftotext": reading.plain, "pdfinfo -struct-text": reading.structure, "mutool stext": reading.stext,
           "pdf.js": reading.pdfjs}
for name, reader in readers.items():
    text = reader(folder / "sample-offer.pdf")
    found = reading.fold(re.sub(r"(?m)^ *1\.", "", FOOT.sub("", text)).lower())
    ok(found == words, f"every word in order by {name}", f"{found}\n{words}")
for name in "pdfinfo -struct-text", "pdf.js":
    text = readers[name](folder / "sample-offer.pdf")
    ok(not FOOT.search(text), f"what is decoration is no content: {name}", text)

for file in samples(folder):
    fonts = [line.split() for line in read("pdffonts", folder / file).splitlines()[2:]]
    ok(fonts and all(font[-5] == "yes" and font[-3] == "yes" for font in fonts), f"{file}: fonts embedded, with Unicode", fonts)
    info = read("pdfinfo", folder / file)
    ok(re.search(r"(?m)^JavaScript: *no$", info) and re.search(r"(?m)^Tagged: *yes$", info), f"{file}: tagged, no JavaScript", info)
done()
