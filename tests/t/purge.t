#!/usr/bin/env python3
# `panel --purge-list` on the sample's round: how long its files are kept, from the answer or the last interview, and which are to be taken out when.
import re
import shutil

import round as sample
from tap import AFFICHE, POSTING, done, ok, run, scratch

here = scratch() / "mediation-2026"
shutil.copytree(POSTING, here)
ini = (here / "posting.ini").read_text("utf-8")
run(AFFICHE, "grid", "--round", "1", "--candidates", ",".join(sample.CANDIDATES), "--evaluators", ",".join(sample.EVALUATORS), here)
DATES = ["2025-12-08", "mardi 9 décembre 2025", "9/12/2025", "", "le 8", "8 décembre"]  # the last is 9 December 2025
for number, ballot in enumerate(sample.ballots("")):
    path = here / f"panel-1/grid-{ballot['candidate']}-{ballot['evaluator']}.pdf"
    given = {name: value for name, value in ballot.items() if name not in ("hash", "candidate", "evaluator", "round")}
    path.write_bytes(sample.filled(path.read_bytes(), {**given, "date": DATES[number % len(DATES)]}))
run(AFFICHE, "panel", "--round", "1", here, *sorted((here / "panel-1").glob("*.pdf")))
files = {str(path): path.read_bytes() for path in sorted((here / "panel-1").iterdir())}
ok(len(files) == 17, "15 forms, panel.csv and panel.pdf", list(files))

def purge(today, terms="", *options):
    (here / "posting.ini").write_text(f"{ini}\n[panel]\n{terms}\n", "utf-8")
    return run(AFFICHE, "panel", "--purge-list", "--today", today, *options, here)

def says(name, out, first, due):
    head, *lines = out.stdout.rstrip("\n").split("\n")
    ok(out.returncode == 0 and head == first, f"{name}: until when", out.stdout + out.stderr)
    ok(lines == [f"{path}: {due}" for path in files] if due else not lines, f"{name}: {due or 'nothing yet'}", "\n".join(lines))

WORK, ALL = "take out of the working files", "delete, from the archive as well"
interview = "round 1: last interview 2025-12-09 (nothing says when they were answered: [panel] answered = DATE); in the working files until 2026-03-09"
says("the last day of three months after the interview", purge("2026-03-09"), interview, None)
says("the day after", purge("2026-03-10"), interview, WORK)
answered = "round 1: answered 2025-12-31; in the working files until "
says("after the answer", purge("2026-03-31", "answered = 2025-12-31"), answered + "2026-03-31", None)
says("three months after the answer", purge("2026-04-01", "answered = 2025-12-31"), answered + "2026-03-31", WORK)
says("a month without that day", purge("2026-03-01", "answered = 2025-12-31\nkeep_months = 2"), answered + "2026-02-28", WORK)
says("with consent", purge("2027-12-31", "answered = 2025-12-31\nkeep_months = 24\nconsent = yes"), answered + "2027-12-31", None)
years = "answered = 2025-12-31\narchive_years = 5"
says("in the archive", purge("2030-12-31", years), answered + "2026-03-31, in the archive until 2030-12-31", WORK)
says("past the archive", purge("2031-01-01", years), answered + "2026-03-31, in the archive until 2030-12-31", ALL)
ok({str(path): path.read_bytes() for path in sorted((here / "panel-1").iterdir())} == files, "nothing was deleted or changed")

for name, (terms, id) in {"more than three months without consent": ("keep_months = 4", "ini-value"), "more than two years": ("keep_months = 25\nconsent = yes", "ini-number"),
                          "half a month": ("keep_months = 1.5", "ini-number"), "no date": ("answered = 31/12/2025", "ini-date"),
                          "a consent that is none": ("consent = perhaps", "ini-value"), "no years": ("archive_years = 0", "ini-number")}.items():
    out = purge("2026-01-01", terms)
    ok(out.returncode == 1 and re.search(rf"posting\.ini:\d+:\d+: .*\[{id}\]", out.stderr), f"{name}: exit 1, said with its place", out.stderr)
out = purge("2026-01-01", "answered = 2025-12-31\nkeep_months = 12")
ok(out.stdout == answered + "2026-03-31\n", "more than three months without consent: three", out.stdout)
ok(purge("2026-01-01", "", "--round", "2").stdout == "no round has files here\n", "a round without files")
for path in (here / "panel-1").glob("grid-*.pdf"):
    path.unlink()
out = purge("2030-01-01")
ok(out.returncode == 1 and "answered = DATE" in out.stdout and ":" not in out.stdout.split("\n", 1)[1], "neither answer nor date: that is said, and nothing is listed", out.stdout)
(here / "panel-1/scores.csv").write_text("candidate,evaluator,criterion,score,date\nC-01,A,1,3,2025-12-19\nC-01,B,1,7,2025-12-20\n", "utf-8")
out = purge("2026-01-01")
ok(out.returncode == 0 and "last interview 2025-12-20 " in out.stdout, "the date of a ballot in a CSV that is refused", out.stdout)
(here / "panel-1.csv").write_text("", "utf-8")
out = purge("2026-01-01")
ok(out.returncode == 0 and out.stdout.count("round ") == 1, "a file beside the posting is no round", out.stdout)
ok(run(AFFICHE, "panel", "--purge-list", here, "x.pdf").returncode == 2, "files beside it: refused")
done()
