#!/usr/bin/env python3
# Ordinals: their letters stand raised on the page, and are plain letters to every reader and in offer.txt.
import re
import shutil
from pathlib import Path

from reading import fold, pdfjs, plain, seek, stext, structure
from tap import AFFICHE, done, ok, run, scratch

TEXT = "Le 1er mars s'ouvre la 2e édition, dans le 12e arrondissement."

folder, out = scratch() / "posting", scratch()
shutil.copytree(Path("tests/cases/poster/title-140"), folder)
(folder / "posting.txt").write_text((folder / "posting.txt").read_text("utf-8") + f"\n\nPUBLICS\n\n{TEXT}\n", "utf-8")
made = run(AFFICHE, "build", "-o", out, "--only", "offer", folder)
ok(made.returncode == 0, "made", made.stderr)
for reader in plain, structure, stext, pdfjs:
    rest, why = seek(fold(TEXT), fold(reader(out / "posting" / "offer.pdf")))
    ok(not why, f"read as plain letters by {reader.__name__}", why)
ok(TEXT.replace("'", "’") in (out / "posting" / "offer.txt").read_text("utf-8").replace("'", "’"), "plain letters in offer.txt")

run(AFFICHE, "build", "--as", "trace", "-o", out, "--only", "offer", folder)
trace = (out / "posting" / "offer.pdf.trace").read_text("utf-8")
found = re.search(r'text \S+ (\S+) \S+ \S+ (\S+) \S+ "Le 1".*\ntext \S+ (\S+) \S+ \S+ (\S+) \S+ "er"', trace)
ok(found, "the letters are an item of their own", trace)
if found:
    y, size, raised_y, raised_size = map(float, found.groups())
    ok(raised_size < 0.8 * size and raised_y < y - 0.15 * size, "they are smaller, and stand higher", found[0])
done()
