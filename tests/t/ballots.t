#!/usr/bin/env python3
# Ballots read back: the round of the sample data (tests/tools/round.py) as CSV and as forms that viewers filled says the same.
import re
import subprocess
from pathlib import Path

import round as sample
from tap import AFFICHE, POSTING, build, done, ok, run, scratch

CSV = Path("tests/cases/panel/sample/ballots.csv")
HASH = re.search(r",(\w{4}-\w{4})$", CSV.read_text("utf-8"), re.M)[1]
ballots = list(sample.ballots(HASH))
grid = (build(POSTING, None, "--only", "grid") / "grid.pdf").read_bytes()
work = scratch()

def panel(name, *files, options=("--round", "1")):
    """The exit code, panel.csv, what was printed and what was said."""
    out = work / f"panel-{name}"
    result = run(AFFICHE, "panel", *options, "-o", out, POSTING, *files)
    return result.returncode, (out / "panel.csv").read_text("utf-8") if (out / "panel.csv").exists() else "", result.stdout, result.stderr

def values(ballot):
    """What a viewer may fill in: all but what is read-only, in the names of the form that is there."""
    known = sample.named(sample.objects(grid))
    given = {name: value for name, value in ballot.items() if name != "hash" and name in known}
    return given if "conflict" in known else {**given, "no_conflict": "Yes"}

def write(folder, ballot, pdf=None, **how):
    path = folder / f"grid-{ballot['candidate']}-{ballot['evaluator']}.pdf"
    path.write_bytes(sample.filled(pdf or grid, values(ballot), **how))
    return path

made = run("python3", "tests/tools/round.py", HASH)
ok(made.stdout == CSV.read_text("utf-8"), "the sample's CSV is what its script makes", made.stderr)

status, csv, printed, said = panel("csv", CSV)
ok(status == 0 and printed.startswith("15 ballots read: 15 count"), "as CSV: all 15 count", printed + said)
figures = [line for line in csv.split("\n") if line]

folder = scratch()
files = [write(folder, ballot) for ballot in ballots]
ok(subprocess.run(["qpdf", "--check", files[0]], capture_output=True).returncode == 0, "the filled forms are sound")
status, filled, printed, said = panel("pdf", *files)
ok(status == 0 and printed.startswith("15 ballots read: 15 count"), "as forms: all 15 count", printed + said)
ok(filled == csv, "as forms: the same figures", "\n".join(line for line in filled.split("\n") if line not in figures))
done()
