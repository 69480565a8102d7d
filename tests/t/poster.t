#!/usr/bin/env python3
# Each poster is one A4 page with a QR code that a telephone reads, and every word of the missions and the profile.
import re

import reading
from tap import AFFICHE, build, done, ok, read, run, scratch

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

# A number of hours says that it counts hours, also where the text leaves that to a label.
for lang, hours, said in (("en", "37 per week", "37 hours per week"), ("en", "45-50 hours/week", "45–50 hours/week"), ("fr", "28 par semaine", "28 h par semaine"),
                          ("en", "full-time", "full-time")):
    posting = scratch() / "hours"
    posting.mkdir()
    (posting / "posting.txt").write_text("The job\n\n- Mow the lawns\n", "utf-8")
    (posting / "posting.ini").write_text(f"[posting]\nlang = {lang}\n[organisation]\nname = A\n[facts]\ntitle = Gardener\nhours = {hours}\ncontact = a@b.example\n", "utf-8")
    out = scratch()
    result = run(AFFICHE, "build", "--only", "poster", "-o", out, posting)
    words = read("pdftotext", out / "hours/poster.pdf", "-").replace("\u00a0", " ").replace("\u202f", " ")
    ok(f"· {said}\n" in words, f"hours = {hours}: the badge says “{said}”", words[:200] + result.stderr)
done()
