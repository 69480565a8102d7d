#!/usr/bin/env python3
# A round of 12 candidates by 5 evaluators, a third on paper, a third as filled PDF forms, a third as the web page saves them, gives the same panel.csv
# as all of it in PDF, once a person has read what the scans leave open.
import csv
import re
import shutil

import round as sample
from pen import Paper, circles
from tap import AFFICHE, POSTING, done, ok, run, scratch

CANDIDATES, EVALUATORS = [f"C-{n:02}" for n in range(1, 13)], list("ABCDE")
work = scratch()
here = work / "mediation-2026"
shutil.copytree(POSTING, here)
run(AFFICHE, "grid", "--round", "1", "--candidates", "C-01..C-12", "--evaluators", ",".join(EVALUATORS), here)
run(AFFICHE, "build", "-o", work / "trace", "--only", "grid", "--as", "trace", here)
RINGS, _ = circles((work / "trace/mediation-2026/grid.pdf.trace").read_text("utf-8"))[1]
HASH = re.search(r'hash="(.*?)"', (work / "trace/mediation-2026/grid.pdf.trace").read_text("utf-8"))[1]


def ballot(candidate, evaluator):
    """By its place in the round; one score in nine was not evaluated."""
    seed = 7 * CANDIDATES.index(candidate) + 3 * EVALUATORS.index(evaluator)
    given = {f"K{k}.score": "NE" if (seed + k) % 9 == 8 else str((seed * k + seed // 5 + k) % 5) for k in range(1, 9)}
    return {**given, "conflict": "none", "recommendation": ["retain", "discuss", "decline"][seed % 3]}


def on_paper(pdf, values, path, doubtful):
    """`doubtful`: a field with a second mark, which only a person can read."""
    paper = Paper(pdf, 1, work)
    for mark in values.items():
        paper.cross(*RINGS[mark])
    if doubtful:
        paper.cross(*RINGS[doubtful, "0" if values[doubtful] != "0" else "4"])
    return paper.save(path)


def web(candidate, evaluator, values, path):
    with path.open("w", encoding="utf-8-sig", newline="") as to:
        rows = csv.writer(to, quoting=csv.QUOTE_ALL)
        rows.writerow("candidate evaluator criterion score round evidence recommendation conflict hash date".split())
        for k in range(1, 9):
            rows.writerow([candidate, evaluator, f"K{k}", values[f"K{k}.score"], "1", "", values["recommendation"], values["conflict"], HASH, ""])
    return path


def panel(out, files, *options):
    return run(AFFICHE, "panel", "--round", "1", "-o", work / out, *options, here, *files)


forms, mixed, truth = [], [], {}
(work / "files").mkdir()
for number, (candidate, evaluator) in enumerate((c, e) for c in CANDIDATES for e in EVALUATORS):
    values, pdf = ballot(candidate, evaluator), here / f"panel-1/grid-{candidate}-{evaluator}.pdf"
    filled = work / f"files/{pdf.name}"
    filled.write_bytes(sample.filled(pdf.read_bytes(), values))
    forms.append(filled)
    if number % 3 == 0:
        doubtful = f"K{number % 8 + 1}.score" if number % 2 else None
        mixed.append(on_paper(pdf, values, work / f"files/{candidate}-{evaluator}.png", doubtful))
        truth[candidate, evaluator] = values
    else:
        mixed.append(filled if number % 3 == 1 else web(candidate, evaluator, values, work / f"files/ballot-{candidate}-{evaluator}.csv"))

whole = panel("pdf", forms)
ok(whole.returncode == 0 and "60 ballots read: 60 count" in whole.stdout, "sixty ballots as PDF", whole.stdout + whole.stderr)
made = panel("mixed", mixed[::-1])
ok(made.returncode == 1 and "60 ballots read: 60 count" in made.stdout and "20 pages of paper" in made.stdout, "a third each on paper, as PDF and from the web", made.stdout + made.stderr)
ok((work / "mixed/panel.csv").read_text("utf-8") != (work / "pdf/panel.csv").read_text("utf-8"), "what waits is not counted")
panel("mixed", mixed, "--confirm")
page = (work / "mixed/confirm.html").read_text("utf-8")
rows = re.findall(r'data-row="(.*?)" data-digest="(.*?)">\s*<legend>(C-\d+) · (\w) · ', page)
ok(len(rows) >= 10, "what a person has to read", len(rows))
(work / "mixed/confirmed.csv").write_text("row,value,who,when,digest\n" + "".join(
    f"{row},{truth[candidate, evaluator][row]},Zoé,2026-03-01,{digest}\n" for row, digest, candidate, evaluator in rows), "utf-8")
made = panel("mixed", mixed)
ok(made.returncode == 0 and f"{len(rows)} confirmed by a person, 0 to confirm" in made.stdout, "confirmed", made.stdout + made.stderr)
ok((work / "mixed/panel.csv").read_bytes() == (work / "pdf/panel.csv").read_bytes(), "then panel.csv is that of the same scores in PDF",
   run("diff", work / "mixed/panel.csv", work / "pdf/panel.csv").stdout[:1500])
done()
