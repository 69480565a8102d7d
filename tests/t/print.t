#!/usr/bin/env python3
# What a print shop checks before it prints (the manual's "Preflight" names these tests): boxes, bleed and marks; PDF/X-4 in a press's inks.
import os
import re
from pathlib import Path

from artwork import png, with_artwork
from tap import AFFICHE, HOUSE, POSTING, done, ok, read, run, scratch

MM = 72 / 25.4
TRIM = 595.28, 841.89
DPI = 72
INK_MOST = 3.0
CLOCKLESS = {**os.environ, "SOURCE_DATE_EPOCH": ""}

def build(*options, posting=HOUSE, **more):
    out = scratch()
    result = run(AFFICHE, "build", "-o", out, "--only", "poster", *options, posting, env=CLOCKLESS, **more)
    return sorted((out / posting.name).glob("*.pdf")), result

def boxes(path):
    found = re.findall(r"^(\w+)Box: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)", read("pdfinfo", "-box", path), re.M)
    return {name: [float(number) for number in numbers] for name, *numbers in found}

def near(a, b):
    return all(abs(x - y) < 0.02 for x, y in zip(a, b))

def inks(path):
    """Width, height, and the four inks of each pixel, 0 to 255, as Ghostscript separates them."""
    out = scratch() / "inks.pam"
    read("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pamcmyk32", f"-r{DPI}", "-o", out, path)
    head, data = out.read_bytes().split(b"ENDHDR\n", 1)
    size = {key: int(value) for key, value in re.findall(rb"(WIDTH|HEIGHT) (\d+)", head)}
    return size[b"WIDTH"], size[b"HEIGHT"], data

def source(path):
    out = scratch() / "plain.pdf"
    read("qpdf", "--qdf", "--object-streams=disable", path, out)
    return out.read_bytes().decode("latin-1")

# Trimmed, as for screens and office printers.
paths, result = build()
found = boxes(paths[0])
ok(result.returncode == 0 and near(found["Trim"], found["Media"]) and near(found["Bleed"], found["Media"]), "without bleed: TrimBox = MediaBox", found)

# Bleed and marks.
paths, result = build("--bleed", "3mm", "--marks")
ok([path.name for path in paths] == ["poster-quay-bleed.pdf", "poster-sheds-bleed.pdf"], "bleed: posters alone, named after it", result.stderr)
found = boxes(paths[0])
trim, bleed, media = found["Trim"], found["Bleed"], found["Media"]
ok(near([trim[2] - trim[0], trim[3] - trim[1]], TRIM), "TrimBox: the format of the layout", found)
ok(near([trim[i] - bleed[i] for i in (0, 1)] + [bleed[i] - trim[i] for i in (2, 3)], [3 * MM] * 4), "BleedBox: 3 mm around it", found)
ok(all(bleed[i] > media[i] for i in (0, 1)) and all(bleed[i] < media[i] for i in (2, 3)), "MediaBox: larger still", found)

def is_inked(picture, x, y):
    width, _, data = picture
    at = 4 * (int(y) * width + int(x))
    return any(byte > 20 for byte in data[at:at + 4])

picture = inks(paths[0])
edge = (trim[0] + bleed[0]) / 2  # between bleed and trim
ok(all(is_inked(picture, x, y) for x, y in ((edge, 150), (picture[0] - edge, 150), (300, edge), (300, picture[1] - edge))),
   "grounds and artwork reach out to the bleed, on all sides")
border = [(x, y) for x in range(picture[0]) for y in range(picture[1])
          if not (bleed[0] - 1 < x < bleed[2] + 1 and bleed[0] - 1 < y < bleed[3] + 1) and is_inked(picture, x, y)]
ok(border and all(min(abs(x - trim[0]), abs(x - trim[2])) < 2 or min(abs(y - trim[0]), abs(y - picture[1] + trim[0])) < 2 for x, y in border),
   "outside the bleed there are crop marks in line with the trim, and nothing else", border[:20])
for option in "--bleed 3", "--bleed 0mm", "--bleed 3km", "--bleed 900mm", "--standard pdfx9":
    _, result = build(*option.split())
    ok(result.returncode == 2 and option.split()[1] in result.stderr, f"{option}: a usage error that says so", result.stderr)

result = run(AFFICHE, "build", "-o", scratch(), "--only", "grid", "--marks", HOUSE)
ok(result.returncode == 2 and "--only" in result.stderr, "marks on no poster: a usage error", result.stderr)

# PDF/X-4.
paths, result = build("--bleed", "3mm", "--marks", "--standard", "pdfx4")
ok([path.name for path in paths] == ["poster-quay-bleed-pdfx4.pdf", "poster-sheds-bleed-pdfx4.pdf"], "pdfx4: posters alone, named after it", result.stderr)
text = source(paths[0])
check = run("qpdf", "--check", paths[0])
ok(check.returncode == 0 and text.startswith("%PDF-1.6"), "PDF/X-4: a sound file of PDF 1.6", check.stdout + check.stderr)
ok("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in text and "/GTS_PDFXVersion (PDF/X-4)" in text, "GTS_PDFXVersion")
ok("pdfaid:" not in text and "pdfuaid:" not in text, "it claims no other standard")
ok("/S /GTS_PDFX" in text and "/OutputConditionIdentifier (FOGRA39)" in text and "/DestOutputProfile" in text and "/N 4" in text,
   "output intent: FOGRA39, its profile embedded")
ids = [re.search(r"<xmpMM:DocumentID>(.*?)<", source(path)).group(1) for path in paths]
ok(len(set(ids)) == 2, "each office's poster has an identity of its own", ids)
again, _ = build("--bleed", "3mm", "--marks", "--standard", "pdfx4")
ok(re.search(r"<xmpMM:DocumentID>(.*?)<", source(again[0])).group(1) == ids[0], "and the same one again")
ok(not re.search(r"\b(?:BDC|BMC|EMC)\b", text) and "StructTreeRoot" not in text, "no marked content without a structure")
ok("/Trapped /False" in text and "<pdf:Trapped>False</pdf:Trapped>" in text, "Trapped is said")
ok("<xmp:CreateDate>2026-12-01T00:00:00Z" in text and "/CreationDate (D:20261201000000" in text and "/ModDate" in text, "dates: the day of publication")
ok(re.search(r"/ID \[", text), "the file has an ID")
ok("/Annots" not in text and "/AcroForm" not in text, "no annotations, no form")
left = re.findall(r"/DeviceRGB|/CalRGB|/ICCBased|/Lab\b|(?<=[\d.]) (?:rg|RG|sc|scn)\b", text)
ok(not left, "no operator, image or group in RGB", left[:9])
groups = re.findall(r"/Group (?:<<(.*?)>>|(\d+ 0 R))", text, re.S)
ok(groups and all("/CS /DeviceCMYK" in group for group, _ in groups), "transparency blends in CMYK, in every group", groups)
fonts = read("pdffonts", paths[0]).splitlines()[2:]
ok(fonts and all(re.search(r" yes (yes|no) +(yes|no) +\d", line) for line in fonts), "every font is embedded", "\n".join(fonts))
found = boxes(paths[0])
ok(near(found["Trim"], trim) and near(found["Bleed"], bleed), "the same boxes", found)

for posting, options in ((HOUSE, ()), (POSTING, ("--today", "2025-11-01"))):
    (path, *_), _ = build("--standard", "pdfx4", *options, posting=posting)
    width, height, data = picture = inks(path)
    sums = [sum(data[at:at + 4]) for at in range(0, len(data), 4)]
    ok(0 < max(sums) <= INK_MOST * 255, f"{posting.name}: at most {max(sums) / 2.55:.0f} % of ink anywhere")
    body = [data[4 * (y * width + x):][:4] for y in range(height * 2 // 5, height * 4 // 5) for x in range(width)]
    black = [pixel for pixel in body if pixel[3] > 240]
    ok(len(black) > 500 and all(max(pixel[:3]) < 8 for pixel in black), f"{posting.name}: black type is black ink alone", len(black))

# Artwork that brings a picture along.
posting = with_artwork(f'<image width="600" height="300" preserveAspectRatio="none" xlink:href="{png(40)}"/>')
paths, result = build("--standard", "pdfx4", posting=posting)
ok(len(paths) == 2, "artwork with a picture: made", result.stderr)
text = source(paths[0])
ok(re.search(r"/ColorSpace /DeviceCMYK", text) and not re.search(r"/DeviceRGB|/ICCBased|/CalRGB", text), "the picture is in inks, and nothing in RGB")
width, height, data = inks(paths[0])
sums = [sum(data[at:at + 4]) for at in range(0, len(data), 4)]
ok(0 < max(sums) < INK_MOST * 255, f"a dark picture: at most {max(sums) / 2.55:.0f} % of ink anywhere")
dark = {data[at:at + 4] for at in range(0, len(data), 4) if sum(data[at:at + 4]) > 255}
ok(len(dark) > 100, "dark colours of the picture stay apart", len(dark))
# Gradients, over the upper half; the lower one, which they end in, is flat.
def shades(kind, where, *stops):
    tags = "".join(f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{opacity}"/>' for at, colour, opacity in stops)
    return f'''<{kind}Gradient id="it" gradientUnits="userSpaceOnUse" {where}>{tags}</{kind}Gradient><rect width="600" height="300" fill="{stops[-1][1]}"/>
        <rect width="600" height="150" fill="#fff"/><rect width="600" height="150" fill="url(#it)"/>'''

LINEAR, RADIAL = ("linear", 'x1="0" y1="0" x2="500" y2="0"'), ("radial", 'cx="0" cy="60" r="500"')
ROW, FLAT_ROW = 10, 120  # of the page's pixels: through both halves, beside all text on their right
for name, body, black in (
        ("to black", shades(*LINEAR, (0, "#ffc857", 1), (1, "#000000", 1)), True),
        ("of three stops, round, to black", shades(*RADIAL, (0, "#ffffff", 1), (.4, "#e01010", 1), (1, "#0c0a0d", 1)), True),
        ("to a dark colour", shades(*LINEAR, (0, "#10d0f0", 1), (1, "#3a1a70", 1)), False),
        ("from nothing", shades(*LINEAR, (0, "#ffc857", 0), (1, "#7a1030", 1)), False)):
    paths, result = build("--standard", "pdfx4", posting=with_artwork(body))
    if not ok(len(paths) == 2, f"a gradient {name}: made", result.stderr):
        continue
    text = source(paths[0])
    ok(re.search(r"/ColorSpace /DeviceCMYK.{0,400}/ShadingType", text, re.S) and "/DeviceRGB" not in text, f"a gradient {name}: in inks")
    ok(("/S /Luminosity" in text and "/CS /DeviceGray" in text) == (name == "from nothing"), f"a gradient {name}: opacity stays a mask of grey")
    width, height, data = inks(paths[0])
    row = [data[4 * (ROW * width + x):][:4] for x in range(width)]
    flat = data[4 * (FLAT_ROW * width + width - 10):][:4]
    ok(row[-10] == flat and (not black or tuple(flat) == (0, 0, 0, 255)), f"a gradient {name}: ends as flat colour is", (row[-10], flat))
    ok(len(set(row)) > 100, f"a gradient {name}: goes smoothly", len(set(row)))
    steps = [max(abs(a - b) for a, b in zip(pixel, after)) for pixel, after in zip(row, row[1:])]
    ok(max(steps) < 16, f"a gradient {name}: without a step", max(steps))
    sums = [sum(data[at:at + 4]) for at in range(0, len(data), 4)]
    ok(0 < max(sums) <= INK_MOST * 255, f"a gradient {name}: at most {max(sums) / 2.55:.0f} % of ink anywhere")

TILES = '<pattern id="it" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#0a5c4a"/></pattern>'
FILLED = '<rect width="600" height="300" fill="url(#it)"/>'
paths, result = build("--standard", "pdfx4", posting=with_artwork(TILES + FILLED))
ok(len(paths) == 2 and "/DeviceRGB" not in source(paths[0]), "a pattern of tiles: made, in inks", result.stderr)

BLENDED = '<rect width="600" height="300" fill="#1a8a3a"/><rect width="600" height="300" fill="#7a1a7a" style="mix-blend-mode:multiply"/>'
BLENDED_TILES = f'<pattern id="it" width="90" height="90" patternUnits="userSpaceOnUse">{BLENDED}</pattern>'
for body, what in (BLENDED, "artwork"), (BLENDED_TILES + FILLED, "tiles"):
    paths, result = build("--standard", "pdfx4", posting=with_artwork(body))
    ok(result.returncode == 1 and not paths and re.search(
        r"brand-harbour.ini:\d+:\d+: error: .*a blend mode.* can't be told in inks.*harbour-tide.svg.*\[press\]", result.stderr),
       f"{what} with a blend mode: refused, and says where and what to do", result.stderr)

paths, result = build("--standard", "pdfx4", posting=POSTING)
ok(result.returncode == 1 and not paths and re.search(r"PDF/X-4 needs a date.*published.*\[press\]", result.stderr),
   "without a date it is refused, and says what to do", result.stderr[-400:])
first, again = (build("--standard", "pdfx4")[0][0].read_bytes() for _ in range(2))
ok(first == again, "the same bytes every time")
done()
