#!/usr/bin/env python3
# The sample's round as a chair has it on the table: personal forms, some of them filled: `panel --status`; and all of it with a password.
import re
import shutil
import subprocess

import round as sample
from tap import AFFICHE, POSTING, done, ok, run, scratch

here = scratch() / "mediation-2026"
shutil.copytree(POSTING, here)
folder = here / "panel-1"
CANDIDATES, EVALUATORS = ",".join(sample.CANDIDATES), ",".join(sample.EVALUATORS)
ballots = {(ballot["candidate"], ballot["evaluator"]): ballot for ballot in sample.ballots("")}
LOCKED = {"hash", "candidate", "evaluator", "round"}

def make(*options, evaluators=EVALUATORS):
    return run(AFFICHE, "grid", "--round", "1", "--candidates", CANDIDATES, "--evaluators", evaluators, *options, here)

def form(pair):
    return folder / f"grid-{pair[0]}-{pair[1]}.pdf"

def fill(pair, without=lambda name: False, **values):
    """As a viewer does that saves over the file."""
    pdf = form(pair).read_bytes()
    known = sample.named(sample.objects(pdf))
    given = {name: value for name, value in {**ballots[pair], **values}.items() if name in known and name not in LOCKED and not without(name)}
    form(pair).write_bytes(sample.filled(pdf, given))

def status(*options):
    """The first line, and {(candidate, evaluator): (state, the rest)}."""
    out = run(AFFICHE, "panel", "--status", "--round", "1", *options, here)
    head, *lines = out.stdout.rstrip("\n").split("\n")
    rows = [re.match(r"(\S+) +(\S+) +(missing|refused|blank|partly filled|filled)(?: +(.*))?$", line) for line in lines]
    ok(out.returncode == 0 and all(rows), f"{' '.join(options) or 'status'}: exit 0, lines as they should be", out.stdout + out.stderr)
    return head, {(row[1], row[2]): (row[3], row[4] or "") for row in rows if row}

head, rows = status("--candidates", CANDIDATES, "--evaluators", EVALUATORS)
ok(head == "round 1: 15 forms: 15 missing, 0 refused, 0 blank, 0 partly filled, 0 filled", "before there are forms", head)
make()
head, rows = status()
ok(head == "round 1: 15 forms: 0 missing, 0 refused, 15 blank, 0 partly filled, 0 filled", "as they were made", head)
ok(rows[("C-03", "B")] == ("blank", "grid-C-03-B.pdf"), "a blank one", rows[("C-03", "B")])

pairs = list(ballots)
for pair in pairs[:10]:
    fill(pair)
fill(pairs[10], lambda name: name in ("K3.score", "K8.score", "recommendation"))
fill(pairs[11], lambda name: name == "conflict")
fill(pairs[12], lambda name: name == "K5.evidence")
form(pairs[13]).unlink()
form(pairs[14]).write_bytes(form(pairs[14]).read_bytes()[:9000])
before = {path: path.read_bytes() for path in folder.iterdir()}
head, rows = status("--evaluators", "D")
ok(head == "round 1: 20 forms: 6 missing, 1 refused, 0 blank, 2 partly filled, 11 filled", "of each kind", head)
ok(rows[pairs[10]][0] == "partly filled" and "K3, K8" in rows[pairs[10]][1] and "recommendation" in rows[pairs[10]][1], "what is left to fill in", rows[pairs[10]])
ok("declaration" in rows[pairs[11]][1], "a declaration that is blank", rows[pairs[11]])
ok(rows[pairs[14]] == ("refused", "grid-C-12-C.pdf: it is a damaged PDF"), "one that can't be read, by its name", rows[pairs[14]])
ok(rows[pairs[13]] == ("missing", "") and rows[("C-01", "D")] == ("missing", ""), "a form that is gone, and who has none", rows)
ok({path: path.read_bytes() for path in folder.iterdir()} == before, "no file was changed")

small = folder / "grid-c-12-c.pdf"
form(pairs[14]).rename(small)
ok(status()[1][pairs[14]] == ("refused", "grid-c-12-c.pdf: it is a damaged PDF"), "one that can't be read, by its name in small letters")
small.rename(form(pairs[14]))

# The chair waits for one, who sends a CSV; the truncated one is made again.
with (folder / "BALLOT.CSV").open("w", encoding="utf-8") as csv:
    sample.write_csv(csv, [{**ballots[pairs[13]]}], [name for name in sample.COLUMNS if name != "hash"])
form(pairs[14]).unlink()
make()
ok(status()[1][pairs[13]][0] == "filled", "a form that is blank and a CSV that is not")
ok(status()[1][pairs[14]][0] == "blank", "one that was made again")
out = run(AFFICHE, "panel", "--round", "1", "-o", scratch() / "out", here, *sorted(folder.glob("*.pdf")), folder / "BALLOT.CSV")
ok(re.match(r"16 ballots read: 14 count, 0 refused, 0 set aside, 2 empty", out.stdout), "forms that nobody filled in are no ballots", out.stdout + out.stderr)

for name, options in {"no round": ["--status"], "a round that is none": ["--status", "--round", "../1"], "a range that is none": ["--status", "--round", "1", "--evaluators", "A..B"],
                      "a range at the end of what a number can be": ["--status", "--round", "1", "--evaluators", "A18446744073709551614..A18446744073709551615"]}.items():
    ok(run(AFFICHE, "panel", *options, here).returncode == 2, f"{name}: refused")

# With a password: what a viewer does is done to the decrypted form, and encrypted anew.
shutil.rmtree(folder)
password = scratch() / "password"
password.write_text("à personne\n", "utf-8")

def qpdf(*options):
    subprocess.run(["qpdf", *options], check=True)

make("--password-file", password)
for pair in pairs:
    plain = form(pair).with_suffix(".plain")
    qpdf("--decrypt", "--password=à personne", "--object-streams=disable", form(pair), plain)
    shutil.copy(plain, form(pair))
    fill(pair)
    shutil.copy(form(pair), plain)
    qpdf("--encrypt", "à personne", "à personne", "256", "--", plain, form(pair))
    plain.unlink()
forms = [form(pair) for pair in pairs]
out = scratch() / "out"
plain = run(AFFICHE, "panel", "--round", "1", "-o", scratch() / "csv", here, "tests/cases/panel/sample/ballots.csv")
read = run(AFFICHE, "panel", "--round", "1", "--password-file", password, "-o", out, here, *forms)
ok(read.returncode == 0 and read.stdout.split("\n")[:10] == plain.stdout.split("\n")[:10], "--password-file: the figures of the sample", read.stdout + read.stderr)
ok("no password was given" in (said := run(AFFICHE, "panel", "--round", "1", "-o", out, here, *forms)).stderr and said.returncode == 1 and "15 refused" in said.stdout,
   "not without it", said.stdout + said.stderr)
summary = out / "panel.pdf"
ok("R = 6" in run("qpdf", "--show-encryption", "--password=à personne", summary).stdout, "the summary has the same password")
ok(status("--password-file", str(password))[0] == "round 1: 15 forms: 0 missing, 0 refused, 0 blank, 0 partly filled, 15 filled", "--status reads them")
password.write_text("another\n")
said = run(AFFICHE, "panel", "--round", "1", "--password-file", password, "-o", out, here, *forms)
ok(said.returncode == 1 and said.stderr.count("encrypted with another password") == 15, "nor with another one", said.stderr)
done()
