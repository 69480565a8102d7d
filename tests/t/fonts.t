#!/usr/bin/env python3
# Every font in a PDF is embedded, has Unicode, and is one of those in fonts/.
from tap import PDFS, build, done, ok, read

ours = set(read("fc-scan", "-f", "%{postscriptname}\n", "fonts").split())
folder = build()
for name in PDFS:
    # name type encoding emb sub uni object generation
    rows = [line.split() for line in read("pdffonts", folder / name).splitlines()[2:]]
    ok(rows, f"{name}: has fonts")
    for row in rows:
        font = (row[0].partition("+")[2] or row[0]).removesuffix(",Bold")  # which libharu adds to bold faces
        ok(font in ours and row[-5] == row[-3] == "yes", f"{name}: {font} is ours, embedded, with Unicode", " ".join(row))
done()
