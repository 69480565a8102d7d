#!/usr/bin/env python3
# The grid, filled by ten programs that are not ours: what was typed comes back, each box shows its own value in four renderers, and
# what programs save through our appearances keeps PDF/UA-1 and PDF/A-3a. The table at the end is that of the README.
import json
import subprocess
import xml.etree.ElementTree as xml

import pictures
from forms import PROGRAMS, values, widgets
from tap import AFFICHE, POSTING, build, done, ok, run, scratch

CHOSEN = {"date": "2026-01-15", "round": "1", "conflict": "none", "recommendation": "discuss", "K1.score": "0", "K2.score": "1", "K3.score": "2",
          "K4.score": "3", "K5.score": "4", "K6.score": "NE", "K7.score": "3", "K8.score": "0"}
LATIN = {"K1.evidence": "Élément observé : déjà vu.\nDeuxième ligne, façade", "K2.evidence": "À Noël, où ça ?",
         "K8.evidence": "Une réponse longue, qui va sur plusieurs lignes parce qu'elle dit tout : le contexte, l'action, le résultat."}
TYPED = {"K3.evidence": "L’œuvre… Œdipe à 10 €", "K4.evidence": "Škoda « ‹ – — › » Ž"}
CENTRAL = {"K5.evidence": "Zażółć gęślą jaźń, ŻÓŁĆ", "K6.evidence": "Árvíztűrő tükörfúrógép, Ő", "K7.evidence": "Příliš žluťoučký kůň, ď"}
SETS = {"Latin-1": LATIN, "œ … Š": {**LATIN, **TYPED}, "ż ő ů": {**LATIN, **TYPED, **CENTRAL}}
# Those that bring a Helvetica of their own: it is not embedded, so no standard holds; pdf-lib's has no Polish letters, and it says so.
OWN_FONT = {"pdf-lib", "PyMuPDF"}
REFUSES = {("pdf-lib", "ż ő ů")}

folder = scratch()
grid = build(POSTING, None, "--only", "grid") / "grid.pdf"
boxes = widgets(grid)
filled = {}
for number, (program, fill) in enumerate(PROGRAMS.items()):
    jobs = []
    for place, (name, texts) in enumerate(SETS.items()):
        typed = {"candidate": f"C-{number:02}{place}", "evaluator": "AB", **CHOSEN, **texts}
        listed, target = folder / f"{number}-{place}.json", folder / f"{number}-{place}.pdf"
        listed.write_text(json.dumps(typed), "utf-8")
        jobs.append((listed, grid, target))
        filled[program, name] = target, typed
    fill(jobs)

there = {key: one for key, one in filled.items() if one[0].exists()}
for key in filled:
    ok((key in there) != (key in REFUSES), f"{key[0]}, {key[1]}: {'refused, aloud' if key in REFUSES else 'filled'}")

# What the file holds, as another program reads it, and what the panel counts.
for (program, name), (path, typed) in there.items():
    said = {field: value.replace("\r\n", "\n") for field, value in values(path).items()}
    other = {field: (value, said.get(field)) for field, value in typed.items() if said.get(field, "").removeprefix("/") != value}
    ok(not other, f"{program}, {name}: each value is in its field", other)
panel = json.loads(run(AFFICHE, "panel", "--json", "-o", folder / "panel", POSTING, *(path for path, _ in there.values())).stdout)
counted = {ballot["file"]: ballot for ballot in panel["counted"]}
for (program, name), (path, typed) in there.items():
    ballot = counted.get(str(path), {"answers": []})
    back = {field: ballot.get(field) for field in ("candidate", "evaluator", "round", "recommendation")}
    for k, answer in enumerate(ballot["answers"], 1):
        back[f"K{k}.score"] = "NE" if answer["not_evaluated"] else str(int(answer["score"]))
        back[f"K{k}.evidence"] = answer["evidence"]
    other = {field: (value, back.get(field)) for field, value in typed.items() if field not in ("date", "conflict") and back.get(field) != value}
    ok(not other, f"{program}, {name}: affiche panel counts it, each value as it was typed", other)

# Pictures of the richest form of each program.
shown = {program: [one for (who, _), one in there.items() if who == program][-1] for program in PROGRAMS}
painted = pictures.pdfjs([path for path, _ in shown.values()], folder)
looks = {}
for program, (path, typed) in shown.items():
    typed = {**typed, "hash": values(grid)["hash"]}
    for renderer, paint in {**pictures.RENDERERS, "pdf.js": lambda path, _: painted[path]}.items():
        place = folder / f"{path.stem}-{renderer}"
        place.mkdir()
        other = pictures.wrong(paint(path, place), boxes, typed)
        looks[program, renderer] = not other
        ok(not other, f"{program}, as {renderer} shows it: each box its own value", other)

# The standards.
judged = {}
names = {path.name: key for key, (path, _) in there.items()}
for flavour in "ua1", "3a":
    report = subprocess.run(["tests/tools/verapdf", flavour, *(folder / name for name in names)], stdout=subprocess.PIPE).stdout
    for job in xml.fromstring(report).iter("job"):
        found = job.find("validationReport")
        judged[names[job.findtext("item/name").rpartition("/")[2]], flavour] = found is not None and found.get("isCompliant") == "true"
for key in there:
    if key[0] not in OWN_FONT:
        for flavour in "ua1", "3a":
            ok(judged.get((key, flavour)), f"{key[0]}, {key[1]}: {flavour} holds")

mark = lambda good: "yes" if good else "no"
print("# | program |", " | ".join(f"{name} comes back" for name in SETS), "| own value in", ", ".join([*pictures.RENDERERS, "pdf.js"]), "| both standards |")
for program in PROGRAMS:
    row = [mark((program, name) in there) for name in SETS]
    row.append(mark(all(looks[program, renderer] for renderer in [*pictures.RENDERERS, "pdf.js"])))
    held = [name for name in SETS if all(judged.get(((program, name), flavour)) for flavour in ("ua1", "3a"))]
    print("# |", program, "|", " | ".join(row), "|", ", ".join(held) or "no", "|")
done()
