#!/usr/bin/env python3
"""The manual lists every diagnostic, with level and meaning as in the table of src/base/diag.h, and no other."""
import re

table = re.findall(r'X\(\w+, "([\w-]+)", (\w+), (true|false), "([^"]*)"\)', open("src/base/diag.h").read())
wanted = [(id, level.lower() + (", stops" if stops == "true" else "") + ": " + what) for id, level, stops, what in table]
listed = re.findall(r"^\.It Li ([\w-]+)\n(.*)$", open("src/cli/affiche.1").read(), re.M)

print("1..2")
print("ok 1" if len(table) > 30 else "not ok 1", "- the table is read")
for row in set(wanted) ^ set(listed):
    print("#", *row)
print("ok 2" if wanted == listed else "not ok 2", "- the manual lists the same diagnostics, in the same order")
