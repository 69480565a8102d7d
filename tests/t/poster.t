#!/usr/bin/env python3
# Each poster is one A4 page with a QR code that a telephone reads, and every word of the missions and the profile.
import re

import reading
from tap import build, done, ok, read, run

folder = build()
for name in ("poster-friche.pdf", "poster-aix.pdf"):
    info = read("pdfinfo", folder / name)
    ok(re.search(r"^Pages: +1$", info, re.M) and re.search(r"^Page size: +595\.2(8|76) x 841\.89 pts", info, re.M),
       f"{name}: one A4 page", info)

    read("pdftoppm", "-r", "100", "-png", "-singlefile", folder / name, folder / "raster")
    code = run("zbarimg", "-q", "--raw", folder / "raster.png")
    ok(re.fullmatch(r"https?://\S+\n", code.stdout), f"{name}: zbar reads the QR code at 100 dpi", code.stdout + code.stderr)

    words = reading.fold(reading.structure(folder / name))
    for heading in ("MISSIONS", "DESCRIPTION DU PROFIL RECHERCHÉ"):
        for line in reading.section(heading):
            words, difference = reading.seek(reading.fold(line), words)
            ok(not difference, f"{name}: {line[:60]}", difference)
done()
