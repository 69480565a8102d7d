#!/usr/bin/env python3
# What is filled by pen, scanned or photographed is read back, and nothing is guessed: simulated pages (scan_sim.py), of grids that this build makes.
# Many more: make scan-sim SEED=1 PAGES=1000.
import random
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

import scan_layout
import scan_score
import scan_sim
from tap import AFFICHE, POSTING, done, ok, run, scratch

READER = Path(AFFICHE).parents[1] / "tests" / "scan_read"
SEED = 15
MEMORY = []  # KB, of each run's largest process


def forms(posting, layout=None, candidates="C-01,C-02", evaluators="A,J. Dupont"):
    """Personal forms of a posting that is copied here."""
    folder = scratch() / "posting"
    subprocess.run(["cp", "-r", posting, folder], check=True)
    made = run(AFFICHE, "grid", *(["--layout", layout] if layout else []), "--round", "1", "--candidates", candidates, "--evaluators", evaluators, folder)
    return sorted((folder / "panel-1").glob("*.pdf")), made.stderr


def generate(language, count):
    """A posting with so many criteria."""
    words, english = ["lighting", "sound", "stage", "sets", "boats", "accounts", "budgets", "schools", "radio", "printing"], language == "en"
    skills = [f"- {'Experience with' if english else 'Expérience de'} {words[i % 10]} {i + 1}" for i in range(count)]
    folder = scratch() / f"{language}-{count}"
    folder.mkdir()
    (folder / "posting.ini").write_text(f"[posting]\nlang = {language}\n[organisation]\nname = La Rotonde\n", "utf-8")
    (folder / "posting.txt").write_text("\n".join(["Stage manager" if english else "Régisseur", "", "Profile" if english else "Profil", "", *skills, ""]), "utf-8")
    return folder


def printed(pdfs):
    out = scratch()
    return out / "layout.txt", scan_layout.make(out, pdfs)


def readings(layout, files):
    """Of each file: (fault, says, {field: (verdict, value, reason)}) of each of its pictures."""
    made, sheets = subprocess.run([READER, layout, *files], capture_output=True, text=True, encoding="utf-8", check=True), []
    for line in made.stdout.splitlines():
        path, picture, what, *rest = line.split("\t")
        if what == "MEMORY":
            MEMORY.append(int(rest[0]))
        elif what == "PAGE":
            sheets.append((int(rest[0]), rest[2], {}))
        elif len(rest) == 3:
            sheets[-1][2][what] = tuple(rest)
    return made.stdout, sheets


def values(sheet):
    return {name: value for name, (verdict, value, _) in sheet[2].items() if verdict == "value"}


def simulated(layout, pages, count, seed, blank=False):
    out = scratch()
    scan_sim.simulate(layout, out, count, seed, pages, blank)
    pictures = sorted(path for path in out.iterdir() if path.name[0].isdigit())
    before = [path.read_bytes() for path in pictures]
    text, sheets = readings(layout, pictures)
    ok([path.read_bytes() for path in pictures] == before, f"{count} pages, seed {seed}: the pictures are as they were")
    (out / "read.tsv").write_text(text, "utf-8")
    return out, sheets


pdfs, said = forms(POSTING)
ok(len(pdfs) == 4, "personal forms are made", said)
layout, pages = printed(pdfs)

# A few of the simulator's pages: none is read wrong, and most marks are read.
out, sheets = simulated(layout, pages, 18, SEED)
rows = [(value, habit, page["rows"][name], page) for page in scan_score.load(out / "truth.tsv", out / "read.tsv") if page["found"] for name, value, habit in page["truth"]]
wrong = [(page["name"], value, habit, row) for value, habit, row, page in rows if scan_score.outcome(value, row) == "WRONG"]
ok(not wrong, "no value is wrong", wrong)
plain = [scan_score.outcome(value, row) for value, habit, row, page in rows if habit in scan_sim.ORDINARY and page["mode"] != "1-bit"]
ok(plain.count("right") > 0.7 * len(plain) > 30, f"of {len(plain)} ordinary marks {plain.count('right')} are read")
ok(not any(row[0] == "value" for value, habit, row, page in rows if page["mode"] == "1-bit"), "of black and white alone nothing is certain")
odd = {"corrected", "cancelled", "two", "two_light", "round the digit", "round both", "ring round", "overwritten"}
ok(not [row for value, habit, row, page in rows if habit in odd and row[0] == "value"], "corrections, two marks, circles round digits and words across are for a person")
ok(sum(sheet[0] == 0 for sheet in sheets) >= 17, "nearly all pages are found", [sheet[1] for sheet in sheets])

# Nothing is filled in: nothing is read.
out, sheets = simulated(layout, pages, 4, SEED, blank=True)
ok(not any(values(sheet) for sheet in sheets), "blank forms have no values", [values(sheet) for sheet in sheets])

# One page, each way up, turned and at another scale: the same values.
rng, noise = random.Random(SEED), np.random.default_rng(SEED)
fields, notes = scan_sim.read_layout(layout)[0]
sheet = scan_sim.Sheet(Image.open(pages[0]).convert("RGB"), rng, noise)
hand = scan_sim.Hand(sheet, rng)
hand.pen, truth = scan_sim.Pen("ball", (30, 40, 110), 0.5 * scan_sim.MM, 0.95), {}
for field in fields:
    x, y, _, truth[field["name"]] = rng.choice(field["rings"])
    hand.draw_tick(hand.pen, (x * scan_sim.PT, y * scan_sim.PT), 1)
folder, ways = scratch(), [(0, 1), (90, 1), (180, 1), (270, 1), (5, 1), (-5, 1), (0, 0.94), (0, 1.03), (183, 0.97)]
small = sheet.image.convert("L").resize((1654, 2339), Image.Resampling.BOX)
for number, (degrees, scale) in enumerate(ways):
    turned = small.resize((int(1654 * scale), int(2339 * scale)), Image.Resampling.BICUBIC).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=250)
    turned.save(folder / f"{number}.jpg", quality=80)
text, sheets = readings(layout, sorted(folder.iterdir()))
ok([values(sheet) for sheet in sheets] == [truth] * len(ways), "each way up, turned by five degrees, at 94 to 103 %: the same values", text)

# Marks that a person has to look at, on a page that is clear otherwise.
ODD = {"K1.score": "two", "K2.score": "corrected", "K3.score": "round the digit", "K4.score": "beside them", "K5.score": "outside"}
sheet = scan_sim.Sheet(Image.open(pages[0]).convert("RGB"), rng, noise)
hand.sheet, hand.habits = sheet, ["tick"]
for field in fields:
    at = [(x * scan_sim.PT, y * scan_sim.PT) for x, y, _, _ in field["rings"]]
    how = ODD.get(field["name"])
    if how in ("two", "corrected"):
        {"two": scan_sim.two, "corrected": scan_sim.corrected}[how](hand, at, 1, 4)
    elif how == "round the digit":
        hand.draw_round_the_digit(hand.pen, at[2], 1)
    elif how == "outside":
        hand.draw_tick(hand.pen, (at[3][0] + 3.5 * scan_sim.MM, at[3][1]), 0.6)
    else:
        hand.draw_tick(hand.pen, at[1], 0.8)
        if how:
            hand.write(hand.pen, at[2][0] + 4 * scan_sim.MM, at[2][1] - 2 * scan_sim.MM, 10 * scan_sim.MM, 4 * scan_sim.MM, 1)
sheet.image.resize((1654, 2339), Image.Resampling.BOX).save(folder / "odd.jpg", quality=80)
text, sheets = readings(layout, [folder / "odd.jpg"])
ok(not set(ODD) & set(values(sheets[0])) and len(values(sheets[0])) >= 3, "what is odd is to confirm, other rows are read", text)

# What is no page of this grid is named, and gives nothing.
others, _ = forms(generate("en", 2), None, "C-01", "A")
subprocess.run(["pdftoppm", "-r", "200", "-jpeg", "-f", "1", "-l", "1", "-singlefile", others[0], folder / "foreign"], check=True)
subprocess.run(["pdftoppm", "-r", "200", "-jpeg", "-f", "2", "-l", "2", "-singlefile", pdfs[0], folder / "anchors"], check=True)
subprocess.run(["pdftoppm", "-r", "20", "-png", "-f", "1", "-l", "1", "-singlefile", pdfs[0], folder / "small"], check=True)
Image.fromarray((noise.random((1500, 2000)) * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(6)).save(folder / "something.jpg")
(folder / "text.txt").write_text("C-01;A;K1;3\n", "utf-8")
for name, fault in ("foreign.jpg", "this page is of another grid"), ("anchors.jpg", "there is nothing to be filled in"), ("small.png", "too few pixels"), ("something.jpg", "no QR code"), ("text.txt", "no JPEG"), (pdfs[0], "no picture of a whole page"):
    text, sheets = readings(layout, [folder / name])
    ok(all(fault in sheet[1] and not sheet[2] for sheet in sheets), f"{Path(name).name}: {fault}", text)

# Grids of 1 and 30 criteria, in both languages, in large print.
for language, count, kind in ("en", 1, None), ("fr", 30, None), ("en", 8, "grid-a4-large"):
    pdfs, said = forms(generate(language, count), kind, "C-01", "A")
    name = f"{count} criteria in {language}{' in large print' if kind else ''}"
    if not ok(pdfs, f"{name}: a form is made", said):
        continue
    layout, pages = printed(pdfs)
    fields = sum(len(page[0]) for page in scan_sim.read_layout(layout))
    out, sheets = simulated(layout, pages, 2 * len(pages), SEED)
    listed = [row for row in scan_score.load(out / "truth.tsv", out / "read.tsv")]
    ok(fields >= count and sum(page["found"] for page in listed) >= len(listed) - 1, f"{name}: {len(pages)} pages, {fields} fields, found", [sheet[1] for sheet in sheets])
    wrong = [(page["name"], value, habit, page["rows"][field]) for page in listed if page["found"] for field, value, habit in page["truth"] if scan_score.outcome(value, page["rows"][field]) == "WRONG"]
    ok(not wrong, f"{name}: no value is wrong", wrong)

ok(len(MEMORY) > 5 and max(MEMORY) < 200 * 1024, "no page takes more than 200 MB", MEMORY)
done()
