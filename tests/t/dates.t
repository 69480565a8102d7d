#!/usr/bin/env python3
# How people write dates, by a table: what a heading and a line below it are read as on 10 December 2026, and what check says of it.
# Columns of dates.tsv: language, fact, line, its date (`words`: a fact without one; `-`: no fact), findings on dates.
import datetime
import json
from pathlib import Path

from tap import AFFICHE, done, ok, read, run, scratch
from texts import BODY

HEADINGS = {("fr", "deadline"): "DATE LIMITE", ("fr", "start"): "DATE DE PRISE DE POSTE", ("en", "deadline"): "CLOSING DATE", ("en", "start"): "START DATE"}
RULES = {"weekday", "date-impossible", "date-year", "midnight", "date-order", "expired", "fact-conflict"}
TODAY = "--today", "2026-12-10"

rows = [line.split("\t") for line in Path("tests/t/dates.tsv").read_text("utf-8").splitlines()]
folders = []
for number, (lang, name, line, *_) in enumerate(rows):
    folders.append(scratch() / f"{number}")
    folders[-1].mkdir()
    (folders[-1] / "posting.txt").write_text(f"{BODY[lang]}\n{HEADINGS[lang, name]}\n\n{line}\n", "utf-8")
    (folders[-1] / "posting.ini").write_text(f"[posting]\nlang = {lang}\n[check]\noff = missing-fact\n", "utf-8")
ok(len(rows) >= 100 and {lang for lang, *_ in rows} == {"fr", "en"}, f"{len(rows)} rows in both languages")

found = {folder: set() for folder in map(str, folders)}
for finding in json.loads(run(AFFICHE, "check", "--format", "json", *TODAY, *folders).stdout):
    found[str(Path(finding["file"]).parent)].add(finding["id"])
for (lang, name, line, day, findings), folder in zip(rows, folders):
    said = json.loads(read(AFFICHE, "show", "--format", "json", *TODAY, folder))["facts"].get(name) or {}
    date = said.get("date") or ("words" if said.get("value") or said.get("values") else "-")
    if date.count("-") == 2:
        datetime.date.fromisoformat(date)  # fails: no calendar has it
    rules = ",".join(sorted(found[str(folder)] & RULES)) or "-"
    ok((date, rules) == (day, findings), f"{lang}: {line}", (date, rules, "instead of", day, findings))
done()
