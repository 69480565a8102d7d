#!/usr/bin/env python3
"""A made-up round of input/mediation-2026: 5 candidates, 3 evaluators, 15 ballots; and forms filled as viewers fill them.

`round.py HASH` writes its ballots as CSV (tests/cases/panel/sample/ballots.csv). Nothing in it is anyone's: what is scored and seen follows from a
seed and the tables below, through SHA-256, which is the same everywhere.
"""
import csv
import hashlib
import re
import subprocess
import sys

SEED = "mediation-2026, round 1"
ROUND = "1"
CANDIDATES = {"C-01": 2.3, "C-03": 3.25, "C-05": 1.2, "C-08": 2.9, "C-12": 3.25}  # code: how good
EVALUATORS = {"A": 0.0, "B": 0.4, "C": -0.3}  # code: how generous
CRITERIA = [f"K{k}" for k in range(1, 9)]
COLUMNS = "candidate evaluator criterion score round evidence recommendation conflict hash".split()
SILENT = 7  # one score in so many has no evidence
NE = 40  # one in so many was not evaluated
SEEN = [  # by criterion, by score: what an evaluator wrote down
    ["Ne cite aucune œuvre", "Cite deux œuvres du siècle dernier, hors champ", "Cite deux œuvres de 2024, sans les relier aux collégiens",
     "Cite une installation de 2024 et la présente à une classe de 4e", "Compare deux œuvres de la Biennale et dit ce qu’elles ont de faible"],
    ["Aucun diplôme, aucun poste du champ", "Licence de gestion, un stage en billetterie", "Licence d’arts plastiques, sans expérience d’encadrement",
     "Master médiation, attestation jointe", "Master et six ans de poste, bilans joints"],
    ["Pas d’exemple", "A participé à un festival comme bénévole", "Deux ateliers isolés, sans suite",
     "Saison de 14 ateliers, 38 000 €, bilan montré", "Trois sites, 41 dates, fréquentation suivie mois par mois"],
    ["Ne sait pas qui vient", "« Il faut aller vers tous les publics »", "Travaille avec un seul collège",
     "Un plan par public, quatre partenaires nommés", "Retour de 62 % des groupes d’une année à l’autre, chiffres montrés"],
    ["Pas d’exemple", "Raconte un désaccord, n’a rien fait", "A encadré deux vacataires un été",
     "Réunion d’équipe, décision expliquée, le planning a changé", "A conduit la fusion de deux équipes, et l’a évaluée au bout d’un an"],
    ["Exercice non rendu", "Onze fautes, pas de plan", "Texte correct, écrit pour des adultes",
     "Texte clair, adapté aux collégiens", "Publiable tel quel : titre, chapô, trois paragraphes"],
    ["Pas de méthode", "Cite trois logiciels", "Un calendrier sans priorités",
     "Jalons, charges et priorités de mars à octobre", "Ajoute les risques et dit ce qui serait abandonné d’abord"],
    ["Pas d’idée", "« Quelque chose avec l’IA »", "Un parcours sonore, jamais réalisé",
     "Carnet de visite réalisé en 2023, encore utilisé", "Dispositif repris par deux autres lieux, évaluation jointe"],
]

def chance(*key):
    """A number in [0, 1) that follows from the seed and a key."""
    digest = hashlib.sha256("/".join([SEED, *map(str, key)]).encode()).digest()
    return int.from_bytes(digest[:6], "big") / (1 << 48)

def score(candidate, evaluator, k):
    if chance(candidate, evaluator, k, "NE") < 1 / NE:
        return "NE"
    value = CANDIDATES[candidate] + EVALUATORS[evaluator] + 1.5 * (chance(candidate, k) - 0.5) + 1.5 * (chance(candidate, evaluator, k) - 0.5)
    return str(min(4, max(0, round(value))))

def evidence(candidate, evaluator, k, given):
    if given == "NE" or chance(candidate, evaluator, k, "silent") < 1 / SILENT:
        return ""
    return SEEN[k][int(given)]

def recommendation(scores):
    numbers = [int(given) for given in scores if given != "NE"]
    mean = sum(numbers) / len(numbers)
    return "retain" if mean >= 2.9 else "discuss" if mean >= 2 else "decline"

def ballots(hash):
    """Each ballot of the round as {field: value}, with the names of the form's fields."""
    for candidate in CANDIDATES:
        for evaluator in EVALUATORS:
            scores = [score(candidate, evaluator, k) for k in range(len(CRITERIA))]
            ballot = {"candidate": candidate, "evaluator": evaluator, "round": ROUND, "hash": hash, "conflict": "none",
                      "recommendation": recommendation(scores)}
            for k, given in enumerate(scores):
                ballot |= {f"{CRITERIA[k]}.score": given, f"{CRITERIA[k]}.evidence": evidence(candidate, evaluator, k, given)}
            yield ballot

def rows(ballot):
    """A ballot as rows of a CSV; what holds for all of it stands in each."""
    for k in sorted({name.split(".")[0] for name in ballot if "." in name}, key=lambda k: int(k[1:])):
        yield [ballot.get({"criterion": ""}.get(name, f"{k}.{name}" if name in ("score", "evidence") else name), k) for name in COLUMNS]

def write_csv(to, some, columns=COLUMNS, **dialect):
    writer = csv.writer(to, lineterminator="\n", **dialect)
    writer.writerow(columns)
    for ballot in some:
        for row in rows(ballot):
            writer.writerow([row[COLUMNS.index(name)] for name in columns])

# Forms

def form(path):
    """The bytes of a form, its objects taken out of their streams, as `objects` needs them."""
    return subprocess.run(["qpdf", "--object-streams=disable", path, "-"], check=True, capture_output=True).stdout

def sections(pdf):
    """The cross-reference tables of a file, the newest first, each as {number: offset}."""
    at = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)[1])
    while at:
        end = pdf.index(b"trailer", at)
        offsets, number = {}, 0
        for line in pdf[at + len("xref"):end].split(b"\n"):
            parts = line.split()
            if len(parts) == 2:
                number = int(parts[0])
            elif len(parts) == 3:
                offsets |= {number: int(parts[0])} if parts[2] == b"n" else {}
                number += 1
        yield offsets
        before = re.compile(rb"trailer << .*?/Prev (\d+)").match(pdf, end)
        at = int(before[1]) if before else 0

def objects(pdf):
    """The dictionaries of a file with cross-reference tables and no object streams, as a personal form, `form` and `filled` are: {number: text}."""
    found = {}
    for offsets in sections(pdf):
        for number, offset in offsets.items():
            if number not in found:
                found[number] = re.compile(rb"\d+ \d+ obj\s*(.*?)\s*(?:stream\r?\n|endobj)", re.S).match(pdf, offset)[1]
    return found

def named(found):
    """The fields by their whole names: {name: number}; of a group of buttons its own number."""
    def name(number):
        own = re.search(rb"/T \(([^)]*)\)", found[number])
        parent = re.search(rb"/Parent (\d+) 0 R", found[number])
        before = name(int(parent[1])) if parent and int(parent[1]) in found and b"/Type /Pages" not in found[int(parent[1])] else ""
        return before + ("." if before and own else "") + (own[1].decode() if own else "")
    return {name(number): number for number, text in found.items() if b"/T (" in text and b"/StructElem" not in text}

def with_entry(text, key, value):
    """A dictionary's source with one more entry, or with another value of it."""
    text = re.sub(rb"/" + key + rb" (?:/[^\s/<>\[\]()]+|<[0-9A-Fa-f]*>|\((?:[^\\()]|\\.)*\))(?=[\s/>])", b"", text)
    return text.rstrip()[:-2] + b" /" + key + b" " + value + b" >>"

def utf16(text):
    return b"<FEFF" + text.encode("utf-16-be").hex().encode() + b">"

def literal(text):
    """PDFDocEncoding, which is Latin-1 for what stands in it here."""
    return b"(" + re.sub(rb"([\\()])", rb"\\\1", text.encode("latin-1")) + b")"

def filled(pdf, values, string=utf16):
    """A form that a viewer filled and saved: what it had, and an update behind it (ISO 32000-1, 7.5.6), without appearances."""
    found = objects(pdf)
    fields, changed = named(found), {}
    for name, value in values.items():
        number = fields[name]
        if b"/Btn" not in found[number]:
            changed[number] = with_entry(changed.get(number, found[number]), b"V", string(value))
            continue
        changed[number] = with_entry(found[number], b"V", b"/" + (value or "Off").encode())
        for kid in map(int, re.findall(rb"(\d+) 0 R", re.search(rb"/Kids \[(.*?)\]", found[number])[1] if b"/Kids" in found[number] else b"")):
            on = value and re.search(rb"/N <<.*?/" + value.encode() + rb"[ /]", found[kid], re.S)
            changed[kid] = with_entry(found[kid], b"AS", b"/" + value.encode() if on else b"/Off")
    return updated(pdf, changed)

def updated(pdf, changed):
    """An incremental update with these objects: {number: text}."""
    at = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)[1])
    root = re.search(rb"/Root (\d+ \d+ R)", pdf[at:])[1]
    size = int(re.search(rb"/Size (\d+)", pdf[at:])[1])
    out, table = pdf, b"xref\n"
    for number in sorted(changed):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, changed[number])
    return out + table + b"trailer << /Size %d /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, at, len(out))

if __name__ == "__main__":
    write_csv(sys.stdout, ballots(sys.argv[1]))
