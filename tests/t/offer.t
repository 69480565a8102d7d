#!/usr/bin/env python3
# What offer.pdf says of its words: the outline, what abbreviations stand for, how inclusive forms are read aloud; by tools that are not ours.
import json
import re
import subprocess

import reading
from tap import PDFS, POSTING, build, done, ok, read

HEADINGS = {2: (13, 21, 27, 57, 67, 71, 75, 83, 87), 3: (29, 39, 49)}
SAID = {"co-directrices et co-directeurs": 1, "salariées et salariés permanents": 1, "permanentes et permanents": 1,
        "étudiantes et étudiants": 1}
STANDS_FOR = {"CDI": "contrat à durée indéterminée", "EAC": "éducation artistique et culturelle",
              "RSE/RSO": "responsabilité sociétale des entreprises et des organisations", "Fnas": "Fonds national d’activités sociales",
              "CV": "curriculum vitæ", "Syndeac": "Syndicat national des entreprises artistiques et culturelles"}


def elements(path):
    """Of each structure element of a PDF its dictionary, with text as text."""
    objects = json.loads(subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", path], stdout=subprocess.PIPE).stdout)["qpdf"][1].values()
    for found in objects:
        value = found.get("value")
        if isinstance(value, dict) and "/S" in value and "/P" in value:
            yield {key: one[2:] if isinstance(one, str) and one.startswith("u:") else one for key, one in value.items()}


def times(path, key):
    counts = {}
    for element in elements(path):
        if key in element:
            counts[element[key]] = counts.get(element[key], 0) + 1
    return counts


folder = build()
data = (folder / "offer.jsonld").read_bytes()
for file in PDFS:
    listed = read("pdfdetach", "-list", folder / file)
    subprocess.run(["pdfdetach", "-save", "1", "-o", folder / "taken", folder / file])
    ok("1: posting.jsonld" in listed and (folder / "taken").read_bytes() == data, f"{file} carries offer.jsonld as posting.jsonld", listed)
    ok((folder / file).stat().st_size < 150_000, f"{file}: {(folder / file).stat().st_size} bytes")
    objects = subprocess.run(["qpdf", "--qdf", folder / file, "-"], stdout=subprocess.PIPE).stdout
    ok(re.search(rb"/AF \[", objects) and b"/AFRelationship /Data" in objects and b"/Subtype /application#2fld+json" in objects,
       f"{file}: it is associated with the document, as data")
lines = (POSTING / "posting.txt").read_text("utf-8").split("\n")
wanted = {number: level for level, numbers in HEADINGS.items() for number in numbers}
outline = read("node", "tests/tools/pdfjs.mjs", folder / "offer.pdf", "outline").splitlines()
expected = ["Responsable du pôle Médiation et Action Culturelle"]
expected += ["  " * (wanted[number] - 1) + lines[number - 1].strip() for number in sorted(wanted)] + ["  Glossaire"]
ok([(len(line) - len(line.lstrip()), reading.fold(line)) for line in outline]
   == [(len(line) - len(line.lstrip()), reading.fold(line)) for line in expected], "the outline by pdf.js", outline)

said = times(folder / "offer.pdf", "/ActualText")
ok({text: said.get(text) for text in SAID} == SAID, "inclusive forms are read aloud written out", said)
expansions = times(folder / "offer.pdf", "/E")
text, glossary = reading.plain(folder / "offer.pdf").split("Glossaire")
for form, expansion in STANDS_FOR.items():
    shown = len(re.findall(rf"(?<!\w){form}(?!\w)", text))
    ok(shown > 0 and expansions.get(expansion) == shown, f"{form}: {shown} times, with what it stands for", expansions)
    ok(re.search(rf"(?s){form}.*{expansion.split()[0]}", glossary), f"{form} is in the glossary", glossary)
ok(set(expansions) == set(STANDS_FOR.values()), "nothing else is expanded", expansions)
done()
