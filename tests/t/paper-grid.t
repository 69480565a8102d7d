#!/usr/bin/env python3
# A grid that comes back on paper can be recognised: each page bears its code, which zbar reads; what is printed keeps clear of the code, and of the
# circles, which keep clear of the fold. Places are those of the trace, distances those of the pixels. Grids of 1, 8 and 30 criteria, in both
# languages, in large print, plain and personal.
import math
import re
import shutil

from tap import AFFICHE, HOUSE, POSTING, done, ok, read, run, scratch

MM = 72 / 25.4
DPI = 254  # ten pixels a millimetre
INK = 170  # darker than that
TOP, SIDE, MODULES, QUIET = 12 * MM, 18 * MM, 25, 4
CLEAR, BESIDE, FOLD = 1, 5, 6  # millimetres
THINGS = {"en": "touring lighting sound rigging budgets planning safety teams unions casting sets props costumes travel catering contracts insurance data print press "
                "archives venues schools festivals radio video streaming stages halls parks",
          "fr": "tournée lumière son accroche budget planification sécurité équipe syndicats distribution décors accessoires costumes voyages accueil contrats assurance "
                "données impression presse archives lieux écoles festivals radio vidéo diffusion scènes salles parcs"}
HINTS = {"en": "tick inside the circle, with a pen; scan in grey or colour", "fr": "cochez dans le cercle, au stylo ; numérisez en gris ou en couleur"}


def posting(lang, count):
    folder = scratch() / f"{lang}-{count}"
    folder.mkdir()
    (folder / "posting.ini").write_text(f"[posting]\nlang = {lang}\n[organisation]\nname = The Rotunda\n", "utf-8")
    title, profile, of = {"en": ("Stage manager", "Profile", "Experience of"), "fr": ("Régie", "Profil", "Expérience de")}[lang]
    items = "".join(f"- {of} {thing}\n" for thing in THINGS[lang].split()[:count])
    (folder / "posting.txt").write_text(f"{title}\n\n{profile}\n\n{items}", "utf-8")
    return folder


def build(folder, layout, *options):
    out = scratch()
    run(AFFICHE, "build", "-o", out, "--only", "grid", "--layout", layout, *options, folder)
    return next((out / folder.name).glob("grid*.pdf*"))


class Page:
    """A page of a trace, and its pixels."""

    def __init__(self, text, number, pdf):
        self.fold = float(text.split()[1]) / 2 / MM
        self.code = [[float(number) for number in found] for found in re.findall(r"^code (\S+) (\S+) (\S+) (\S+) \S+ (\d+) modules", text, re.M)]
        self.rings = [(name, *map(float, place)) for *place, name in
                      re.findall(r'^field (\S+) (\S+) (\S+) \S+ .* radius .* (\S+="\w+") field', text, re.M)]
        self.picture = pdf.parent / f"page-{number}.pgm"
        read("pdftoppm", "-r", DPI, "-f", number, "-singlefile", "-gray", pdf, self.picture.with_suffix(""))
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", self.picture.read_bytes())
        self.width, self.height, self.pixels = int(header[1]), int(header[2]), self.picture.read_bytes()[header.end():]

    def ink(self, left, top, right, bottom):
        """Where there is some inside a box, in millimetres."""
        for y in range(max(0, math.floor(top * 10)), min(self.height, math.ceil(bottom * 10))):
            row = self.pixels[y * self.width:(y + 1) * self.width]
            for x in range(max(0, math.floor(left * 10)), min(self.width, math.ceil(right * 10))):
                if row[x] < INK:
                    yield (x + .5) / 10, (y + .5) / 10


def nearest(page, ring):
    """The distance from a circle to what is printed beside it, and to what stands left of it at its height."""
    _, x, y, width = ring
    middle_x, middle_y, radius = (x + width / 2) / MM, (y + width / 2) / MM, width / 2 / MM
    reach = radius + 3
    around = [math.hypot(a - middle_x, b - middle_y) - radius for a, b in page.ink(middle_x - reach, middle_y - reach, middle_x + reach, middle_y + reach)]
    left = [middle_x - radius - a for a, _ in page.ink(middle_x - radius - BESIDE - 1, middle_y - radius, middle_x - radius - 0.15, middle_y + radius)]
    return min((distance for distance in around if distance > 0.15), default=9), min(left, default=9)


def check_rings(page, what):
    gaps = {ring[0]: nearest(page, ring) for ring in page.rings}
    tight = {name: round(gap, 2) for name, (gap, _) in gaps.items() if gap < CLEAR}
    ok(not tight, f"{what}: nothing is printed within {CLEAR} mm of a circle", tight)
    tight = {name: round(gap, 2) for name, (_, gap) in gaps.items() if gap < BESIDE}
    ok(not tight, f"{what}: nor within {BESIDE} mm at its left", tight)
    folded = [name for name, _, y, width in page.rings if y / MM < page.fold + FOLD - 0.01 and (y + width) / MM > page.fold - FOLD + 0.01]
    ok(not folded, f"{what}: no circle stands on the fold", folded)


def check_code(page, what, says):
    if not ok(len(page.code) == 1, f"{what}: one code", page.code):
        return
    x, y, width, height, modules = page.code[0]
    quiet = QUIET * width / modules
    ok(abs(width - SIDE) < 0.05 and width == height and modules == MODULES and y >= TOP, f"{what}: 18 mm, version 2, 12 mm from the edge", page.code)
    box = [place / MM for place in (x, y, x + width, y + height)]
    stray = [(a, b) for a, b in page.ink(box[0] - quiet / MM, box[1] - quiet / MM, box[2] + quiet / MM, box[3] + quiet / MM)
             if not (box[0] - .1 < a < box[2] + .1 and box[1] - .1 < b < box[3] + .1)]
    ok(not stray, f"{what}: four modules around it are light", stray[:5])
    found = run("zbarimg", "-q", "--raw", page.picture).stdout.strip()
    ok(found == says, f"{what}: it says the page", found)


def pages(trace, pdf):
    return [Page(text, number, pdf) for number, text in enumerate(re.split(r"^page \d+ ", trace, flags=re.M)[1:], 1)]


def check(folder, layout):
    trace, pdf = build(folder, layout, "--as", "trace").read_text("utf-8"), build(folder, layout)
    text = read("pdftotext", "-layout", pdf, "-")
    mark = re.search(r"\b[0-9a-f]{4}-[0-9a-f]{4}\b", text)[0].replace("-", "").upper()
    for number, page in enumerate(pages(trace, pdf), 1):
        what = f"{folder.name}, {layout}, page {number}"
        check_code(page, what, f"AF1/{mark}/{number}///")
        check_rings(page, what)
        if number > 1:
            boxes = len(re.findall(r"^\s*(?:Code candidature|Candidate code)$", read("pdftotext", "-f", number, "-l", number, pdf, "-"), re.M))
            ok(boxes == (1 if page.rings else 0), f"{what}: boxes to write codes into, where there is something to mark", boxes)
    return text


for lang in "en", "fr":
    for count in 1, 8, 30:
        for layout in ("grid-a4", "grid-a4-large") if count == 8 or lang == "fr" and count == 1 else ("grid-a4",):
            said = re.sub(r"\s+", " ", check(posting(lang, count), layout))
            ok(HINTS[lang] in said, f"{lang}, {count}, {layout}: it says how it is filled in and scanned", said[:800])
text = check(POSTING, "grid-a4")
ok("Compétences en matière de relations aux publics" in text and text.count("\f") == 2, "the first posting's grid keeps its lines, on one page with its anchors behind", text)
check(HOUSE.resolve(), "grid-a4")
trace = build(HOUSE.resolve(), "grid-a4", "--as", "trace").read_text("utf-8")
heights = [float(height) for height in re.findall(r'^field \S+ \S+ \S+ (\S+) .*K\d+\.evidence', trace, re.M)]
ok(len(heights) == 7 and max(heights) < 1.1 * min(heights), "where there is room to spare, its rows are alike on both sides of the fold", heights)

# Personal forms: a code of their own on each page, and its meaning in text.
for folder, layout in (posting("fr", 30), "grid-a4"), (POSTING, "grid-a4"), (posting("en", 8), "grid-a4-large"):
    here = scratch() / folder.name
    shutil.copytree(folder, here)
    run(AFFICHE, "grid", "--round", "2", "--candidates", "C-07,c-8 b", "--evaluators", "A,Zoé", "--layout", layout, here)
    for candidate, evaluator, says in ("C-07", "A", "C-07/A/2"), ("C-07", "Zoé", "C-07/Z:O*C3*A9/2"), ("c-8 b", "A", ":C-8 B/A/2"):
        path = here / f"panel-2/grid-{candidate}-{evaluator}.pdf"
        if not ok(path.exists(), f"{path.name}, {layout}: made"):
            continue
        read("pdftoppm", "-r", 200, "-gray", path, path.with_suffix(""))
        found = [run("zbarimg", "-q", "--raw", picture).stdout.strip() for picture in sorted(path.parent.glob(path.stem + "-[0-9].pgm"))]
        codes = [f"AF1/{code.split('/')[1]}/{number}/{says}" for number, code in enumerate(found, 1) if code.startswith("AF1/")]
        ok(found == codes and codes, f"{path.name}, {layout}: each page's code says whose it is", found)
        shown = read("pdftotext", path, "-")
        ok(shown.count(f"{candidate} · {evaluator} · 2") == len(found), f"{path.name}, {layout}: and so does the line above it", shown[:400])
        ok(not re.search(r"^(Code candidature|Candidate code)$", shown.split("\f", 1)[1], re.M), f"{path.name}, {layout}: no boxes", shown)
done()
