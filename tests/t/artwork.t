#!/usr/bin/env python3
# One picture, written as six programs write it: all are taken, as a poster's motif, for the office and for the press, and look the same.
import shutil
from pathlib import Path

from artwork import with_artwork
from tap import AFFICHE, done, ok, read, run, scratch

FILES = sorted(Path("tests/t/editors").glob("*.svg"))
FAR = 24  # of 255: what edges of a scaled picture may differ by
FEW = 0.001  # of a page's pixels: those that may differ by more


def posting(file):
    folder = with_artwork("")
    shutil.copy(file, folder / "layouts/harbour-tide.svg")
    return folder


def picture(file, standard):
    """The first poster's pixels, one byte a channel."""
    out = scratch()
    folder = posting(file)
    result = run(AFFICHE, "build", "-o", out, "--only", "poster", *standard, folder)
    made = sorted((out / folder.name).glob("*.pdf"))
    ok(result.returncode == 0 and made, " ".join([file.stem, *standard]) + ": taken", result.stderr)
    read("pdftoppm", "-r", "36", "-f", "1", "-singlefile", made[0], out / "page")
    return (out / "page.ppm").read_bytes()


for standard in (), ("--standard", "pdfx4"):
    plain = picture(Path("tests/t/editors/plain.svg"), standard)
    for file in FILES:
        if file.stem == "plain":
            continue
        other = picture(file, standard)
        far = sum(abs(a - b) > FAR for a, b in zip(plain, other))
        ok(len(plain) == len(other) and far < FEW * len(plain), " ".join([file.stem, *standard]) + ": the same picture", far)

# Filters are painted by threads of librsvg's own, which a process forked later would wait for: each posting's artwork is tried in one that was forked before.
BLUR = '<filter id="blur"><feGaussianBlur stdDeviation="9"/></filter><rect x="50" y="50" width="500" height="200" fill="#ffc857" filter="url(#blur)"/>'
postings = scratch()
for name in "one", "two", "three", "four":
    shutil.copytree(with_artwork(BLUR), postings / name)
for jobs in "1", "2":
    out = scratch()
    result = run(AFFICHE, "build", "-j", jobs, "-o", out, "--only", "poster", "--office", "quay", postings)
    ok(result.returncode == 0 and len(list(out.glob("*/*.pdf"))) == 4, f"four postings with filters in one run, -j {jobs}: all are made", result.stderr)
done()
