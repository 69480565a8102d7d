#!/usr/bin/env python3
# Ballots read back: the round of the sample data (tests/tools/round.py) as CSV and as forms that viewers filled says the same.
import io
import re
import shutil
import stat
import subprocess
from pathlib import Path

import round as sample
from tap import AFFICHE, POSTING, build, done, ok, run, scratch

CSV = Path("tests/cases/panel/sample/ballots.csv")
HASH = re.search(r",(\w{4}-\w{4})$", CSV.read_text("utf-8"), re.M)[1]
ballots = list(sample.ballots(HASH))
grid = sample.form(build(POSTING, None, "--only", "grid") / "grid.pdf")
work = scratch()

def panel(name, *files, options=("--round", "1")):
    """The exit code, the figures of panel.csv, what was printed and what was said."""
    out = work / f"panel-{name}"
    result = run(AFFICHE, "panel", *options, "-o", out, POSTING, *files)
    figures = (out / "panel.csv").read_text("utf-8") if (out / "panel.csv").exists() else ""
    return result.returncode, re.sub(r"^noted,.*\n", "", figures, flags=re.M), result.stdout, result.stderr

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

# Other ways in which programs save.
LATIN = {"’": "'", "œ": "oe", "Œ": "OE", "…": "...", "€": "EUR"}  # what a string in Latin-1 can't say

def plain(ballot):
    return {name: "".join(LATIN.get(c, c) for c in value) for name, value in ballot.items()}

def same(name, files, wanted=csv):
    status, got, printed, said = panel(name.replace(" ", "-"), *files)
    ok(status == 0 and got == wanted, f"{name}: the same figures", printed + said + "\n".join(line for line in got.split("\n") if line not in wanted.split("\n")))

def saved(name, *options):
    into = scratch()
    for path in files:
        subprocess.run(["qpdf", *options, path, into / path.name], check=True)
    same(name, sorted(into.iterdir()))

folder = scratch()
same("strings in PDFDocEncoding", [write(folder, plain(ballot), string=sample.literal) for ballot in ballots])
folder = scratch()
for ballot in ballots:  # scores first, the rest in a second update, as who goes on tomorrow
    path = folder / f"grid-{ballot['candidate']}-{ballot['evaluator']}.pdf"
    given = values(ballot)
    early = {name: value for name, value in given.items() if name.endswith(".score")}
    path.write_bytes(sample.filled(sample.filled(grid, {**early, "K2.score": "0"}), {name: value for name, value in given.items() if name not in early or name == "K2.score"}))
same("two updates", sorted(folder.iterdir()))
saved("object streams", "--object-streams=generate")
saved("linearised", "--linearize", "--object-streams=generate")
saved("uncompressed", "--qdf")

# CSV as spreadsheets save it.
def spreadsheet(name, encoding="utf-8", columns=sample.COLUMNS, change=lambda text: text, some=ballots, **dialect):
    text = io.StringIO()
    sample.write_csv(text, some, columns, **dialect)
    path = scratch() / "scores.csv"
    path.write_bytes(change(text.getvalue()).encode(encoding))
    return path

def formula(ballot):
    """Evidence that a spreadsheet would take for a formula, as it is written."""
    return {name: "'=" + value if name.endswith("evidence") and value else value for name, value in ballot.items()}

same("semicolons and CRLF", [spreadsheet("semicolons", delimiter=";", change=lambda text: text.replace("\n", "\r\n"))])
same("a byte order mark", [spreadsheet("mark", "utf-8-sig")])
same("Windows-1252", [spreadsheet("windows", "cp1252", delimiter=";")])
same("every cell quoted", [spreadsheet("quoted", quoting=1)])
same("evidence like formulas", [spreadsheet("formulas", some=map(formula, ballots))])
same("codes in small letters, with blanks", [spreadsheet("codes", change=lambda text: text.replace("C-0", " c-0").replace(",A,", ",a ,"))])
same("one file an evaluator", [spreadsheet(e, some=[ballot for ballot in ballots if ballot["evaluator"] == e]) for e in sample.EVALUATORS])
odd = [{**ballots[0], "K2.evidence": "vu \ue000 漢字"}, *ballots[1:]]
same("characters that no font has", [spreadsheet("odd", some=odd)])
shown = run("pdftotext", work / "panel-characters-that-no-font-has/panel.pdf", "-").stdout
ok("[U+E000] [U+6F22][U+5B57]" in " ".join(shown.split()), "characters that no font has: they are spelt out in panel.pdf", shown[:300])
without = spreadsheet("columns", columns=[name for name in sample.COLUMNS if name not in ("hash", "conflict")])
status, got, printed, said = panel("columns", without)
ok(printed.split("\n")[0].endswith("15 could not be checked for grid or declaration") and got == csv, "without hash and declaration: they count, and that is said", printed)
status, got, printed, said = panel("codes", spreadsheet("said", change=lambda text: text.replace("C-03,", "c-03 ,")))
ok(said.count("“c-03” is read as C-03") == 3, "a code that was typed otherwise is said", said)
status, got, printed, said = panel("other", CSV, options=("--round", "2"))
ok(status == 1 and ", 15 of other rounds;" in printed, "--round says how many it left", printed)
status, got, printed, said = panel("strict", CSV, options=("--round", "1", "--strict"))
ok(status == 1, "--strict: a 4 without evidence is an error", said)

# What is confidential is closed, and what fails leaves nothing.
posting = scratch() / POSTING.name
shutil.copytree(POSTING, posting)
folder = posting / "panel-1"

def here(*options):
    return run(AFFICHE, "panel", "--round", "1", *options, posting, CSV.resolve())

nothing = run(AFFICHE, "panel", "--round", "2", posting, CSV)
ok(nothing.returncode == 1 and "there is no ballot that counts" in nothing.stderr and not (posting / "panel-2").exists(), "where no ballot counts, no folder is made", nothing.stderr)
ok(not (work / "panel-other").exists(), "nor that of -o")
password = scratch() / "password"
password.write_text("à personne\n", "utf-8")
folder.mkdir()
folder.chmod(0o755)
made = here("--password-file", password)
ok(made.returncode == 0 and [path.name for path in folder.iterdir()] == ["panel.pdf"] and "panel.csv is not written" in made.stderr, "--password-file: no plain panel.csv, and that is said", made.stdout + made.stderr)
ok("earlier run" not in made.stderr, "nothing plain stands beside it", made.stderr)
(folder / "panel.csv").write_text("figure\n")
made = here("--password-file", password)
ok(made.returncode == 0 and f"{folder}/panel.csv is of an earlier run" in made.stderr and (folder / "panel.csv").read_text() == "figure\n",
   "a plain panel.csv of an earlier run is named, and stays", made.stderr)
ok(stat.S_IMODE(folder.stat().st_mode) == 0o700, "a round's folder that others could read is closed", oct(folder.stat().st_mode))
shutil.copy(CSV, folder / "scores.csv")
first = run(AFFICHE, "panel", "--round", "1", posting)
again = run(AFFICHE, "panel", "--round", "1", posting, *sorted(folder.iterdir()))
ok(first.returncode == 0 and first.stdout.startswith("15 ballots read: 15 count"), "without files, those of the round's folder are read", first.stdout + first.stderr)
ok(again.returncode == 0 and again.stdout == first.stdout and again.stderr.count("note: it was made of the round, and is passed over") == 2, "what was made of it is passed over", again.stdout + again.stderr)
bound = scratch()
run(AFFICHE, "dossier", "--round", "1", "-o", bound, posting, *sorted(folder.iterdir()))
attached = run("pdfdetach", "-list", bound / "dossier.pdf").stdout
ok("2 embedded files" in attached and "scores.csv" in attached, "nor is it attached to the dossier", attached)
shutil.copy(write(scratch(), ballots[0]), folder / "dossier-C-01.pdf")
again = run(AFFICHE, "panel", "--round", "1", posting, folder / "dossier-C-01.pdf")
ok(again.returncode == 0 and again.stdout.startswith("1 ballot read: 1 count"), "but not a form that is called so", again.stdout + again.stderr)
other = scratch() / "other"
other.mkdir()
other.chmod(0o755)
ok(here("-o", other).returncode == 0 and stat.S_IMODE(other.stat().st_mode) == 0o755, "one that -o names keeps its mode")
status, got, printed, said = panel("unscored", CSV, spreadsheet("unscored", some=[{name: "NE" if name.endswith("score") else "C-20" if name == "candidate" else value for name, value in ballots[0].items()}]))
ok(re.search(r"–  C-20 +–  coverage   – %", printed), "where nothing was scored there is no coverage", printed)
given = subprocess.run([AFFICHE, "panel", POSTING], capture_output=True, text=True, encoding="utf-8")
ok(given.returncode == 2 and "donnez les" in given.stderr, "what is missing is said in the posting's language", given.stderr)
done()
