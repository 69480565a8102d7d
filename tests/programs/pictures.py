"""What a form looks like in four renderers, and whether the picture of a box is nearer to our own drawing of its value than to that of
any other value."""
import re
import subprocess
from functools import cache
from pathlib import Path

import numpy
import pymupdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

import forms

SCALE = 2  # pixels a point
FONTS = Path("fonts/atkinson-hyperlegible-next/atkinson-regular.ttf"), Path("fonts/noto-sans/noto-sans-regular.ttf")  # ours, and one that programs' own are like
AWAY = 14  # pixels that a program may set a text lower or further in than another


def poppler(path, folder):
    subprocess.run(["pdftoppm", "-r", str(72 * SCALE), "-png", path, folder / "poppler"], check=True, capture_output=True)
    return [Image.open(page).convert("L") for page in sorted(folder.glob("poppler-*.png"))]


def mupdf(path, _):
    return [Image.frombytes("L", (picture.width, picture.height), picture.samples)
            for picture in (page.get_pixmap(matrix=pymupdf.Matrix(SCALE, SCALE), colorspace=pymupdf.csGRAY) for page in pymupdf.open(path))]


def pdfium(path, _):
    pdf = pypdfium2.PdfDocument(path)
    pdf.init_forms()
    pictures = [page.render(scale=SCALE).to_pil().convert("L") for page in pdf]
    pdf.close()
    return pictures


RENDERERS = {"poppler": poppler, "mupdf": mupdf, "PDFium": pdfium}


def pdfjs(paths, folder):
    """All at once: a browser takes long to start."""
    forms.chromium([{"do": "paint", "in": str(path), "out": str(folder / path.stem), "scale": SCALE} for path in paths], folder)
    return {path: [Image.open(page).convert("L") for page in sorted(folder.glob(f"{path.stem}-[0-9].png"))] for path in paths}


def cut(pages, widget):
    """The inside of a box, dark on 0: what stands on its own ground."""
    page = pages[widget["page"]]
    left, bottom, right, top = (corner * SCALE for corner in widget["rect"])
    inset = 2.5 * SCALE if widget["state"] is None else 0
    box = (round(left + inset), round(page.height - top + inset), round(right - inset), round(page.height - bottom - inset))
    return ink(page.crop(box))


def ink(picture):
    shade = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(1)), dtype=float)
    return numpy.clip(numpy.median(shade) - shade, 0, None)


@cache
def drawn_text(text, width, height, size, font, lines, wraps):
    """Our own drawing: from the top in lines, which may wrap, or one in the middle."""
    picture = Image.new("L", (width, height), 255)
    draw, face = ImageDraw.Draw(picture), ImageFont.truetype(font, size * SCALE)
    wrapped = []
    for line in text.split("\n"):
        words = ""
        for word in line.split(" "):
            longer = f"{words} {word}" if words else word
            if wraps and words and draw.textlength(longer, face) > width:
                wrapped.append(words)
                longer = word
            words = longer
        wrapped.append(words)
    pitch = size * SCALE * 1.3
    for number, line in enumerate(wrapped):
        draw.text((0, number * pitch if lines else (height - pitch) / 2), line, fill=0, font=face)
    return ink(picture)


def likeness(seen, drawn):
    """The highest correlation at any place not too far away: 0 to 1."""
    norm = numpy.sqrt((seen ** 2).sum() * (drawn ** 2).sum())
    if norm == 0:
        return 0.0
    shape = [side + 2 * AWAY for side in seen.shape]
    product = numpy.fft.irfft2(numpy.fft.rfft2(seen, shape) * numpy.conj(numpy.fft.rfft2(drawn, shape)), shape)
    near = numpy.r_[-AWAY:AWAY + 1]
    return float(product[numpy.ix_(near, near)].max() / norm)


def nearest_text(seen, texts, widget):
    """Of the texts that stand in any box, and none at all, the one that the picture is nearest to."""
    if seen.max() < 40:
        return ""
    height, width = seen.shape
    lines = widget["name"].endswith("evidence")
    ways = [(font, lines, wraps) for font in FONTS for wraps in ((True, False) if lines else (False,))]  # pypdf wraps nothing
    return max(texts, key=lambda text: max(likeness(seen, drawn_text(text, width, height, widget["size"], *way)) for way in ways))


def is_marked(seen):
    """Nearer to a ring with a dot in it, of our size or of that which others draw, than to a ring alone."""
    height, width = seen.shape
    drawn = []
    for share in 0, 0.42, 0.56:
        ring = Image.new("L", (width, height), 255)
        ImageDraw.Draw(ring).ellipse((0, 0, width - 1, height - 1), outline=0, width=SCALE)
        if share:
            ImageDraw.Draw(ring).ellipse([side * (1 + sign * share) / 2 for sign in (-1, 1) for side in (width, height)], fill=0)
        drawn.append(255 - numpy.asarray(ring.filter(ImageFilter.GaussianBlur(1)), dtype=float))
    blank, *marked = (abs(seen - one).sum() for one in drawn)
    return min(marked) < blank


def cut_button(pages, widget):
    page = pages[widget["page"]]
    left, bottom, right, top = (corner * SCALE for corner in widget["rect"])
    box = (round(left), round(page.height - top), round(right), round(page.height - bottom))
    return 255 - numpy.asarray(page.crop(box).filter(ImageFilter.GaussianBlur(1)), dtype=float)


def lost(text):
    """What is left of a text where letters beyond Latin-1 show nothing."""
    return re.sub(r"[^\x00-\xFF]", "", text)


def wrong(pages, widgets, values):
    """Of each box that shows another value than its own, or not all of it: its name, and what it shows."""
    own = {value for name, value in values.items() if not name.endswith("score") and name not in ("conflict", "recommendation")}
    texts = sorted(own | set(map(lost, own)))
    found = []
    for widget in widgets:
        own = values.get(widget["name"], "")
        if widget["state"] is None:
            shown = nearest_text(cut(pages, widget), texts, widget)
            if shown != own:
                found.append((widget["name"], own, shown))
        elif is_marked(cut_button(pages, widget)) != (own == widget["state"]):
            found.append((widget["name"], own, f"{widget['state']} looks {'blank' if own == widget['state'] else 'marked'}"))
    return found
