#!/usr/bin/env python3
# `check --fix`: what the text alone can mend, as a diff that patch takes, and written: idempotent, without a byte else, in the file's own
# encoding, and never what may be a false alarm.
import json
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

from tap import AFFICHE, POSTING, done, ok, run, scratch

MENDED = {"spacing", "two-dots", "unaccented", "inclusive-mixed"}
DOUBTFUL = "# These may be false alarms"


def fix(folder, *options, **how):
    return run(AFFICHE, "check", "--today", "2025-11-01", "--fix", *options, folder, **how)


def findings(folder):
    return json.loads(run(AFFICHE, "check", "--today", "2025-11-01", "--format", "json", folder).stdout)


def posting(text, ini="", encoding="utf-8", mark=b""):
    folder = scratch() / "p"
    folder.mkdir()
    (folder / "posting.ini").write_text(ini, "utf-8")
    (folder / "posting.txt").write_bytes(mark + text.encode(encoding))
    return folder


def written(text, *options, **how):
    folder = posting(text, **how)
    result = fix(folder, "--write", *options)
    return (folder / "posting.txt").read_bytes().decode(how.get("encoding", "utf-8")) if result.returncode == 0 else result.stderr


# The diff, as patch reads it.
home = scratch()
shutil.copytree(POSTING, home / "p")
before = (home / "p/posting.txt").read_bytes()
diff = fix("p", cwd=home)
ok(diff.returncode == 0 and diff.stdout.startswith("--- p/posting.txt\n+++ p/posting.txt\n@@ -") and diff.stderr == "", "a unified diff", diff.stdout[:200] + diff.stderr)
ok((home / "p/posting.txt").read_bytes() == before, "which changes nothing")
sure, doubtful = diff.stdout.split(DOUBTFUL)
ok("\n-CHRONIQUES" not in sure and "+Qui sommes-nous\u202F?" in sure and "Arles…)" in sure and "+Prise en charge" not in sure, "what the text alone can mend", sure)
ok(doubtful.count("\n+++ p/posting.txt\n") == 1 and "\n+Prise en charge" in doubtful, "what may be a false alarm stands apart", doubtful)
shutil.copytree(POSTING, home / "w")
fix("w", "--write", cwd=home)
mended = (home / "w/posting.txt").read_bytes()
patch = subprocess.run(["patch", "-p0", "-s"], cwd=home, input=sure.encode(), capture_output=True)
ok(patch.returncode == 0 and (home / "p/posting.txt").read_bytes() == mended, "patch -p0 makes of it what --write writes", patch.stdout + patch.stderr)
patch = subprocess.run(["patch", "-p0", "-s"], cwd=home, input=("#" + doubtful).encode(), capture_output=True)
ok(patch.returncode == 0 and (home / "p/posting.txt").read_bytes().count(b"\n") == mended.count(b"\n") + 3, "and the doubtful one goes on top of it", patch.stdout + patch.stderr)
ok(b"service Prise en charge" in mended, "--write leaves that alone")
ok({row["id"] for row in findings(POSTING)} >= MENDED - {"unaccented"} and not {row["id"] for row in findings(home / "w")} & MENDED, "what it mended check finds no more")
ok(sorted((row["id"], row["line"]) for row in findings(POSTING) if row["id"] not in MENDED) == sorted((row["id"], row["line"]) for row in findings(home / "w")), "all the rest as before")

# Each kind, and what is like it.
CASES = {
    "Qui sommes-nous? Oui!\n": "Qui sommes-nous\u202F? Oui\u202F!\n",
    "Une prime de 100% , un vélo,un casque\n": "Une prime de 100\u00A0%, un vélo, un casque\n",
    "Des arts (musique, danse..) et du cirque..\n": "Des arts (musique, danse…) et du cirque.\n",
    "Il dit \"oui\" et attend...\n": "Il dit «\u00A0oui\u00A0» et attend…\n",
    "REMUNERATION DE L'ETAT\n\nLe salaire.\n": "RÉMUNÉRATION DE L'ÉTAT\n\nLe salaire.\n",
    "Etre à l'écoute, dans une Ecole ou un Evenement.\n": "Être à l'écoute, dans une École ou un Événement.\n",
    "Des salarié.e.s et des étudiant(e)s, un(e) candidat-e\n": "Des salarié·e·s et des étudiant·es, un·e candidat·e\n",
    "Des salarié.es, toutes et tous permanent.es\n": "Des salarié.es, toutes et tous permanent.es\n",
    "L'oeuvre, la 2ème fois\n": "L'œuvre, la 2e fois\n",
    "Écrire à a.b@exemple.fr ou voir https://exemple.fr/a?b=c,d;e\n": "Écrire à a.b@exemple.fr ou voir https://exemple.fr/a?b=c,d;e\n",
    "Un mot\n, et un autre\n": "Un mot\n, et un autre\n",
    "**Qui sommes-nous?** Oui\n": "**Qui sommes-nous\u202F?** Oui\n",
    "We offer a post , a bike,a helmet and \"more\"\n": "We offer a post, a bike, a helmet and “more”\n",
}
for text, wanted in CASES.items():
    ini = f"[posting]\nlang = {'en' if text.startswith('We') else 'fr'}\n"
    got = written(text, ini=ini)
    ok(got == wanted, repr(text), repr(got))
    ok(written(wanted, ini=ini) == wanted, "  and once is enough", repr(written(wanted, ini=ini)))
ok(written("Qui sommes-nous? Des arts..\n", ini="[posting]\nlang = fr\n[check]\noff = two-dots\n") == "Qui sommes-nous\u202F? Des arts..\n", "a rule that is off mends nothing")
ok(written("Qui sommes-nous? \"Des\" arts..\n", "--only-rule", "two-dots", ini="[posting]\nlang = fr\n") == "Qui sommes-nous? \"Des\" arts.\n", "of one rule, that alone")
ok(written("Notre oeuvre\n", ini="[posting]\nlang = fr\n[typography]\nkeep = oeuvre\n") == "Notre oeuvre\n", "words that typography keeps are kept")
folder = posting("Le Moulin recrute.\n", ini="[posting]\nlang = fr\n; a comment  \n[facts]\ncontract = CDD de 6 mois..\n")
fix(folder, "--write")
ok((folder / "posting.ini").read_text("utf-8").endswith("; a comment  \n[facts]\ncontract = CDD de 6 mois.\n"), "values of posting.ini as well")

# Not a byte else.
TEXT = "Qui sommes-nous?  \r\nUne équipe de 5 %\t, qui \"rit\"\r\n\r\n\r\nÀ la fin..  "
WANTED = "Qui sommes-nous\u202F?  \r\nUne équipe de 5 %\t, qui «\u00A0rit\u00A0»\r\n\r\n\r\nÀ la fin.  "
for encoding, mark in ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("cp1252", b""):
    folder = posting(TEXT, ini="[posting]\nlang = fr\n", encoding=encoding, mark=mark)
    result = fix(folder, "--write")
    ok((folder / "posting.txt").read_bytes() == mark + WANTED.replace("\u202F", "\u00A0" if encoding == "cp1252" else "\u202F").encode(encoding), f"{encoding}{' with its mark' if mark else ''}", result.stderr + repr((folder / "posting.txt").read_bytes()))
folder = posting("Il est 14h30, à l'oeuvre.\n", ini="[posting]\nlang = fr\n[typography]\nkeep = œuvre\n", encoding="cp1252")
ok(fix(folder, "--write").returncode == 0 and "14\u00A0h\u00A030" in (folder / "posting.txt").read_bytes().decode("cp1252"), "Windows-1252 has no narrow space: the other one")

# Files that are not plainly there.
folder = posting("Qui sommes-nous?\n", ini="[posting]\nlang = fr\n")
(folder / "posting.txt").rename(folder / "text")
(folder / "posting.txt").symlink_to("text")
(folder / "text").chmod(0o640)
fix(folder, "--write")
ok((folder / "posting.txt").is_symlink() and (folder / "text").read_text("utf-8") == "Qui sommes-nous\u202F?\n" and stat.S_IMODE((folder / "text").stat().st_mode) == 0o640,
   "behind a link, with the file's mode")
folder = posting("Qui sommes-nous?\n", ini="[posting]\nlang = fr\n")
(folder / "posting.txt").chmod(0o444)
refused = fix(folder, "--write")
ok(refused.returncode == 3 and "[system]" in refused.stderr and (folder / "posting.txt").read_text("utf-8") == "Qui sommes-nous?\n", "a closed file stays closed", refused.stderr)
ok(sorted(path.name for path in folder.iterdir()) == ["posting.ini", "posting.txt"], "and nothing is left beside it")
ok(fix("nowhere").returncode == 1 and "[input-missing]" in fix("nowhere").stderr, "a posting that is not there")
for options in ("--write",), ("--fix", "--format", "json"):
    ok(run(AFFICHE, "check", *options, POSTING).returncode == 2, f"{' '.join(options)} is misuse")
odd = scratch() / "un\"nom\t\n"
shutil.copytree(posting("Qui sommes-nous?\n", ini="[posting]\nlang = fr\n"), odd)
patch = subprocess.run(["patch", "-p0", "-s"], cwd=odd.parent, input=fix(odd.name, cwd=odd.parent).stdout.encode(), capture_output=True)
ok((odd / "posting.txt").read_text("utf-8") == "Qui sommes-nous\u202F?\n", "a name that patch has to be told", patch.stderr)

# Whole postings: once is enough, the facts stay what they were, and nothing of it is found again.
FACTS = ("title", "contract", "start", "deadline", "pay", "hours", "contact", "reference", "places")


def facts(folder):
    shown = json.loads(run(AFFICHE, "show", "--format", "json", folder).stdout)["facts"]
    return {name: re.sub(r"[\W_]+", "", json.dumps((shown.get(name) or {}).get("value"), ensure_ascii=False)) for name in FACTS}


for text in sorted(Path("tests/cases/reading").glob("*-*/posting.txt"))[::2]:
    folder = scratch() / "p"
    shutil.copytree(text.parent, folder)
    for path in folder.iterdir():
        path.chmod(0o644)
    (folder / "posting.ini").touch()
    before = facts(folder)
    first = fix(folder, "--write")
    again = fix(folder)
    ok(first.returncode == 0 and "+++" not in again.stdout.split(DOUBTFUL)[0], f"{text.parent.name}: once is enough", again.stdout + first.stderr)
    ok(not [row for row in findings(folder) if row["id"] in MENDED], "  nothing of it is found again", [row for row in findings(folder) if row["id"] in MENDED])
    ok({key: value[:40] for key, value in facts(folder).items()} == {key: value[:40] for key, value in before.items()}, "  the facts are the same", f"{before}\n{facts(folder)}")
done()
