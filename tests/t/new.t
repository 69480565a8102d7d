#!/usr/bin/env python3
# `affiche new`: a text becomes a posting, which is built as it is; its INI says what was found, and, its marks taken away, says the same again.
import json
import re
from pathlib import Path

from tap import AFFICHE, done, ok, run, scratch

TEXTS = sorted(Path("tests/cases/reading").glob("*/posting.txt"))
BUILT = TEXTS[::6]


def new(*arguments, **options):
    return run(AFFICHE, "new", "--messages", "en", *arguments, **options)


def facts(folder):
    shown = json.loads(run(AFFICHE, "show", "--format", "json", folder).stdout)["facts"]
    return {name: fact.get("value") or fact.get("values") for name, fact in shown.items() if fact}


for text in TEXTS:
    folder = scratch() / text.parent.name
    result = new(folder, "--from", text)
    ok(result.returncode == 0 and (folder / "posting.txt").read_bytes() == text.read_bytes(), f"{text.parent.name}: the text is as it was", result.stderr)
    before = facts(folder)
    built = run(AFFICHE, "build", "-o", scratch(), folder) if text in BUILT else None
    built and ok(built.returncode == 0 or "[ini-" not in built.stderr, f"{text.parent.name}: its INI is read without a finding", built.stderr[:800])
    ini = (folder / "posting.ini").read_text("utf-8")
    found = re.sub(r"(?m)^(; line \d+ \(.*\)\n); (\w+ = .*)$", r"\1\2", ini)
    (folder / "posting.ini").write_text(found, "utf-8")
    after = facts(folder)
    ok(before == after, f"{text.parent.name}: the INI says the same facts", f"{before}\n{after}\n{ini}")

folder, out = scratch() / "offices", scratch()
new(folder, "--from", "tests/cases/reading/fr-prose-deux-lieux/posting.txt")
ini = (folder / "posting.ini").read_text("utf-8")
(folder / "posting.ini").write_text(re.sub(r"(?m)^; (\[office|name = (?:Pont|Roche)|address = (?:Pont|Roche))", r"\1", ini), "utf-8")
built = run(AFFICHE, "build", "-o", out, "--only", "poster", folder)
ok(built.returncode == 0 and sorted(path.name for path in (out / "offices").iterdir()) == ["poster-a.pdf", "poster-b.pdf"], "several places are offices, once their marks are away", ini + built.stderr)

words = "La Rotonde recrute un régisseur ou une régisseuse\r\n\r\nMISSIONS\r\n\r\n- Préparer l’été\r\n"
for encoding, mark in (("utf-16", ""), ("cp1252", ""), ("utf-8-sig", "")):
    source, folder = scratch() / "text", scratch() / "posting"
    source.write_bytes(words.encode(encoding))
    result = new(folder, "--from", source)
    ok(result.returncode == 0 and (folder / "posting.txt").read_bytes() == words.encode(), f"{encoding}: posting.txt is UTF-8", result.stderr)
    ok(("[input-guessed]" in result.stderr) == (encoding != "utf-8-sig"), f"{encoding}: what was guessed is said", result.stderr)

folder = scratch() / "posting"
result = new(folder, "--from", "-", "--brand", "harbour", input="# Cook wanted\n\nThe **Quay** is looking for a cook.\n")
ok(result.returncode == 0 and "use = harbour" in (folder / "posting.ini").read_text(), "from standard input, with a brand", result.stderr)
kept = {path.name: path.read_bytes() for path in folder.iterdir()}
result = new(folder, "--from", BUILT[0])
ok(result.returncode == 1 and kept == {path.name: path.read_bytes() for path in folder.iterdir()}, "a posting that is there stays", result.stderr)

for name, data in (("a PDF", b"%PDF-1.7\n\0\0\xff"), ("nothing", b"  \n")):
    source, folder = scratch() / "text", scratch() / "posting"
    source.write_bytes(data)
    result = new(folder, "--from", source)
    ok(result.returncode == 1 and "error" in result.stderr and not folder.exists(), f"{name}: refused, and nothing is left", result.stderr)
ok(new(scratch() / "x").returncode == 2 and new("--from", TEXTS[0]).returncode == 2, "without a folder, or a text: misuse")
done()
