#!/usr/bin/env python3
# The dossier binds a round, with the files as they were received; the extract of one candidate holds nothing of anyone else, wherever one looks.
import csv
import json
import re
import shutil
import stat
import unicodedata
import zlib
from pathlib import Path

from panel import fold, tables, text
from tap import AFFICHE, POSTING, done, ok, read, run, scratch

SAMPLE = Path("tests/cases/panel/sample/ballots.csv")
NAMES = {"MARTIN": "Anne Martin", "DUPONT-2": "Zoé Dupont", "KEÏTA": "Moussa Keïta"}
OWN, OTHERS = "C-08", ["C-01", "C-03", "C-05", "C-12"]

# The sample's round, its evaluators with codes that can be searched for, and words that name others as people write them.
folder = scratch()
posting = folder / "mediation-2026"
shutil.copytree(POSTING, posting)
with open(posting / "posting.ini", "a", encoding="utf-8") as file:
    file.write("\n[evaluators]\n" + "".join(f"{n} = {unicodedata.normalize('NFD', code)} | {name}\n" for n, (code, name) in enumerate(NAMES.items(), 1)))
rows = list(csv.DictReader(SAMPLE.open(encoding="utf-8")))
SAID = {("C-08", "A", "K1"): "Mieux que C-03, que c03 et que C 3 ; moins que C‑12\nAnne Martin l’a dit, MARTIN aussi, et Dupont 2 ; zoe, Moussa et Lefevre non",
        ("C-03", "B", "K2"): "Mot secret : hippocampe", ("C-12", "C", "K8"): "Autre mot secret : ornithorynque"}
codes = dict(zip("ABC", NAMES))
for row in rows:
    row["evidence"] = SAID.get((row["candidate"], row["evaluator"], row["criterion"]), row["evidence"])
    row["evaluator"] = codes[row["evaluator"]]
rows.append({**rows[0], "candidate": OWN, "evaluator": "LEFEVRE", "evidence": "", "conflict": "link"})  # counts for nothing, and is to be hidden as well
ballots = folder / "scores-C-03-martin.csv"
with ballots.open("w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)


def dossier(*options, expected=0):
    out = scratch() / "out"
    result = run(AFFICHE, "dossier", "--round", "1", "-o", out, *options)
    if result.returncode != expected:
        raise SystemExit(f"affiche dossier {options}: exit {result.returncode}\n{result.stderr}")
    return out, result


def haystack(pdf):
    """All that a file says or hides: pages, structure, metadata, outlines, attachments, each string of each object, streams unpacked."""
    plain = run_bytes("qpdf", "--qdf", "--object-streams=disable", pdf, "-")
    parts = [read("pdftotext", pdf, "-"), read("pdfinfo", pdf), read("pdfinfo", "-meta", pdf), read("pdfdetach", "-list", pdf),
             plain.decode("latin-1")]
    for hexed in re.findall(rb"<([0-9A-Fa-f\s]{4,})>", plain):
        value = bytes.fromhex(re.sub(rb"\s", b"", hexed).decode() + "0" * (len(re.sub(rb"\s", b"", hexed)) % 2))
        parts.append(value[2:].decode("utf-16-be", "replace") if value[:2] == b"\xfe\xff" else value.decode("latin-1"))
    for literal in re.findall(rb"\(((?:[^()\\]|\\.)*)\)", plain):
        value = re.sub(rb"\\([0-7]{1,3})", lambda octal: bytes([int(octal[1], 8) & 255]), literal)
        value = re.sub(rb"\\(.)", rb"\1", value)
        parts.append(value[2:].decode("utf-16-be", "replace") if value[:2] == b"\xfe\xff" else value.decode("latin-1"))
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf.read_bytes(), re.S):
        try:
            parts.append(zlib.decompress(packed).decode("latin-1"))
        except zlib.error:
            parts.append(packed.decode("latin-1"))
    return fold("\n".join(parts))


def run_bytes(*command):
    import subprocess
    return subprocess.run([str(word) for word in command], stdout=subprocess.PIPE).stdout


def links(pdf):
    """{what a link of the first page says: number of the page that it leads to}."""
    document = json.loads(read("qpdf", "--json=1", "--json-key=pages", "--json-key=objects", pdf))
    objects, pages = document["objects"], [page["object"] for page in document["pages"]]
    value = lambda item: objects.get(item, item) if isinstance(item, str) else item
    annots = [value(at) for at in value(value(pages[0])["/Annots"])]
    return {plain_spaces(at["/Contents"]): pages.index(value(value(at["/A"])["/D"])[0]) + 1 for at in annots if "/D" in value(at["/A"])}


def plain_spaces(words):
    return re.sub(r"\s", " ", words)


def found(words, hay):
    """The codes and names of `words` that stand there, in whatever way people write them."""
    return [word for word in words if re.search(r"(?<!\w)" + r"[-\s_.\u2010-\u2013]{0,2}".join(map(re.escape, re.split(r"[-\s]", word))) + r"(?!\w)", hay, re.I)]


PEOPLE = [*NAMES, *NAMES.values()]
lines = {candidate: {fold(line) for row in rows if row["candidate"] == candidate for line in row["evidence"].splitlines()} for candidate in [OWN, *OTHERS]}
foreign = sorted(set().union(*(lines[other] for other in OTHERS)) - lines[OWN])

# The whole.
out, result = dossier(posting, ballots)
whole = out / "dossier.pdf"
hay = haystack(whole)
ok(found([OWN, *OTHERS], hay) == [OWN, *OTHERS] and found(NAMES, hay) == list(NAMES), "the dossier has every candidate and every evaluator")
missing = [line for line in set().union(*lines.values()) if line not in fold(text(whole))]
ok(not missing, "and all that was written", missing)
ok(stat.S_IMODE(whole.stat().st_mode) == 0o600, "for its owner alone")
kept = scratch()
run("pdfdetach", "-saveall", "-o", kept, whole)
ok(sorted(path.name for path in kept.iterdir()) == ["panel.csv", "scores-C-03-martin.csv"] and (kept / "scores-C-03-martin.csv").read_bytes() == ballots.read_bytes(),
   "what was received is attached, byte for byte", list(kept.iterdir()))
found_tables = tables(whole)
places = next(table for table in found_tables if table[0][0] == "Candidature")
ok([row[0] for row in places[1:]] == sorted([OWN, *OTHERS]), "ballots are listed by code, not by rank", places)
wrong = []
for row in places[1:]:
    for who, page in zip(places[0][1:], row[1:]):
        top = fold(read("pdftotext", "-f", page, "-l", page, whole, "-"))
        if f"{row[0]} · {who}" not in top:
            wrong.append((row[0], who, page, top[:80]))
ok(not wrong and len(places) == 6, "each on the page that the cover says", wrong)
contents = next(table for table in found_tables if len(table[0]) == 3 and table[0][0] == "1")
starts = [("Médiation", contents[0][2]), ("Repères de notation", contents[1][2]), ("Synthèse du jury", contents[2][2]), ("Grilles remplies", contents[3][2])]
ok(all(words in read("pdftotext", "-f", page, "-l", page, whole, "-") for words, page in starts), "so are the parts", contents)
jumps = links(whole)
expected = {f"{title}, page {page}": int(page) for title, page in [("Offre d’emploi", contents[0][2]), *starts[1:]]}
expected |= {f"{row[0]}, {who}, page {page}": int(page) for row in places[1:] for who, page in zip(places[0][1:], row[1:])}
ok(jumps == expected, "each part and each ballot has a link that says where it leads, and leads there", f"{jumps} {expected}")
outlines = json.loads(read("qpdf", "--json", "--json-key=outlines", whole))["outlines"]
ok([item["title"] for item in outlines][0] == "Dossier du jury" and len(outlines) == 5, "each part has its bookmark", [item["title"] for item in outlines])
pages = int(re.search(r"Pages:\s+(\d+)", read("pdfinfo", whole))[1])
last = read("pdftotext", "-f", pages, "-l", pages, whole, "-")
ok(f"page {pages} sur {pages}" in fold(last), "pages are counted through", last[-200:])
ok((dossier(posting, ballots)[0] / "dossier.pdf").read_bytes() == whole.read_bytes(), "same round, same bytes")

# The extract.
out, result = dossier("--candidate", "c-08", "--evaluators", "none", posting, ballots)
extract = out / "dossier-C-08.pdf"
hay = haystack(extract)
ok(found([OWN], hay) and not found(OTHERS, hay), "the extract has no other candidate's code", found(OTHERS, hay))
ok(not re.search(r"\bc[-\s.\u2011]?0?(3|12)\b", hay, re.I), "in no other spelling", re.findall(r".{20}\bc[-\s.\u2011]?0?(?:3|12)\b", hay, re.I))
ok("Mieux que […], que […] et que […]" in fold(text(extract)), "where one was named, that is said", re.findall(r"Mieux.{60}", fold(text(extract))))
leaked = [line for line in foreign if line and line in hay]
ok(len(foreign) > 8 and not leaked, "nor a word of what was written on others", leaked)
ok(not found(PEOPLE, hay) and "martin" not in hay.lower(), "without evaluators there is none", found(PEOPLE, hay))
ok(not found(["Zoe", "Moussa", "Lefevre"], hay), "neither by one word of a name, nor one whose ballot doesn't count", found(["Zoe", "Moussa", "Lefevre"], hay))
ok("0 embedded files" in read("pdfdetach", "-list", extract) and "/EmbeddedFile" not in hay, "nothing is attached")
missing = [line for line in lines[OWN] - {fold(line) for line in SAID["C-08", "A", "K1"].splitlines()} if line not in fold(text(extract))]
ok(not missing, "all that was written on the candidate is there", missing)
figures = json.loads(run(AFFICHE, "panel", "--json", "--round", "1", "-o", scratch() / "p", posting, ballots).stdout)
own = next(c for c in figures["candidates"] if c["candidate"] == OWN)
ok(f"{own['score'] + 1e-9:.1f}".replace(".", ",") in text(extract) and f"Rang {own['rank']:.0f}" in text(extract), "so are its figures", own["score"])

# Evaluators by name, and by code.
for how, there, gone in (("names", list(NAMES.values()), []), ("codes", list(NAMES), ["Zoé Dupont", "Moussa Keïta", "Zoe", "Moussa"])):
    hay = haystack(dossier("--candidate", OWN, "--evaluators", how, posting, ballots)[0] / "dossier-C-08.pdf")
    ok(found(there, hay) == there and not found(gone, hay) and not found(OTHERS, hay), f"--evaluators {how}", (found(there, hay), found(gone, hay), found(OTHERS, hay)))

# The whole without evaluators holds no file as it was received, since they name them.
unnamed = dossier("--evaluators", "none", posting, ballots)[0] / "dossier.pdf"
hay = haystack(unnamed)
ok(not found(PEOPLE, hay) and found(OTHERS, hay) == OTHERS, "the dossier without evaluators names none", found(PEOPLE, hay))


def agreement(pdf):
    """The coefficients with their sentences, and how many evaluated."""
    said = fold(text(pdf))
    return re.findall(r"\b\d,\d\d (?=[^\d]*(?:α|alpha|W|ICC|Kendall))", said, re.I), re.findall(r"\d+ \w+ × \d+ \w+|\d+ (?:membres|évaluateurs)", said)


ok(agreement(unnamed) == agreement(whole) and len(agreement(whole)[0]) >= 3, "it says of the panel what the one with codes says", (agreement(unnamed), agreement(whole)))
ok("Sévérité" in text(whole) and "Sévérité" not in text(unnamed), "and of nobody how strict")

# What is neither PDF nor CSV nor picture is attached no more than what isn't there; the rest is what it holds, whatever it is called, also where
# nothing in it could be counted.
(folder / "photo.csv").write_bytes(b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff" * 9)
(folder / "scan.csv").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 9)
shutil.copy(whole, folder / "form.csv")
mixed = dossier(posting, ballots, folder / "gone.pdf", folder / "photo.csv", folder / "scan.csv", folder / "form.csv")[0] / "dossier.pdf"
attached = json.loads(read("qpdf", "--json", "--json-key=attachments", mixed))["attachments"]
kinds = {name: stream["mimetype"] for name, attachment in attached.items() for stream in attachment["streams"].values()}
ok(kinds == {"panel.csv": "text/csv", ballots.name: "text/csv", "form.csv": "application/pdf", "scan.csv": "image/jpeg"}, "attached is what could be read, as what it is", attached)

# Files of the round's own folder are found; what was made of them is not taken for one.
shutil.copytree(posting, folder / "again" / "mediation-2026")
own = folder / "again" / "mediation-2026"
(own / "panel-1").mkdir()
shutil.copy(ballots, own / "panel-1" / "scores.csv")
first = run(AFFICHE, "dossier", "--round", "1", own)
second = run(AFFICHE, "dossier", "--round", "1", own)
ok(first.returncode == second.returncode == 0 and (own / "panel-1" / "dossier.pdf").exists(), "without files, those of the round's folder", first.stderr + second.stderr)

# The rank of one is that among all of the round, also where only its own file is named.
alone = folder / "c-01.csv"
with alone.open("w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys())
    writer.writeheader()
    writer.writerows(row for row in rows if row["candidate"] == "C-01")
ranked = text(dossier("--candidate", "C-01", own, alone)[0] / "dossier-C-01.pdf")
ok("Rang 4" in ranked, "an extract ranks among all", re.findall(r"Rang.*", ranked))

# Of many members a table takes so many as it has room for.
crowd = folder / "crowd.csv"
crowd.write_text("candidate,evaluator,criterion,score\n" + "".join(f"C-01,M{n:02},K1,{n % 5}\n" for n in range(24)), encoding="utf-8")
by_member = [table for table in tables(dossier("--candidate", "C-01", posting, crowd)[0] / "dossier-C-01.pdf") if "membre M" in " ".join(table[0])]
ok([len(table[0]) for table in by_member if len(table) == 2][:3] == [9, 9, 9], "24 members stand in three tables", [table[0] for table in by_member])

# What can't be.
for why, status, options in (("nobody is called that", 1, ("--candidate", "C-99", posting, ballots)), ("no such way", 2, ("--evaluators", "all", posting, ballots)),
                             ("no ballot", 1, (posting, posting / "posting.txt"))):
    out, result = dossier(*options, expected=status)
    ok(result.stderr.startswith("affiche dossier: ") and not list(out.glob("*")), f"{why}: exit {status}", result.stderr)
done()
