#!/usr/bin/env python3
# The grid, filled by programs that are not ours: each value comes back as it was typed.
import json

import pypdf

from tap import POSTING, build, done, ok, run, scratch

TYPED = {"candidate": "C-07", "evaluator": "A", "date": "2025-12-08",
         "K3.score": "NE", "round": "1"}

folder = scratch()
grid = build(POSTING, None, "--only", "grid") / "grid.pdf"


def fill_pypdf(source, target):
    writer = pypdf.PdfWriter(source, incremental=True)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {name: f"/{value}" if name.endswith("score") else value for name, value in TYPED.items()}, auto_regenerate=False)
    writer.write(target)


PROGRAMS = {"pypdf": fill_pypdf}


def values(path):
    fields = json.loads(run("qpdf", "--json", "--json-key=acroform", path).stdout)["acroform"]["fields"]  # it may warn of what others wrote
    said = {}
    for field in fields:
        if field["value"] is not None:
            said[field["fullname"]] = field["value"].removeprefix("u:").removeprefix("/")
    return said


for name, fill in PROGRAMS.items():
    target = folder / f"{name}.pdf"
    fill(grid, target)
    back = values(target)
    for field, value in TYPED.items():
        ok(back.get(field) == value, f"{name}: {field} comes back", back.get(field))
done()
