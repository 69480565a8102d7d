#!/usr/bin/env python3
# panel.pdf says what --json says: each number of its charts in a table, every word of the evaluators, what doesn't count and why; it works in grey.
import json
import re
import shutil
import stat
from pathlib import Path

from panel import fold, pixels, tables, text, words
from tap import AFFICHE, POSTING, done, ok, read, run, scratch

SAMPLE = Path("tests/cases/panel/sample/ballots.csv")


def summary(*ballots, posting=POSTING):
    out = scratch() / "panel"
    result = run(AFFICHE, "panel", "--round", "1", "--json", "-o", out, posting, *ballots)
    return out, json.loads(result.stdout)


def shown(value, decimals=1):
    """As people round, in French."""
    rounded = "" if value is None else f"{value + (1e-9 if value >= 0 else -1e-9):.{decimals}f}"
    return "–" if value is None else (rounded if float(rounded) else rounded.lstrip("-")).replace(".", ",").replace("-", "−")


def numbered(candidate):
    return [(f"K{number}", cell) for number, cell in enumerate(candidate["criteria"], 1)]


out, figures = summary(SAMPLE)
pdf = out / "panel.pdf"
ok(stat.S_IMODE(out.stat().st_mode) == 0o700 and stat.S_IMODE(pdf.stat().st_mode) == 0o600, "the summary is for its owner alone")
said = fold(text(pdf))
ok("15 grilles lues, 0 refusée, 0 mise à part" in said, "the first line says how many were read, refused and set aside", said[:400])

# Tables hold every number of the charts.
found = tables(pdf)
cells = {(row[0], head): cell for table in found for row in table[1:] for head, cell in zip(table[0], row)}
candidates = figures["candidates"]
wrong = [(c["candidate"], e) for c in candidates for e, s in c["evaluators"].items() if cells.get((c["candidate"], e)) != shown(s)]
ok(not wrong, "a table has the score of each candidate by each member, the chart's marks", (wrong, found))
ranking = {row[1]: row for row in found[0][1:]}
ok(all(ranking[c["candidate"]][2] == shown(c["score"]) for c in candidates), "the ranking has each bar's score", ranking)
ok([row[1] for row in found[0][1:]] == [c["candidate"] for c in candidates], "in the order of the ranks", ranking)
names = ("retain", "discuss", "decline")
ok(all(ranking[c["candidate"]][3:6] == [str(c["recommendations"][n] or "–") for n in names] for c in candidates), "and the recommendations", ranking)
means = {(row[0].split()[0], head): cell for head_row, *rows in found if head_row[0] == "Critère, de 0 à 4" for row in rows for head, cell in zip(head_row, row)}
wrong = [(c["candidate"], k) for c in candidates for k, cell in numbered(c) if means.get((k, c["candidate"])) != shown(cell["mean"])]
ok(not wrong and len(means) > 40, "the means have each cell", (wrong, means))
rows = {row[0]: row[1] for table in found for row in table if len(row) == 2}
wrong = [e["evaluator"] for e in figures["evaluators"] if rows.get(e["evaluator"], "").lstrip("+") != shown(e["strictness"])]
ok(not wrong, "strictness is a table", (wrong, rows))
wins = [c for c in candidates if c["wins"]]
ok(all(rows.get(c["candidate"]) == f"{c['wins']} sur {figures['scenarios']}" for c in wins), "so is stability", rows)
for name in ("alpha", "kendall_w", "icc_2_1", "icc_2_k"):
    ok(shown(figures["agreement"][name]["value"], 2) in said, f"{name} is said")

# What was seen of a criterion stands on one page: none begins with a further member's row.
pages = read("pdftotext", "-layout", pdf, "-").split("\f")
begun = [re.search(r"Critère +Membre +Note.*\n+ *(\S+) +(\S+)", page) for page in pages[2:]]
begun = [row.groups() for row in begun if row]
ok(len(begun) > 1 and all(len(word) > 1 for _, word in begun), "no page begins inside a criterion", begun)

# A frame is an entry.
listed = {(c["candidate"], k) for c in candidates for k, cell in numbered(c) if cell["discuss"]}
entries = set(re.findall(r"(C-\d+) · (K\d)", said))
ok(listed == entries and listed, "what differs by two points is listed, and nothing else", (listed, entries))

# Every word.
missing = [line for line in words(SAMPLE) if fold(line) not in said]
ok(not missing, "all evidence is there", missing)

# In grey: the higher the mean, the darker its cell; marks are told apart by their shapes.
shades = pixels(pdf, {k: shown(cell["mean"]) for k, cell in numbered(candidates[0])}, {k: cell["mean"] for k, cell in numbered(candidates[0])})
ok(all(a[1] >= b[1] for a, b in zip(shades, shades[1:])) and shades[0][1] > shades[-1][1] and len(shades) == 8, "in grey, a higher mean is darker", shades)

# What doesn't count is listed with its reason.
broken = scratch() / "broken.csv"
broken.write_text(SAMPLE.read_text().replace("C-12,B,K7,4", "C-12,B,K7,9"))
out, figures = summary(broken, POSTING / "posting.txt")
said = fold(text(out / "panel.pdf"))
ok("2 refusées" in said and "posting.txt" in said and "broken.csv" in said, "refused ballots are named", said[:600])

# A trial candidate is reported and not ranked, and the others stand as if it weren't there.
trial = scratch() / "mediation-2026"
shutil.copytree(POSTING, trial)
with open(trial / "posting.ini", "a", encoding="utf-8") as file:
    file.write("\n[panel]\ncalibration = c-03\n")
out, figures = summary(SAMPLE, posting=trial)
by_code = {c["candidate"]: c for c in figures["candidates"]}
ok(by_code["C-03"]["calibration"] and by_code["C-03"]["rank"] is None and by_code["C-03"]["score"] > 80, "the trial candidate is scored and not ranked", by_code["C-03"])
ok(by_code["C-12"]["rank"] == 1 and by_code["C-08"]["rank"] == 2 and by_code["C-12"]["wins"] == figures["scenarios"], "the others are ranked without it", by_code["C-12"])
ok(["essai", "C-03", "81,3"] in [row[:3] for table in tables(out / "panel.pdf") for row in table], "the summary reports it", tables(out / "panel.pdf")[0])

# One evaluator: what can't be computed is said to be so, and why.
alone = scratch() / "alone.csv"
alone.write_text("".join(line for line in SAMPLE.read_text().splitlines(True) if line.startswith("candidate") or ",A,K" in line))
out, figures = summary(alone)
said = fold(text(out / "panel.pdf"))
ok(said.count("non calculable : moins de deux membres") == 4, "with one evaluator nothing is agreed upon", said[:1500])
ok((out / "panel.pdf").read_bytes() == (summary(alone)[0] / "panel.pdf").read_bytes(), "same ballots, same bytes")
done()
