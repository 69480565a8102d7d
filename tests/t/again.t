#!/usr/bin/env python3
# A second `affiche build` of many postings builds what has changed, is missing or failed, and nothing else; of the rest it says the same
# again. Whatever a document depends on counts.
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import postings
from tap import AFFICHE, done, ok, run, scratch

cheap = "--only", "jsonld"
MANIFEST = ".affiche-manifest"


def documents(out):
    """{file: sum} of all that stands in a folder, hidden files too."""
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*")) if path.is_file()}


def build(out, given, *options, program=AFFICHE, **more):
    given = given if isinstance(given, list) else [given]
    return run(program, "build", "--messages", "en", "-o", out, *(options or cheap), *given, **more)


def unchanged(result):
    found = re.search(r", (\d+) postings? unchanged", result.stdout)
    return int(found[1]) if found else 0


def same(one, two):
    """Do they say the same, but for the summary's word of it?"""
    said = [re.sub(r", \d+ postings? unchanged", "", result.stdout) for result in (one, two)]
    return said[0] == said[1] and two.stderr == one.stderr and two.returncode == one.returncode


# Two hundred postings, ten of them poisoned: built, named, and tried again.
COUNT = 200
many, out = scratch(), scratch()
names = postings.make(many, COUNT)
sound = {name: (many / name / "posting.txt").read_bytes() for name in names}
poisoned = {
    names[3]: "input-binary", names[17]: "input-missing", names[40]: "input-empty", names[61]: "ini-syntax", names[62]: "ini-section",
    names[90]: "ini-path", names[111]: "input-encoding", names[130]: "ini-file", names[188]: "input-line", names[199]: "input-folder",
}  # fmt: skip
inis = {name: (many / name / "posting.ini").read_bytes() for name in poisoned}
(many / names[3] / "posting.txt").write_bytes(b"%PDF-1.7\n\0\1\2\3" * 100)
(many / names[17] / "posting.ini").unlink()
(many / names[40] / "posting.txt").write_bytes(b" \n")
(many / names[61] / "posting.ini").write_text("[posting\nlang\n")
(many / names[62] / "posting.ini").write_text("[posting]\nlang = en\n[nonsense]\na = b\n")
(many / names[90] / "posting.txt").unlink()
(many / names[90] / "posting.txt").symlink_to("/etc/hostname")
(many / names[111] / "posting.txt").write_bytes("été ".encode() * 50 + b"\x81\xff")
(many / names[130] / "posting.ini").write_text("[posting]\nlang = en\n[organisation]\nname = The Rotunda\n[brand]\nuse = nowhere\n")
(many / names[188] / "posting.txt").write_bytes(b"x" * 1_000_001 + b"\n")
(many / names[199] / "posting.txt").unlink()
(many / names[199] / "posting.txt").mkdir()
one = build(out, many, "-j2", *cheap)
ok(one.returncode == 1 and ", 1 not made, 9 postings not made; " in one.stdout, "ten poisoned postings of two hundred: exit 1", one.stdout[-200:])
built = {path.parent.name for path in out.glob("*/offer.jsonld")}
ok(len(built) == COUNT - 10 and built == set(names) - set(poisoned), "190 are built", len(built))
reasons = {name: [line for line in one.stderr.splitlines() if f"/{name}" in line.split(": ")[0] and "error: " in line] for name in poisoned}
wrong = {name: reasons[name] for name, id in poisoned.items() if not any(f"[{id}]" in line for line in reasons[name])}
ok(not wrong, "10 are named, each with its reason", wrong)
for lines in reasons.values():
    print("#", *lines[:1])
two = build(out, many, "-j2", *cheap)
ok(unchanged(two) == COUNT - 10 and same(one, two), "a second run tries those ten alone, and says the same", f"{two.stdout[-200:]}")
for name in poisoned:
    own = many / name
    shutil.rmtree(own)
    own.mkdir()
    (own / "posting.ini").write_bytes(inis[name])
    (own / "posting.txt").write_bytes(sound[name])
three = build(out, many, "-j2", *cheap)
ok(unchanged(three) == COUNT - 10 and len(list(out.glob("*/offer.jsonld"))) == COUNT, "once they are mended they are built, and nothing else", three.stdout[-200:])

# What a posting depends on, one after the other: that posting is built again, and the bytes are those of a new folder.
few, out = scratch(), scratch()
given = [few / name for name in postings.make(few, 5)]
house = scratch()
shutil.copytree("fonts", house / "fonts")
shutil.copytree("layouts", house / "layouts")
options = "--only", "offer", "--data", house
first = build(out, given, *options)
ok(first.returncode == 0 and unchanged(first) == 0 and unchanged(build(out, given, *options)) == 5, "five postings are unchanged", first.stderr[-300:])
other = given[2]


def changes(what, count, *more):
    """How many are built after a change: so many, and then none."""
    result = build(out, given, *options, *more)
    again = build(out, given, *options, *more)
    fresh = scratch()
    build(fresh, given, *options, *more)
    ok(unchanged(result) == 5 - count and unchanged(again) == 5 and same(result, again), f"{what}: {count} built again, then none", result.stdout[-300:])
    ok(documents(out) == documents(fresh), f"{what}: with the bytes of a first run", documents(out).items() ^ documents(fresh).items())


with open(other / "posting.txt", "ab") as text:
    text.write("\n\nUn mot de plus, one word more.\n".encode())
changes("a text", 1)
with open(other / "posting.ini", "ab") as ini:
    ini.write(b"\n; a remark\n")
changes("an INI", 1)
(other / "layouts").mkdir()
shutil.copy("layouts/offer-a4.ini", other / "layouts")
changes("a layout of its own", 1)
with open(other / "layouts" / "offer-a4.ini", "ab") as layout:
    layout.write(b"\n; a remark\n")
changes("a change in it", 1)
shutil.rmtree(other / "layouts")
changes("its end", 1)
(other / "fonts").mkdir()
shutil.copy(next(Path("fonts").rglob("*.ttf")), other / "fonts")
changes("a font of its own", 1)
with open(house / "layouts" / "offer-a4.ini", "ab") as layout:
    layout.write(b"\n; a remark\n")
changes("a layout of the house", 5)
next((house / "fonts").rglob("*ebrew*.ttf")).unlink()
changes("a font of the house", 5)
changes("how inclusive forms are written", 5, "--inclusive", "double")
changes("today", 5, "--today", "2026-03-01")
changes("the standard", 5, "--today", "2026-03-01", "--standard", "ua2")
changes("back", 5)
(out / other.name / "offer.txt").unlink()
changes("a file that is missing", 1)
(out / other.name / "offer.pdf").write_bytes((out / other.name / "offer.pdf").read_bytes() + b" ")
changes("a file that was changed", 1)
(out / other.name / MANIFEST).write_text('{"inputs": "damaged')
changes("a manifest that is damaged", 1)
kept = json.loads((out / other.name / MANIFEST).read_text("utf-8"))
for nonsense in {"inputs": 5}, {"files": []}, {"files": {}}, {"files": {"offer.pdf": {}}}, {"found": {}}, {"found": None}:
    (out / other.name / MANIFEST).write_text(json.dumps(kept | nonsense), "utf-8")
    ok(unchanged(build(out, given, *options)) == 4, f"nor is a manifest believed that says {nonsense}")
whole = (out / other.name / MANIFEST).read_bytes()
for after, left in {"whose end is missing": whole[:-20], "of which nothing was written": b"", "whose end was never written": whole[:-20] + bytes(20), "that is blank": bytes(len(whole))}.items():
    (out / other.name / MANIFEST).write_bytes(left)
    ok(unchanged(build(out, given, *options)) == 4 and (out / other.name / MANIFEST).read_bytes() == whole, f"after a power cut, nor one {after}")
for name in "offer.pdf", "offer.txt":
    bytes_ = (out / other.name / name).read_bytes()
    (out / other.name / name).write_bytes(bytes(len(bytes_)))
    ok(unchanged(build(out, given, *options)) == 4 and (out / other.name / name).read_bytes() == bytes_, f"and {name} is made again where its bytes were never written")
os.utime(other / "posting.txt", (0, 0))
for path in out.rglob("*.pdf"):
    os.utime(path, (0, 0))
ok(unchanged(build(out, given, *options)) == 5, "times don't count")
french = run(AFFICHE, "build", "--messages", "fr", "-o", out, *options, *given)
ok("inchang" not in french.stdout and unchanged(build(out, given, *options)) == 0, "the language in which findings are said does")
moved = scratch() / "moved"
shutil.copytree(out, moved)
ok(unchanged(build(moved, given, *options)) == 5, "what was made may be moved")
ok(unchanged(build(out, given, *options, "--rebuild")) == 0 and unchanged(build(out, given, *options)) == 5, "--rebuild builds all")

# Another program: the same with another build id.
program = scratch() / "bin" / "affiche"
program.parent.mkdir()
shutil.copy(AFFICHE, program)
shutil.copytree(Path(AFFICHE).parents[1] / "lib", program.parents[1] / "lib")
binary = program.read_bytes()
at = binary.index(b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0") + 16
program.write_bytes(binary[:at] + bytes([binary[at] ^ 1]) + binary[at + 1 :])
ok(unchanged(build(out, given, *options, program=program)) == 0, "another build of the program builds all")

# One posting is built whenever it is asked for; with -j it is one of many.
alone = scratch()
ok(all(unchanged(build(alone, other)) == 0 for _ in range(2)) and not list(alone.rglob(MANIFEST)), "one posting alone is built each time, and leaves nothing hidden")
ok([unchanged(build(alone, other, "-j1", *cheap)) for _ in range(2)] == [0, 1], "with -j one posting is one of many")

# A form that somebody filled is moved aside, as ever.
forms = scratch()
with_grid = [path for path in given if (build(forms, path, "--only", "grid", "-j1"), (forms / path.name / "grid.pdf").exists())[1]][:2]
build(forms, with_grid, "--only", "grid")
form = forms / with_grid[0].name / "grid.pdf"
made = form.read_bytes()
form.write_bytes(made.replace(b"%%EOF", b"%%EOF % filled"))
filled = form.read_bytes()
result = build(forms, with_grid, "--only", "grid")
ok("[filled-form]" in result.stderr and (form.parent / "grid-1.pdf").read_bytes() == filled and form.read_bytes() == made, "a filled form is moved aside, and its posting is built", result.stderr[-300:])
result = build(forms, with_grid, "--only", "grid")
ok("[filled-form]" not in result.stderr and unchanged(result) == 2, "which is said once", result.stdout[-200:])

# Parts, lines and one run all know what the others made.
shared = scratch()
parts = [build(shared, many, "--shard", f"{number}/3", *cheap) for number in (1, 2, 3)]
ok(unchanged(build(shared, many, "-j2", *cheap)) == COUNT, "one run after its parts builds nothing", parts[0].stderr[-300:])
lines = scratch() / "postings.jsonl"
texts = [json.dumps({"name": f"n{i}", "text": f"Warden {i}\n\nYour tasks:\n- doors\n"}) for i in range(6)]
lines.write_text("\n".join(texts), "utf-8")
out = scratch()
command = [AFFICHE, "build", *cheap, "-o", out, "--from-jsonl", lines]
counts = [unchanged(run(*command)), unchanged(run(*command))]
texts[4] = texts[4].replace("doors", "gates")
lines.write_text("\n".join(texts), "utf-8")
counts.append(unchanged(run(*command)))
ok(counts == [0, 6, 5], "of lines, those that changed", counts)
done()
