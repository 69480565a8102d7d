#!/usr/bin/env python3
# `affiche grid`: personal forms: what they are called and who may read them, what stands in them, that none is written over which may be filled,
# which codes are refused, and what a password does.
import json
import re
import shutil
import stat

import round as sample
from tap import AFFICHE, POSTING, done, ok, read, run, scratch

here = scratch() / "mediation-2026"
shutil.copytree(POSTING, here)

def grid(*options, round="1", candidates="C-01..C-03", evaluators="A,B", posting=here):
    return run(AFFICHE, "grid", "--round", round, "--candidates", candidates, "--evaluators", evaluators, *options, posting)

def fields(path, *options):
    form = json.loads(read("qpdf", *options, "--json", "--json-key=acroform", path))["acroform"]["fields"]
    return {field["fullname"]: (field["value"], field["fieldflags"] & 1) for field in form}

def said(path):
    """What follows a colon in the names of its locked fields, in their widgets and in their elements."""
    return sorted(re.findall(r"/(?:TU|Contents|Alt) \((?:Session|Code candidature|Membre du jury). ?: (.*)\)", run("qpdf", "--qdf", path, "-", errors="replace").stdout))

def mode(path):
    return stat.S_IMODE(path.stat().st_mode)

made = grid()
forms = {path.name: path for path in sorted((here / "panel-1").iterdir())}
ok(made.returncode == 0 and made.stderr == "", "made, and nothing is said", made.stderr)
ok(list(forms) == [f"grid-C-0{c}-{e}.pdf" for c in (1, 2, 3) for e in "AB"], "one file for each candidate and evaluator", list(forms))
ok(made.stdout.split() == [str(path) for path in forms.values()], "each is named", made.stdout)
ok(mode(here / "panel-1") == 0o700 and {mode(path) for path in forms.values()} == {0o600}, "the owner's alone")
for name, path in forms.items():
    found = fields(path)
    codes = {"round": ("u:1", 1), "candidate": (f"u:{name[5:9]}", 1), "evaluator": (f"u:{name[10]}", 1)}
    ok({name: found[name] for name in codes} == codes, f"{name}: its codes, locked", found)
    ok(all(not value or value == "/Off" for name, (value, locked) in found.items() if not locked), f"{name}: nothing else is filled in", found)
    ok(said(path) == sorted(3 * [name[5:9], name[10], "1"]), f"{name}: the names of these fields say them", said(path))
    titles = {re.search(r"Title: +(.*)", read("pdfinfo", path))[1], *re.findall(r"<rdf:li xml:lang[^>]*>(.*?)</rdf:li>", read("pdfinfo", "-meta", path))}
    ok(len(titles) == 1 and min(titles).startswith(f"{name[5:9]} · {name[10]} · Grille"), f"{name}: its title says whose it is", titles)
    shown = read("pdftotext", "-layout", path, "-")
    ok(name[5:9] in shown and not re.search("C-0" + "[123]".replace(name[8], ""), shown), f"{name}: its code is to be seen, and no other one", shown[:400])
ok(re.search(r"user\d|root|mediation-2026/panel|/tmp", read("strings", forms["grid-C-01-A.pdf"])) is None, "no path, no user in the file")

before = {name: path.read_bytes() for name, path in forms.items()}
again = grid()
ok(again.returncode == 0 and {name: path.read_bytes() for name, path in forms.items()} == before, "once more: the same bytes", again.stderr)

filled = forms["grid-C-02-B.pdf"]
filled.write_bytes(sample.filled(filled.read_bytes(), {"K1.score": "3"}))
kept = filled.read_bytes()
again = grid(candidates="C-02..C-04")
ok(again.returncode == 1 and filled.read_bytes() == kept and "[form-kept]" in again.stderr, "a filled one stays, which is said: exit 1", again.stderr)
ok((here / "panel-1/grid-C-04-B.pdf").exists(), "the others are made")
again = grid("--force")
aside = here / "panel-1/grid-C-02-B-1.pdf"
ok(again.returncode == 0 and aside.read_bytes() == kept and "[filled-form]" in again.stderr and filled.read_bytes() == before[filled.name],
   "--force: it is moved aside, and a new one made", again.stderr)
ok(mode(aside) == 0o600, "--force: it stays the owner's alone")

# Codes
there = sorted(here.rglob("*"))
for name, options in {"a round that leads elsewhere": {"round": "../x"}, "a round with a slash": {"round": "a/b"}, "no round": {"round": ""},
                      "a round of dots": {"round": ".."}, "a candidate that leads elsewhere": {"candidates": "../../C-01"},
                      "a candidate as an option": {"candidates": "C-01,-x"}, "a hidden file": {"evaluators": ".A"}, "a line end": {"evaluators": "A\nB"},
                      "an empty code": {"evaluators": "A,,B"}, "blanks alone": {"candidates": "  "}, "a code twice": {"evaluators": "A,B,a"},
                      "a code that fits in no field": {"candidates": "C-0123456789012345"}, "a colon": {"candidates": "C:01"},
                      "a range that falls": {"candidates": "C-12..C-01"}, "a range of two kinds": {"candidates": "C-01..D-02"},
                      "a range without numbers": {"candidates": "A..C"}, "a range without end": {"candidates": "C-1..C-99999999"},
                      "two forms of one name": {"candidates": "C,C-1", "evaluators": "1-A,A"}, "what can't be seen": {"evaluators": "A\u200b"}}.items():
    refused = grid(**options)
    ok(refused.returncode == 2 and refused.stderr.startswith("affiche grid: ") and refused.stdout == "", f"{name}: refused", refused.stderr)
refused = grid(evaluators="Ж")
ok(refused.returncode == 1 and "[glyph]" in refused.stderr, "letters that the field can't show: refused", refused.stderr)
ok(sorted(here.rglob("*")) == there, "and nothing was made of them", set(here.rglob("*")) - set(there))
made = grid(round="2", candidates="C-01,C-9..C-11", evaluators="Zoé")
ok([path.name for path in sorted((here / "panel-2").iterdir())] == [f"grid-C-{n}-Zoé.pdf" for n in ("01", "10", "11", "9")], "lists and ranges, and what the user called people", made.stderr)

large = grid("--layout", "grid-a4-large", round="5", candidates="C-01")
ok(large.returncode == 0 and fields(here / "panel-5/grid-C-01-B.pdf")["evaluator"] == ("u:B", 1), "--layout: in large print", large.stderr)
ok((here / "panel-5/grid-C-01-B.pdf").read_bytes() != before["grid-C-01-B.pdf"], "which is another form")
refused = grid("--layout", "poster-a4", round="6", candidates="C-01")
ok(refused.returncode == 2 and "--layout" in refused.stderr and not (here / "panel-6").exists(), "a poster's layout: refused", refused.stderr)
refused = grid("--layout", "none", round="6", candidates="C-01")
ok(refused.returncode == 1 and "error" in refused.stderr, "a layout that is not there: refused", refused.stderr)

# Passwords
password = scratch() / "password"
password.write_text("ünsagbar\nnot this\n", "utf-8")
made = grid("--password-file", password, round="3", candidates="C-01")
locked = here / "panel-3/grid-C-01-A.pdf"
how = run("qpdf", "--show-encryption", "--password=ünsagbar", locked).stdout
ok(made.returncode == 0 and "R = 6" in how and how.count("AESv3") == 3, "--password-file: AES-256", made.stderr + how)
ok("extract for accessibility: allowed" in how and "modify forms: allowed" in how, "screen readers may read it, and people fill it in", how)
ok("invalid password" in run("qpdf", "--check", locked).stderr, "not without the password")
ok(fields(locked, "--password=ünsagbar")["candidate"] == ("u:C-01", 1), "its codes are in it")
plain = run("qpdf", "--decrypt", "--password=ünsagbar", "--stream-data=uncompress", locked, "-", errors="replace").stdout
ok("pdfuaid:part>1<" in plain and "pdfaid:part" not in plain, "it claims PDF/UA, and no PDF/A")
ok(b"C-01" not in locked.read_bytes(), "its codes are not to be read in its bytes")
ok(grid("--password-file", password, round="3", candidates="C-01").returncode == 0, "untouched, it is written over")
for name, text in {"an empty line": "\n", "a long one": 128 * "x"}.items():
    password.write_text(text)
    ok(grid("--password-file", password, round="4").returncode == 1 and not (here / "panel-4").exists(), f"a password that is {name}: refused")

none = scratch() / "p"
none.mkdir()
(none / "posting.ini").write_text("[posting]\nlang = fr\n")
(none / "posting.txt").write_text("CHARPENTIER·ÈRE MARINE\n\nLe Chantier du Bras cherche une personne pour ses trois bateaux.\n", "utf-8")
refused = grid(posting=none)
ok(refused.returncode == 1 and "[no-criteria]" in refused.stderr and len(list(none.iterdir())) == 2, "no criteria: no forms, and why", refused.stderr)
done()
