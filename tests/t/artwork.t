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
done()
