#!/usr/bin/env python3
# What affiche reads in the project's own corpus: no figure falls below tests/cases/reading/figures. `--update` raises what stands there
# (make reading UPDATE=1), `--update=lower` writes what is (then the commit says why).
import collections
import re
import sys

import reading_score
from reading_score import OWN, VERDICTS
from tap import AFFICHE, done, ok

FIGURES = OWN / "figures"
HEAD = "# The least that `make reading` must find: half, figure, and of its verdicts the number. Only a rule that reads better raises it.\n"
OF_WHAT_IS_FOUND = "categories", "flags"  # how many there are depends on the criteria that are found

def stored():
    """{(half, figure): {verdict: how many}}; a line that is none, as a merge leaves them, says nothing."""
    lines = FIGURES.read_text("utf-8").splitlines() if FIGURES.exists() else []
    found = [re.fullmatch(r"(\S+)  (\S+(?: \S+)?) +" + "".join(rf" {verdict} +(\d+)" for verdict in VERDICTS), line) for line in lines]
    return {(m[1], m[2]): dict(zip(VERDICTS, map(int, m.groups()[2:]))) for m in found if m}

def store(now):
    lines = [f"{half}  {figure:15}" + "".join(f" {verdict} {counts[verdict]:3}" for verdict in VERDICTS) for (half, figure), counts in now.items()]
    FIGURES.write_text(HEAD + "".join(line + "\n" for line in lines), "utf-8")

def stated(counts):
    return counts["right"] + counts["wrong"] + counts["missed"]

def fallen(half, figure, before, now):
    """What a figure has lost, in words."""
    if now["right"] < before["right"]:
        return f"{half} {figure}: right {now['right']}, it was {before['right']}"
    bad = ["wrong", "false"] if figure == "facts" else ["false"] if figure == "criteria" else []
    was, there_are = (sum(counts[verdict] for verdict in bad) for counts in (before, now))
    return f"{half} {figure}: {' or '.join(bad)} {there_are}, it was {was}" if there_are > was else ""

cases = reading_score.judge(AFFICHE, [OWN])
groups = reading_score.halves(cases)
now = {(half, figure): counts for half, group in groups.items() for figure, counts in reading_score.figures(group).items()}
before = stored()
changed = [" ".join(key) for key in now.keys() | before.keys() if key[1] not in OF_WHAT_IS_FOUND
           and stated(before.get(key, collections.Counter())) != stated(now.get(key, collections.Counter()))]
falls = [] if changed else list(filter(None, (fallen(*key, before[key], counts) for key, counts in now.items() if key in before)))

for half, group in groups.items():
    print(f"# {half}: {len(group)} postings")
    for figure, counts in reading_score.figures(group).items():
        print("#  ", reading_score.describe(figure, counts))
if "--update=lower" in sys.argv or "--update" in sys.argv and not falls:
    store(now)
    changed = falls = []
ok(len(cases) >= 40, "the corpus has at least 40 postings", len(cases))
ok(not changed, "the corpus is that of its figures (make reading UPDATE=1)", "\n".join(changed))
ok(not falls, "none of its figures has fallen", "\n".join(falls))
done()
