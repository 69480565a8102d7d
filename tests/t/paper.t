#!/usr/bin/env python3
# A round on paper: what was marked by pen comes back from scans, beside PDF and CSV; what is not certain waits, is listed, and counts only once a
# person has said it; pages find each other; what can't be read is named; pictures are their owner's alone.
import csv
import hashlib
import io
import re
import shutil
import stat

import round as sample
from pen import Paper, circles
from tap import AFFICHE, POSTING, done, ok, run, scratch

work = scratch()
here = work / "mediation-2026"
shutil.copytree(POSTING, here)
(here / "posting.ini").write_text((here / "posting.ini").read_text("utf-8") + "\n[panel]\nanswered = 2026-03-20\n", "utf-8")
run(AFFICHE, "grid", "--round", "1", "--candidates", "C-01..C-03", "--evaluators", "A,B", here)
run(AFFICHE, "grid", "--round", "2", "--candidates", "C-01", "--evaluators", "A", here)
run(AFFICHE, "build", "-o", work / "trace", "--only", "grid", "--as", "trace", here)
run(AFFICHE, "build", "-o", work / "plain", "--only", "grid", here)
PLACES = circles((work / "trace/mediation-2026/grid.pdf.trace").read_text("utf-8"))
FORMS = here / "panel-1"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def fill(pdf, name, marks, evidence=(), turned=False, extra=()):
    """A scan of a form's first page with these marks, {field: value}."""
    paper, (rings, boxes) = Paper(pdf, 1, work), PLACES[1]
    for mark in [*marks.items(), *extra]:
        paper.cross(*rings[mark])
    for box in evidence:
        paper.scribble(*boxes[box])
    return paper.save(work / name, turned)


def scores(*values):
    return {f"K{k}.score": value for k, value in enumerate(values, 1) if value}


def panel(*files, options=("--round", "1"), out="out"):
    return run(AFFICHE, "panel", *options, "-o", work / out, here, *files)


def figures(out="out"):
    return {(row["figure"], row["candidate"], row["evaluator"], row["criterion"]): row["value"] for row in csv.DictReader((work / out / "panel.csv").open(encoding="utf-8"))}


def pictures(pdf):
    return len(run("pdfimages", "-list", pdf).stdout.splitlines()) - 2


WHOLE = {"conflict": "none", "recommendation": "retain"}
clear = fill(FORMS / "grid-C-01-A.pdf", "clear.png", {**WHOLE, **scores("3", "2", "NE", "4", "0", "1", "2", "3")}, ["K4.evidence", "K5.evidence"])
turned = fill(FORMS / "grid-C-01-B.pdf", "turned.png", {**WHOLE, **scores("2", "2", "3", "3", "2", "1", "1", "2")}, turned=True)
doubtful = fill(FORMS / "grid-C-02-A.pdf", "doubtful.png", {**WHOLE, **scores("3", "2", "", "1", "2", "1", "2", "3")}, extra=[("K1.score", "2")])
other = fill(here / "panel-2/grid-C-01-A.pdf", "other.png", {**WHOLE, **scores("", "2", "3")})
anchors = Paper(FORMS / "grid-C-01-A.pdf", 2, work).save(work / "anchors.png")
nothing = work / "nothing.png"
Paper(FORMS / "grid-C-01-A.pdf", 1, work).save(nothing)
nothing.write_bytes(nothing.read_bytes()[:4000])
before = {path: path.read_bytes() for path in work.glob("*.png")}

made = panel(clear, turned)
ok(made.returncode == 0, "two ballots on paper: nothing waits", made.stdout + made.stderr)
found = figures()
ok([found["mean", "C-01", "", f"K{k}"] for k in range(1, 9)] == ["2.50", "2.00", "3.00", "3.50", "1.00", "1.00", "1.50", "2.50"], "their scores count, upright or upside down", found)
ok(found["retain", "C-01", "", ""] == "2" and found["to be asked", "", "", ""] == "0", "so do declaration and recommendation", found)
ok("2 pages of paper: 20 values read, 0 confirmed by a person, 0 to confirm" in made.stdout, "the summary says so", made.stdout)
ok("K4, K5: a 0 or a 4 without evidence" not in made.stderr and found["scores without evidence", "", "A", ""] == "5", "evidence by hand is evidence", made.stderr)

says = re.findall(r"éléments observés de (K\d), manuscrits, non transcrits", run("pdftotext", work / "out/panel.pdf", "-").stdout)
ok(says == ["K4", "K5"] and pictures(work / "out/panel.pdf") == 2, "its pictures stand in the annex, and what they are beside them", says)
run(AFFICHE, "dossier", "--round", "1", "-o", work / "dossier", here, clear, turned)
run(AFFICHE, "dossier", "--round", "1", "--candidate", "C-01", "-o", work / "dossier", here, clear, turned)
ok(pictures(work / "dossier/dossier.pdf") == 4 and "clear.png" in run("pdfdetach", "-list", work / "dossier/dossier.pdf").stdout, "and twice, in summary and ballots, in the whole dossier, with the scans attached")
ok(pictures(work / "dossier/dossier-C-01.pdf") == 0 and "manuscrits" in run("pdftotext", work / "dossier/dossier-C-01.pdf", "-").stdout,
   "an extract says that there is some, and shows none")
for flavour in "ua1", "3a":
    report = run("tests/tools/verapdf", flavour, work / "out/panel.pdf", work / "dossier/dossier.pdf").stdout
    ok(report.count('isCompliant="true"') == 2, f"both pass {flavour}", report[:2000])

# What waits
made = panel(doubtful, clear, other, anchors, nothing)
ok(made.returncode == 1 and "wait for a person" in made.stderr, "what is not certain: exit 1", made.stderr)
listed = re.findall(r"doubtful\.png: warning: to confirm: C-02 by A: page 1, (K\d): (.*)", made.stderr)
ok([name for name, _ in listed] == ["K1", "K3"] and "more than one mark" in listed[0][1] and "nothing is marked" in listed[1][1], "listed with file, page and row", made.stderr)
found = figures()
ok(found["n", "C-02", "", "K1"] == "0" and found["n", "C-02", "", "K3"] == "0" and found["n", "C-02", "", "K2"] == "1", "the rest of the ballot counts, those rows don't", found)
ok("18 values read, 0 confirmed by a person, 2 to confirm" in made.stdout, "counted", made.stdout)
ok("taken as NE" not in made.stderr, "and are no blanks either", made.stderr)
ok("other.png: note: skipped" in made.stderr and "other.png: warning: to confirm" not in made.stderr, "another round's page is left, and not asked for", made.stderr)
ok(re.search(r"anchors\.png: note: .*nothing to be filled in", made.stderr), "the anchors' page is named", made.stderr)
ok(re.search(r"nothing\.png: error: not counted: ", made.stderr), "half a picture is named", made.stderr)
crops = sorted((work / "out/crops").iterdir())
ok(mode(work / "out") == 0o700 and mode(work / "out/crops") == 0o700 and {mode(path) for path in crops} == {0o600}, "crops are the owner's alone", crops)
ok(sorted(path.name.split("-")[0] for path in crops) == ["K1.score", "K3.score", "K4.evidence", "K5.evidence"], "of each row that waits, and of evidence", crops)
ok({path: path.read_bytes() for path in before} == before, "the scans stay as they were")

# Confirmed
made = panel(doubtful, clear, options=("--round", "1", "--confirm"), out="c")
page = (work / "c/confirm.html").read_text("utf-8")
rows = dict(re.findall(r'data-row="(.*?)" data-digest="(.*?)"', page))
ok(made.returncode == 0 and mode(work / "c/confirm.html") == 0o600 and list(rows) == ["K1.score", "K3.score"], "--confirm: a page with what waits", made.stderr + str(rows))
parts = page.split("<li>")[1:]
ok("(propos" not in parts[0] and re.search(r'value="blank"><span><b>[^<]*</b> \(propos', parts[1]), "a blank is proposed as one; of two marks none is", parts)
ok(not (work / "c/panel.pdf").exists() and "http" not in page.replace("http-equiv", ""), "and no more; nothing of it is elsewhere")
ok({name: hashlib.sha256((work / f"c/crops/{name}-{digest}.png").read_bytes()).hexdigest()[:32] for name, digest in rows.items()} == rows, "its digests are those of the crops")


def answer(path, answers, who="Zoé", head="row,value,who,when,digest"):
    path.parent.mkdir(mode=0o700, exist_ok=True)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if ";" in head else ",")
    writer.writerow(re.split("[,;]", head))
    for name, value in answers.items():
        writer.writerow([name, value, who, "2026-03-01", rows[name]])
    path.write_text("\ufeff" + text.getvalue(), "utf-8")
    return path


answer(work / "d/confirmed.csv", {"K1.score": "2"})
made = panel(doubtful, clear, out="d")
ok(made.returncode == 1 and "19" not in made.stdout.split("values")[0] and "1 confirmed by a person, 1 to confirm" in made.stdout, "an answer counts, and is not asked again", made.stdout)
ok(figures("d")["mean", "C-02", "", "K1"] == "2.00", "its value", figures("d"))
answer(work / "d/confirmed (1).csv", {"K3.score": "blank"}, head="row;value;who;when;digest")
made = panel(doubtful, clear, out="d")
ok(made.returncode == 0 and "2 confirmed by a person, 0 to confirm" in made.stdout, "a second file beside it, as a browser names it and a spreadsheet saves it", made.stdout + made.stderr)
ok("C-02 by A: K3: blank, taken as NE" in made.stderr, "a blank that a person confirmed is a blank", made.stderr)
made = panel(doubtful, clear, options=("--round", "1", "--confirm"), out="d")
ok(made.returncode == 0 and not (work / "d/confirm.html").exists(), "then there is nothing to confirm", made.stdout)
named = answer(work / "answers.csv", {"K1.score": "2", "K3.score": "1"})
made = panel(named, doubtful, clear, out="e")
ok(made.returncode == 0 and figures("e")["mean", "C-02", "", "K3"] == "1.00", "answers may be named, in any order", made.stderr)
answer(work / "f/confirmed.csv", {"K1.score": "2", "K3.score": "9"})
answer(work / "f/confirmed-2.csv", {"K1.score": "3"})
made = panel(doubtful, out="f")
ok("0 confirmed by a person, 2 to confirm" in made.stdout, "two that differ, and one that is none: neither counts", made.stdout)
answer(work / "g/confirmed.csv", {"K1.score": "2"}, who="")
ok("0 confirmed by a person" in panel(doubtful, out="g").stdout, "an answer of nobody's is none")

# Twice, and missing
again = work / "again.png"
again.write_bytes(clear.read_bytes())
made = panel(clear, again)
ok(made.returncode == 0 and "page 1 is there twice" in made.stderr and figures()["ballots", "C-01", "", ""] == "1", "a page that is there twice is said, and counts once", made.stderr)
differs = fill(FORMS / "grid-C-01-A.pdf", "differs.png", {**WHOLE, **scores("1", "2", "NE", "4", "0", "1", "2", "3")})
made = panel(clear, differs, turned)
ok("marked otherwise on two scans" in made.stderr and figures()["ballots", "C-01", "", ""] == "1", "twice and otherwise: refused", made.stderr)

# Several pages, in any order; large print, whose circles stand one below the other.
def whole(folder, layout):
    """A scan a page with something marked in each row, and what that was."""
    run(AFFICHE, "grid", "--round", "1", "--candidates", "C-01", "--evaluators", "A", "--layout", layout, folder)
    run(AFFICHE, "build", "-o", work / layout, "--only", "grid", "--layout", layout, "--as", "trace", folder)
    scans, marked = [], {}
    for number, (rings, _) in circles(next((work / layout / folder.name).glob("grid*.pdf.trace")).read_text("utf-8")).items():
        paper = Paper(folder / "panel-1/grid-C-01-A.pdf", number, work)
        for name in dict.fromkeys(name for name, _ in rings):
            values = [value for field, value in rings if field == name]
            marked[name] = values[len(marked) % 5] if name != "conflict" and len(values) > 3 else values[0]
            paper.cross(*rings[name, marked[name]])
        if rings:
            scans.append(paper.save(work / f"{layout}-{number}.png"))
    return scans, marked


long = work / "long"
long.mkdir()
(long / "posting.ini").write_text("[posting]\nlang = en\n[organisation]\nname = The Rotunda\n")
(long / "posting.txt").write_text("Stage manager\n\nProfile\n\n" + "".join(f"- Experience of part {n} of the house, with its people\n" for n in range(1, 31)))
scans, marked = whole(long, "grid-a4")
made = run(AFFICHE, "panel", "--round", "1", "-o", work / "long-out", long, *scans[::-1])
found = figures("long-out")
ok(len(scans) == 3 and made.returncode == 0 and all(found["mean", "C-01", "", f"K{k}"] == f"{marked[f'K{k}.score']}.00" for k in range(1, 31)),
   "pages of one ballot find each other, in any order", made.stdout + made.stderr)
made = run(AFFICHE, "panel", "--round", "1", "-o", work / "long-out", long, scans[0], scans[2])
ok(made.returncode == 1 and "page 2 is missing" in made.stderr and "taken as NE" not in made.stderr, "a page that is missing is said: exit 1", made.stderr)
large = work / "large"
shutil.copytree(POSTING, large)
scans, marked = whole(large, "grid-a4-large")
made = run(AFFICHE, "panel", "--round", "1", "-o", work / "large-out", large, *scans)
found, waiting = figures("large-out"), re.findall(r"to confirm: .*, (K\d):", made.stderr)
read = {k: found["mean", "C-01", "", k] for k in (f"K{n}" for n in range(1, 9)) if k not in waiting}
ok(len(read) >= 5 and read == {k: f"{marked[f'{k}.score']}.00" for k in read}, "large print: most is read, and rightly", made.stdout + made.stderr)

# Nobody's forms: codes are written, and typed once.
grid = work / "plain/mediation-2026/grid.pdf"
nobody = fill(grid, "nobody.png", {**WHOLE, **scores("3", "2", "2", "1", "2", "1", "2", "3")}, ["candidate", "evaluator"])
made = panel(nobody, clear, out="h")
ok(made.returncode == 1 and len(re.findall(r"nobody\.png: warning: to confirm: page 1, (?:candidate|evaluator): to be read", made.stderr)) == 2, "codes by hand wait", made.stderr)
panel(nobody, clear, options=("--round", "1", "--confirm"), out="h")
rows = dict(re.findall(r'data-row="(.*?)" data-digest="(.*?)"', (work / "h/confirm.html").read_text("utf-8")))
answer(work / "h/confirmed.csv", {"candidate": "c-03", "evaluator": "B"})
made = panel(nobody, clear, out="h")
ok(made.returncode == 0 and figures("h")["mean", "C-03", "", "K1"] == "3.00", "typed, the ballot is theirs", made.stderr)
blank = fill(grid, "blank.png", WHOLE)
ok("no code of a candidate and an evaluator is written" in panel(blank, clear).stderr, "without codes: refused")

# Mixed, in any order, from the round's folder.
filled = FORMS / "grid-C-03-A.pdf"
filled.write_bytes(sample.filled(filled.read_bytes(), {"K1.score": "4", "conflict": "none"}))
for path in clear, doubtful:
    shutil.copy(path, FORMS / path.name)
made = run(AFFICHE, "panel", "--round", "1", here)
ok("3 count" in made.stdout and "2 pages of paper" in made.stdout, "forms and scans of the folder are read together", made.stdout + made.stderr)
listed = run(AFFICHE, "panel", "--purge-list", "--today", "2030-01-01", here).stdout
ok(all(path.name in listed for path in (FORMS / "crops").iterdir()) and "clear.png" in listed, "--purge-list names scans and crops", listed)
password = work / "password"
password.write_text("geheim\n")
made = panel(doubtful, clear, options=("--round", "1", "--password-file", password), out="i")
ok(not (work / "i/crops").exists(), "with a password no picture lies there without", made.stderr)
done()
