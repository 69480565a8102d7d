#!/usr/bin/env python3
# What a poster leaves out, in which order, and how it says so; what the posting's [poster] and its offices change of that.
import re
import shutil
from pathlib import Path

from tap import AFFICHE, done, ok, read, run, scratch

LONG = Path("tests/cases/poster/words-1500")
SHORT = Path("tests/cases/poster/words-150")
HOUSE = Path("input/harbour-2027")

def make(posting, poster="", office="", apply=""):
    """The text of its one poster, or None; what was said; the exit code. `poster` goes into [poster], `office` into its office, `apply` stands for
    how to apply."""
    folder = scratch() / "posting"
    shutil.copytree(posting, folder)
    if apply:
        text = (folder / "posting.txt").read_text("utf-8")
        (folder / "posting.txt").write_text(re.sub(r"(POUR CANDIDATER\n\n)(.|\n)*", rf"\1{apply}\n", text), "utf-8")
    ini = folder / "posting.ini"
    text = re.sub(r"(\[office \w+\]\n)", rf"\1{office}\n" if office else r"\1", ini.read_text("utf-8"))
    ini.write_text(text + (f"\n[poster]\n{poster}\n" if poster else ""), "utf-8")
    out = scratch()
    result = run(AFFICHE, "build", "-o", out, "--only", "poster", folder)
    made = sorted((out / "posting").glob("*.pdf"))
    return (flat(read("pdftotext", made[0], "-")) if made else None), result.stderr, result.returncode

def flat(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("’", "'"))

def sections(said):
    return re.findall(r"posting\.txt:\d+:1: note: poster-a4 leaves out this section: “(.*)” \[left-out\]", said)

def notes(said):
    return [(int(line), flat(words)) for line, words in re.findall(r"posting\.txt:(\d+):\d+: note: \S+ has no room for this: “(.*)” \[left-out\]", said)]

text, said, status = make(LONG)
gone = notes(said)
source = [flat(line).strip("- ") for line in (LONG / "posting.txt").read_text("utf-8").splitlines()]
ok(status == 0 and len(gone) > 10, "a long posting: made, and what has no room is noted", said[-500:])
ok(all(source[line - 1].startswith(words) for line, words in gone), "each note points at its line, and begins with its words",
   [(line, words) for line, words in gone if not source[line - 1].startswith(words)])
ok("Offre complète" in text, "the poster says where the full offer is")
ok("s'engage pour l'égalité" not in text and any("s'engage" in words for _, words in gone), "what the layout ranks lowest has gone first")
profile = [line for line in source[source.index("PROFIL") + 1:source.index("ENGAGEMENTS")] if line]
ok(all(line[:25] in text for line in profile), "what the layout keeps is whole", [line for line in profile if line[:25] not in text])
ok(sections(said) == ["QUI SOMMES-NOUS ?"], "a section that it has no room for is noted once, by its heading", said[:500])
check = run(AFFICHE, "check", LONG)
ok("left-out" not in check.stdout + check.stderr, "check finds nothing in that", check.stdout)

text, said, status = make(SHORT)
ok(status == 0 and not notes(said) and not sections(said) and "Offre complète" not in text, "a short posting: all of it, and nothing said", said)
ok("équipe de six salariés" in text, "it has room for a lead: the text's own opening")
text, said, status = make(SHORT, poster="lead = Venez monter la saison avec nous.")
ok(0 < text.find("Venez monter la saison avec nous.") < text.find("équipe de six"), "or the one that the posting gives; the opening comes after it", text)
ok(not sections(said), "as long as there is room", said)

many = "\n\n".join(f"Nous lirons chaque dossier avec soin, à deux, et nous répondrons à chacune des personnes qui écrivent ({word})." for word in ("un", "deux", "trois", "quatre"))
text, said, status = make(SHORT, apply=f"{many}\n\nTout envoyer à ecrire@port.example.")
ok(status == 0 and "(un)" in text and "(deux)" in text and "(quatre)" not in text and "ecrire@port.example" in text,
   "a foot says no more than is read in passing, and whom to write to all the same", text[-500:])
ok([words[:20] for _, words in re.findall(r"posting\.txt:(\d+):\d+: note: [^“]*“(.*)” \[left-out\]", said)] == ["Nous lirons chaque do"[:20]] * 2,
   "the rest of it is named as left out", said)

text, said, status = make(LONG, poster="keep = missions")
ok(text is None and status == 1 and "[fit]" in said, "keep: what must stay and can't is refused", said[-400:])
text, said, status = make(LONG, poster="drop = missions")
ok(text and "Missions" not in text and all(line[:25] in text for line in profile), "drop: a section that the posting ranks lowest goes whole", text)
fewer = notes(make(LONG, poster="items = 1")[1])
ok(fewer, "items: a number of its own")
text, said, status = make(SHORT, poster="drop = missons")
ok(status == 1 and re.search(r"posting\.ini:\d+:\d+: error: “missons” .*\[ini-value\]", said), "a section that is none is a mistake", said)
text, said, status = make(SHORT, poster="items = many")
ok(status == 1 and re.search(r"posting\.ini:\d+:\d+: error: .*\[ini-number\]", said), "so is a number that is none", said)

text, said, status = make(SHORT, office="contact = tournees@atelier.example\nurl = https://atelier.example/t\nstart = avril 2027")
ok("tournees@atelier.example" in text and "port@atelier.example" not in text, "an office's own contact stands in for the posting's", text)
ok("Avril 2027" in text and "1er mars 2027" not in text and "atelier.example/t" in text and "/emploi/" not in text, "so do its facts and its target", text)
APPLY = "Déposez votre CV sur https://jobs.example/42\n\nÉcrivez à port@atelier.example avant le 3 janvier 2027.\n\nQuestions : direction@atelier.example"
text, said, status = make(SHORT, office="contact = tournees@atelier.example", apply=APPLY)
ok("https://jobs.example/42" in text and "direction@atelier.example" in text, "what is no contact of the posting stays", text)
ok("Écrivez à tournees@atelier.example avant le" in text and "port@" not in text and text.count("tournees@") == 1,
   "the contact inside a line is replaced there", text)
text, said, status = make(SHORT, office="contact = Mme Martin", apply=APPLY)
ok("port@atelier.example" in text and "Mme Martin" in text, "a contact that is no address is said besides", text)
out = scratch()
run(AFFICHE, "build", "-o", out, "--only", "poster", HOUSE)
for own, other, mail in ("The Quay Studio", "The Sheds", "jobs@"), ("The Sheds", "The Quay Studio", "sheds@"):
    words = flat(read("pdftotext", out / HOUSE.name / f"poster-{own.split()[1].lower()}.pdf", "-"))
    ok(words.index(own + " you are here") < words.rindex(other) and mail in words, f"{own}: its own address first, and marked", words[-400:])

# Shorter wordings of items, which the organisation gives for its poster alone.
first = next(line for line in (SHORT / "posting.txt").read_text("utf-8").splitlines() if line.startswith("- "))[2:]
begins = " ".join(first.split()[:4])
text, said, status = make(SHORT, poster=f"item 1 = {begins.upper()} | Dit en bref")
ok(status == 0 and "Dit en bref" in text and flat(first)[:40] not in text, "an item in the organisation's shorter words", said)
folder, out = scratch() / "posting", scratch()
shutil.copytree(SHORT, folder)
(folder / "posting.ini").write_text((folder / "posting.ini").read_text("utf-8") + f"\n[poster]\nitem 1 = {begins} | Dit en bref\n", "utf-8")
run(AFFICHE, "build", "-o", out, "--only", "offer", folder)
offer = flat(read("pdftotext", "-layout", out / "posting" / "offer.pdf", "-"))
ok("Dit en bref" not in offer and " ".join(first.split()[:4]) in offer, "the offer keeps the text's own")
for value in "Rien de tel | Bref", f"{begins} |", "Bref":
    text, said, status = make(SHORT, poster=f"item 1 = {value}")
    ok(re.search(r"posting\.ini:\d+:10: error: .*\[ini-value\]", said), f"“{value}” is no shorter wording", said)
done()
