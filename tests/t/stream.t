#!/usr/bin/env python3
# `affiche build --from-jsonl`: a posting a line gives what a folder gives; a damaged line is named with its number and its reason, and
# the others are built.
import hashlib
import json
import re
from pathlib import Path

import postings
from tap import AFFICHE, done, ok, run, scratch

COUNT, DAMAGED = 500, 123  # line 124
cheap = "--only", "jsonld"

many = scratch()
names = postings.make(many, COUNT)
only_utf8 = [name for name in names if not (many / name / "posting.txt").read_bytes().decode("utf-8", "replace").count("\N{REPLACEMENT CHARACTER}")]


def line(name, ascii=True, **more):
    texts = {part: (many / name / f"posting.{suffix}").read_bytes().decode("utf-8", "replace") for part, suffix in (("ini", "ini"), ("text", "txt"))}
    return json.dumps({"name": name, **texts, **more}, ensure_ascii=ascii)


def write(lines, encoding="utf-8", end="\n"):
    path = scratch() / "postings.jsonl"
    path.write_bytes(end.join(lines).encode(encoding))
    return path


def stream(path, *options, **more):
    out = scratch()
    return run(AFFICHE, "build", *cheap, "-o", out, "--from-jsonl", path, *options, **more), out


def documents(out):
    """{file: sum}, but for what a run keeps for the next one: it says what a posting was called."""
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("[!.]*")) if path.is_file()}


# Five hundred, one of them damaged.
lines = [line(name, ascii=i % 2) for i, name in enumerate(names)]
lines[DAMAGED] = lines[DAMAGED][:-40]
exported = write(lines)
result, out = stream(exported, "-j2")
built = {path.parent.name for path in out.glob("*/offer.jsonld")}
ok(result.returncode == 1 and len(built) == COUNT - 1 and built == set(names) - {names[DAMAGED]}, f"of {COUNT} postings, one damaged, {COUNT - 1} are built", len(built))
said = [line for line in result.stderr.splitlines() if "[input-json]" in line]
ok(len(said) == 1 and said[0].startswith(f"{exported}:{DAMAGED + 1}:1: error: at byte "), "and its line is named", said)
ok(", 1 posting not made; " in result.stdout, "the summary counts it", result.stdout[-200:])
print("#", *said)

# The same as folders, alone and in parts; findings have their place in the text.
few = only_utf8[:12]
folders = scratch()
plain = run(AFFICHE, "build", *cheap, "-o", folders, *(many / name for name in few))
short = write([line(name) for name in few])
alone, out = stream(short)
ok(alone.returncode == 0 and documents(out) == documents(folders), "lines give the bytes that folders give", alone.stderr[:300])
placed = re.sub(rf"^{re.escape(str(short))}:\d+:/", f"{many}/", alone.stderr, flags=re.M)
ok(placed == plain.stderr, "and the same findings, with file, line, name and the place inside", placed[:300])
piped, out = stream("-", input=short.read_text("utf-8"))
ok(documents(out) == documents(folders) and piped.stderr == alone.stderr.replace(str(short), "stdin"), "the standard input does as well", piped.stderr[:300])
parts = [stream(short, "--shard", f"{number}/3")[1] for number in (1, 2, 3)]
ok({key: sum for out in parts for key, sum in documents(out).items()} == documents(folders) and sum(len(documents(out)) for out in parts) == len(documents(folders)), "and so do its parts")
spaced = "\ufeff" + "\r\n\r\n  \r\n".join(line(name, ascii=False) for name in few) + "\r\n"
ok(documents(stream(write([spaced]))[1]) == documents(folders), "byte order mark, empty lines and CRLF don't matter")
ok(stream(write([""]))[0].returncode == 0, "a file without lines makes nothing")

# Other fields: said once, and left.
result, out = stream(write([line(name, id=i, meta={"a": [1, {"}": '"]'}], "b": None}) for i, name in enumerate(few)]))
ok(result.returncode == 0 and documents(out) == documents(folders) and result.stderr.count("are read, not: id, meta\n") == 1, "other fields are named once, and left", result.stderr[:300])
ini = '"ini": null'
result, out = stream(write([f'{{"name": "a", {ini}, "text": "Warden\\n\\nYour tasks:\\n- doors\\n"}}', '{"name": "b", "text": "Warden\\n\\nYour tasks:\\n- doors\\n"}']))
ok(result.returncode == 0 and sorted(documents(out)) == ["a/offer.jsonld", "b/offer.jsonld"], "“ini” may be missing", result.stderr)

# What a line may not be; each stands between two that are sound.
good = '{"name": "%s", "text": "Warden \\ud83d\\ude00 \\u00e9\\/\\n\\nYour tasks:\\n- doors\\n"}'
wrong = {
    '{"name": "x", "text": "y"': "no JSON object",
    '["x"]': "no JSON object",
    '{"name": "x", "text": "y"} {"name": "z", "text": "y"}': "something stands behind",
    '{"name": "x", "name": "z", "text": "y"}': "stands twice",
    '{"name": "x", "text": "a\\u0000b"}': "no character of a text",
    '{"name": "x", "text": "a\\ud800b"}': "no character of a text",
    '{"name": "x", "text": "a\\u12"}': "four hexadecimal digits",
    '{"name": "x", "text": "a\\qb"}': "what it may not be",
    '{"name": "x", "text": "a\tb"}': "control character",
    '{"name": "x", "text": 5}': "double quotes is missing",
    "{'name': 'x', 'text': 'y'}": "double quotes is missing",
    '{"name": "x", "text": "y",}': "double quotes is missing",
    '{"name": "x" "text": "y"}': "no JSON object",
    '{"name": "x"}': "there is no “text”",
    '{"text": "y"}': "there is no “name”",
    '{"name": "x", "text": ""}': "nothing in it",
    '{"name": "sound-1", "text": "y"}': "the posting in line 1 has this name, too",
    '{"name": "x", "text": "' + "y" * (9 << 20) + '"}': "the most that is read",
    '{"name": "x", "deep": ' + "[" * 1_000_000: "no JSON object",
    '{"name": "x", "text": "\udcff"}': "this is not UTF-8",
} | {json.dumps({"name": name, "text": "y"}): "can't be the name of a folder" for name in ("../x", "..", ".", ".x", "a/b", "/x", "a\\b", "", "a\nb", "\x1b[31m", "y" * 201)}
path = scratch() / "postings.jsonl"
path.write_bytes("\n".join([good % "sound-1", *wrong, good % "sound-2"]).encode("utf-8", "surrogateescape"))
result, out = stream(path)
ok(result.returncode == 1 and sorted(documents(out)) == ["sound-1/offer.jsonld", "sound-2/offer.jsonld"], "what stands before and behind damaged lines is built, and nothing else", documents(out))
missed = [(number, why) for number, why in enumerate(wrong.values(), 2) if not re.search(rf"^\S*postings\.jsonl:{number}:\S*: error: .*{re.escape(why)}", result.stderr, re.M)]
ok(not missed, f"{len(wrong)} damaged lines are named with their reasons", f"{missed}\n{result.stderr[:3000]}")
ok(f", {len(wrong)} postings not made" in result.stdout, "and counted", result.stdout)

# Misuse.
for options, why, status in (
    ([short, many / few[0]], "takes the place of POSTING", 2),
    ([short, "--watch"], "--watch is not for", 2),
    ([short, "--office", "x"], "--office is not for", 2),
    ([short, "--layout", "nonsense"], "there is no layout", 2),
    ([scratch() / "none.jsonl"], "[input-missing]", 1),
    ([many], "[input-folder]", 1),
):
    result, out = stream(*options)
    ok(result.returncode == status and why in result.stderr and not documents(out), f"refused: {why}", f"{result.returncode} {result.stderr}")
done()
