#!/usr/bin/env python3
"""The manual lists every diagnostic, with level and meaning as in the table of src/base/base.h, and no other; and each is reported
somewhere, so that none can be switched off or raised that never comes. It lists the rules of typography as the program does."""
import re
import subprocess
from pathlib import Path

table = re.findall(r'X\((\w+), "([\w-]+)", (\w+), (true|false),\s*"([^"]*)"\)', re.sub(r"\s*\\\n\s*", " ", Path("src/base/base.h").read_text("utf-8")))
wanted = [(id, level.lower() + (", stops" if stops == "true" else "") + ": " + what) for _, id, level, stops, what in table]
listed = re.findall(r"^\.It Li ([\w-]+)\n(.*)$", Path("src/cli/affiche.1").read_text("utf-8"), re.M)
source = "".join(path.read_text("utf-8") for path in Path("src").rglob("*.c"))
silent = [id for name, id, *_ in table if not re.search(rf"\bDIAG_{name}\b", source)]

rules = re.search(r"^\.Bd -literal\n(fr 1 .*?)^\.Ed$", Path("src/cli/affiche.1").read_text("utf-8"), re.M | re.S)
typography = subprocess.run(["out/bin/affiche", "typo", "--rules"], capture_output=True, text=True, encoding="utf-8", check=True).stdout

print("1..4")
print("ok 1" if len(table) > 30 else "not ok 1", "- the table is read")
for row in set(wanted) ^ set(listed):
    print("#", *row)
print("ok 2" if wanted == listed else "not ok 2", "- the manual lists the same diagnostics, in the same order")
for id in silent:
    print("# nothing reports", id)
print("not ok 3" if silent else "ok 3", "- each is reported")
same = rules and rules[1].replace("\\e", "\\") == typography
print("ok 4" if same else "not ok 4", "- the manual has the rules of typography as `affiche typo --rules` lists them")
