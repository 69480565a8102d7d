#!/usr/bin/env python3
# Goldens. A case is a folder tests/cases/TOPIC/CASE/ with a file `cmd`: shell commands, run in a copy of the folder, where
# `affiche` is the tool and `input` the repository's postings. The goldens that are there are checked: `stdout`, `stderr`,
# `expected/FILE` (what the commands write to FILE); the exit code is the number in `status`, or 0.
# `cases.t --update` shows what changed, and replaces it when told to (YES=1: unasked).
import difflib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tap import AFFICHE, done, ok, scratch

def perform(case):
    """Runs a case; gives {golden: text} of all that it may be compared with."""
    work = scratch() / "case"
    shutil.copytree(case, work, ignore=shutil.ignore_patterns("expected"))
    if not (work / "input").exists():
        (work / "input").symlink_to(Path("input").resolve())
    path = f"{Path(AFFICHE).parent}:{os.environ['PATH']}"
    result = subprocess.run(["sh", "-c", (case / "cmd").read_text("utf-8")], cwd=work, capture_output=True,
                            stdin=subprocess.DEVNULL, env={**os.environ, "PATH": path})
    made = {"stdout": result.stdout, "stderr": result.stderr, "status": b"%d\n" % result.returncode}
    made |= {f"expected/{path.relative_to(work)}": path.read_bytes() for path in work.rglob("*") if path.is_file()}
    return {name: text.decode("utf-8", "backslashreplace") for name, text in made.items()}

def compare(case):
    """Gives (golden, its new text, difference) for each golden of a case that differs."""
    made = perform(case)
    goldens = {str(path.relative_to(case)): path.read_text("utf-8") for path in [case / "stdout", case / "stderr",
               case / "status", *(case / "expected").rglob("*")] if path.is_file()}
    for name, golden in {"status": "0\n", **goldens}.items():
        text = made.get(name, "")
        if text != golden:
            lines = difflib.unified_diff(golden.splitlines(), text.splitlines(), f"golden {name}", "now", lineterm="", n=1)
            yield name, text, "\n".join(lines)

def update(case):
    for name, text, difference in compare(case):
        print(f"\n{case}\n{difference}")
        if os.environ.get("YES") or input("replace? [y/n] ") == "y":
            (case / name).write_text(text, "utf-8")

cases = sorted(path.parent for path in Path("tests/cases").rglob("cmd"))
if "--update" in sys.argv:
    for case in cases:
        update(case)
    sys.exit()

ok(cases, "there are cases")
for case in cases:
    differences = [difference for _, _, difference in compare(case)]
    ok(not differences, case.relative_to("tests/cases"), "\n".join(differences))
done()
