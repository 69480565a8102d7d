#!/usr/bin/env python3
"""Where rings and code stand on a form's pages, by what the PDF says of its fields, in the words of tests/unit/scan_read.c: `scan_layout.py
OUT FORM.pdf...`. All of one grid; OUT gets layout.txt, print-PAGE.png of the first, which should be filled in by nobody, and
NAME-PAGE.png of all, at 300 dpi, of pages with something to be filled in."""
import subprocess
import sys
from pathlib import Path

import numpy as np
import pypdf
from PIL import Image

PRINT_DPI = 8 * 25.4
RING = 0.5  # a ring's line runs so far inside its widget
AROUND = {True: (17, 13, 20, 20), False: (14, 10, 44, 10)}  # of rows of five rings and more, of others: left, top, right, bottom


def full_name(widget):
    parent, own = widget.get("/Parent"), widget.get("/T")
    above = full_name(parent.get_object()) if parent else ""
    return f"{above}.{own}" if above and own else own or above


def widgets(page):
    """(name, state or None, x, y, width, height), from the top left."""
    height = float(page.mediabox.height)
    for reference in page.get("/Annots") or []:
        widget = reference.get_object()
        if widget.get("/Subtype") != "/Widget":
            continue
        left, bottom, right, top = map(float, widget["/Rect"])
        normal = widget["/AP"]["/N"].get_object()
        state = None if hasattr(normal, "get_data") else next(state[1:] for state in normal if state != "/Off")
        yield full_name(widget), state, left, height - top, right - left, top - bottom


def runs(dark):
    """(begin, end) of all stretches."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False])).astype(int)))
    return zip(edges[::2], edges[1::2])


def find_code(image):
    """Left, top and size, in pixels: what is square, and 16 to 30 mm wide, at the upper right edge."""
    dark = np.asarray(image.convert("L")) < 128
    mm = dark.shape[1] / 210
    for left in range(int(160 * mm), int(185 * mm)):
        for top, bottom in runs(dark[: int(60 * mm), left:].any(1)):
            columns = np.flatnonzero(dark[top:bottom, left:].any(0))
            wide = columns[-1] - columns[0] + 1
            first, finder = left + columns[0], int(3 * mm)  # three of its corners have a dark line on both sides
            if (16 * mm < wide < 30 * mm and abs(wide - (bottom - top)) < 0.5 * mm and dark[top + 2, first + 2:first + finder].all()
                    and dark[top + 2:top + finder, first + 2].all() and dark[bottom - 3, first + 2:first + finder].all()):
                return first, top, wide
    return None


def lines_of(page, image, path):
    fields, notes = {}, []
    for name, state, x, y, width, height in widgets(page):
        if state is not None:
            fields.setdefault(name, []).append((x + width / 2, y + height / 2, width / 2 - RING, state))
        elif name.endswith("evidence"):
            notes.append((name, x + 2, y + 2, width - 4, height - 4))
    left, top, size = (value * 72 / PRINT_DPI for value in find_code(image) or (0, 0, 1))
    yield f"page {float(page.mediabox.width):.2f} {float(page.mediabox.height):.2f} {left:.2f} {top:.2f} {size:.2f} {path}"
    for name, rings in fields.items():
        before, above, behind, below = AROUND[len(rings) > 4]
        yield f"field {name} {rings[0][0] - before:.2f} {rings[0][1] - above:.2f} {rings[-1][0] - rings[0][0] + before + behind:.2f} {above + below:.2f}"
        yield from (f"ring {x:.2f} {y:.2f} {radius:.2f} {value}" for x, y, radius, value in rings)
    for name, *area in notes:
        yield f"note {name} " + " ".join(f"{value:.2f}" for value in area)


def make(out, forms):
    """The printed pages."""
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-r", str(PRINT_DPI), "-gray", "-png", forms[0], out / "print"], check=True)
    form = pypdf.PdfReader(forms[0])
    lines, filled = [f"form {form.get_fields()['hash']['/V']}"], []
    for number, page in enumerate(form.pages, 1):
        path = next(path for path in sorted(out.glob("print-*.png")) if int(path.stem.split("-")[-1]) == number)
        own = list(lines_of(page, Image.open(path), path))
        filled += [number] if any(line.startswith("field") for line in own) else []
        lines += own
    (out / "layout.txt").write_text("\n".join(lines) + "\n", "utf-8")
    for form in forms:
        for number in filled:
            subprocess.run(["pdftoppm", "-r", "300", "-png", "-f", str(number), "-l", str(number), "-singlefile", form, out / f"{form.stem}-{number}"], check=True)
    return [out / f"{form.stem}-{number}.png" for form in forms for number in filled]


def main():
    make(Path(sys.argv[1]), [Path(form) for form in sys.argv[2:]])


if __name__ == "__main__":
    main()
