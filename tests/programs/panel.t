#!/usr/bin/env python3
# A round of 12 candidates by 5 evaluators: agreement equals krippendorff, pingouin and scipy, all other figures equal the formulas with numpy.
import csv
import json
import random
import shutil
import warnings

import krippendorff
import numpy as np
import pandas
import pingouin
from scipy.stats import friedmanchisquare

import panel_formulas as formulas
from tap import AFFICHE, POSTING, done, ok, run, scratch

CANDIDATES = [f"C-{n:02}" for n in range(1, 13)]
EVALUATORS = list("ABCDE")
CRITERIA = [f"K{n}" for n in range(1, 9)]
EVEN = np.ones(8)
UNEVEN = np.array([1, 2, 1, 0.5, 1.25, 1, 3, 1])


def generate(seed, missing, silent, zeros=()):
    """x[c, e, k] and who handed in a ballot: `missing`: share of scores, `silent`: of ballots; `zeros`: cells (c, k) that all score 0."""
    chance = random.Random(seed)
    x = np.full((12, 5, 8), np.nan)
    ballots = np.ones((12, 5), dtype=bool)
    for c in range(12):
        good = 0.8 + 2.8 * chance.random()
        for e in range(5):
            ballots[c, e] = chance.random() >= silent
            for k in range(8):
                score = round(good + (e - 2) * 0.15 + 2.4 * (chance.random() - 0.5))
                if ballots[c, e] and chance.random() >= missing:
                    x[c, e, k] = 0 if (c, k) in zeros else min(4, max(0, score))
    return x, ballots


def write_ballots(path, x, ballots):
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["candidate", "evaluator", "criterion", "score"])
        for c, e, k in np.ndindex(x.shape):
            if ballots[c, e]:
                rows.writerow([CANDIDATES[c], EVALUATORS[e], CRITERIA[k], "NE" if np.isnan(x[c, e, k]) else int(x[c, e, k])])


def posting_with(weights, knockouts):
    folder = scratch() / "mediation-2026"
    shutil.copytree(POSTING, folder)
    ini = folder / "posting.ini"
    text = ini.read_text(encoding="utf-8")
    for k, weight in enumerate(weights):
        more = "" if weight == 1 else f"weight = {weight:g}\nweight_reason = voulu\n"
        more += "knockout = yes\n" if k in knockouts else ""
        text = text.replace(f"[criterion {k + 1}]\n", f"[criterion {k + 1}]\n{more}")
    ini.write_text(text, encoding="utf-8")
    return folder


def summary(posting, x, ballots):
    folder = scratch()
    write_ballots(folder / "scores.csv", x, ballots)
    result = run(AFFICHE, "panel", "--json", "-o", folder / "out", posting, folder / "scores.csv")
    if result.returncode:
        raise SystemExit(f"affiche panel: exit {result.returncode}\n{result.stderr}")
    with open(folder / "out" / "panel.csv", encoding="utf-8", newline="") as file:
        return json.loads(result.stdout), list(csv.DictReader(file))


def near(a, b):
    missing = [value is None or np.isnan(value) for value in (a, b)]
    return all(missing) or not any(missing) and abs(a - b) <= 1e-9


def same(name, ours, theirs):
    ok(len(ours) == len(theirs) and all(near(a, b) for a, b in zip(ours, theirs)), name, (ours, theirs))


def icc(whole, wanted):
    long = pandas.DataFrame([(c, e, whole[c, e]) for c, e in np.ndindex(whole.shape)], columns=["target", "rater", "score"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = pingouin.intraclass_corr(data=long, targets="target", raters="rater", ratings="score").set_index("Type")["ICC"]
    return next(float(table[name]) for name in wanted if name in table.index)


def check_agreement(name, said, x, s):
    """By other people's programs; then by our formulas, which must not be wrong in the same way."""
    agreement = said["agreement"]
    units = x.transpose(1, 0, 2).reshape(5, -1)
    same(f"{name}: alpha is krippendorff's", [agreement["alpha"]["value"]],
         [krippendorff.alpha(reliability_data=units, level_of_measurement="ordinal", value_domain=[0, 1, 2, 3, 4])])
    whole = np.round(formulas.complete(s), 9)
    n, m = whole.shape
    same(f"{name}: W is scipy's", [agreement["kendall_w"]["value"]], [friedmanchisquare(*whole).statistic / (m * (n - 1))])
    same(f"{name}: ICC(2,1) is pingouin's", [agreement["icc_2_1"]["value"]], [icc(formulas.complete(s), ("ICC(A,1)", "ICC2"))])
    same(f"{name}: ICC(2,k) is pingouin's", [agreement["icc_2_k"]["value"]], [icc(formulas.complete(s), ("ICC(A,k)", "ICC2k"))])
    alpha, pairable = formulas.alpha_ordinal(x)
    same(f"{name}: the formulas say so, too", [agreement[key]["value"] for key in ("alpha", "kendall_w", "icc_2_1", "icc_2_k")],
         [alpha, formulas.kendall_w(s), *formulas.icc_2(s)])
    ok(agreement["alpha"]["n"] == pairable and agreement["kendall_w"]["n"] == n, f"{name}: n", (agreement, pairable, n))


def check_figures(name, said, x, ballots, weights, knockouts):
    by_code = {c["candidate"]: c for c in said["candidates"]}
    ours = [by_code[code] for code in CANDIDATES]
    s, means, total = formulas.scores(x, weights)
    lost = formulas.failed(x, knockouts)
    same(f"{name}: scores", [c["score"] for c in ours], list(total))
    same(f"{name}: coverage", [c["coverage"] for c in ours], list(formulas.coverage(x, weights, ballots)))
    same(f"{name}: scores by evaluator", [c["evaluators"].get(e) for c in ours for e in EVALUATORS], list(s.reshape(-1)))
    same(f"{name}: means", [cell["mean"] for c in ours for cell in c["criteria"]], list(means.reshape(-1)))
    spread = formulas.spread(x)
    for at, key in enumerate(("n", "min", "max", "sd")):
        same(f"{name}: {key} of each cell", [cell[key] or None if key == "n" else cell[key] for c in ours for cell in c["criteria"]],
             [spread.get((c, k), (None,) * 4)[at] for c in range(12) for k in range(8)])
    # A cell that failed a candidate is said so, and needs no discussion of its own.
    discuss = {(c, k) for c, k in formulas.to_discuss(x, knockouts) if not (k in knockouts and spread[c, k][0] >= 2 and spread[c, k][2] == 0)}
    ok({(c, k) for c in range(12) for k in range(8) if ours[c]["criteria"][k]["discuss"]} == discuss, f"{name}: to discuss", discuss)
    ok([c["failed"] for c in ours] == [c in lost for c in range(12)], f"{name}: knock-outs", lost)
    ok([c["rank"] for c in ours] == formulas.ranks(total, lost), f"{name}: ranks", ([c["rank"] for c in ours], formulas.ranks(total, lost)))
    count, first = formulas.stability(x, weights, lost)
    ok(said["scenarios"] == count and [c["wins"] for c in ours] == first, f"{name}: stability", ([c["wins"] for c in ours], first))
    same(f"{name}: strictness", [e["strictness"] for e in said["evaluators"]], formulas.strictness(x))
    ok([e["flat"] for e in said["evaluators"]] == formulas.same_score(x), f"{name}: one score for all")


def two_decimals(name, said, rows):
    """Each number of panel.csv is one of --json with two decimals."""
    scores = {row["candidate"]: row["value"] for row in rows if row["figure"] == "score" and not row["evaluator"]}
    rounded = {c["candidate"]: f"{c['score'] + 1e-9:.2f}" for c in said["candidates"]}
    ok(scores == rounded and len(scores) == 12, f"{name}: panel.csv has two decimals", (scores, rounded))


ROUNDS = {
    "even": (generate("even", 0.05, 0), EVEN, set()),
    "weighted": (generate("weighted", 0.1, 0.08, {(4, 1), (7, 1)}), UNEVEN, {1, 5}),
    "sparse": (generate("sparse", 0.45, 0.12), UNEVEN, {0}),
}
for name, ((x, ballots), weights, knockouts) in ROUNDS.items():
    said, rows = summary(posting_with(weights, knockouts), x, ballots)
    check_agreement(name, said, x, formulas.scores(x, weights)[0])
    check_figures(name, said, x, ballots, weights, knockouts)
    two_decimals(name, said, rows)

# The formulas give what Shrout & Fleiss print (1979, table 4).
table = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=float)
ok([round(value, 4) for value in formulas.icc_2(table)] == [0.2898, 0.6201], "Shrout & Fleiss' table", formulas.icc_2(table))

# What can't be computed is said to be so, and why.
x, ballots = generate("even", 0, 0)
one = np.zeros_like(ballots)
one[:, 0] = True
two = np.zeros_like(ballots)
two[:2, :] = True
level = np.full_like(x, 3)
apart = np.zeros_like(ballots)
apart[np.arange(12), np.arange(12) % 5] = True
EDGES = {
    "one evaluator": (x, one, dict.fromkeys(("alpha", "kendall_w", "icc_2_1", "icc_2_k"), "fewer than two evaluators")),
    "two candidates": (x, two, dict.fromkeys(("kendall_w", "icc_2_1", "icc_2_k"), "fewer than three candidates")),
    "the same score for all": (level, np.ones_like(ballots), dict.fromkeys(("alpha", "kendall_w", "icc_2_1", "icc_2_k"), "no variance")),
    "nobody scored twice": (x, apart, {"alpha": "no candidate and criterion", "kendall_w": "fewer than three candidates"}),
}
for name, (values, some, wanted) in EDGES.items():
    said, _ = summary(POSTING, values, some)
    for key, why in wanted.items():
        got = said["agreement"][key]
        ok(got["value"] is None and got["why_not"].startswith(why), f"{name}: {key} is not computable", got)
done()
