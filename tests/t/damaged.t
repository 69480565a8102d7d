#!/usr/bin/env python3
# Some 300 damaged ballots (tests/tools/damage.py) among those of the sample's round: each is refused, counted or set aside as it has to be, with its
# name; nothing crashes, hangs or takes much memory; the good ones all count. SEED=… makes others.
import collections
import json
import os
import random
import re
import resource
import subprocess

import damage
import round as sample
from tap import AFFICHE, POSTING, build, done, ok, run, scratch

SEED = os.environ.get("SEED") or damage.SEED
CHECKED = "asan" in AFFICHE
MEGABYTES = 64 if CHECKED else 900  # of a bomb: the sanitizers take all memory that they are asked for
MEMORY = 800  # MB: what reading may take, and what the tool itself does
PATIENCE = 300  # seconds: nothing is judged by time but what would never end
CRASH = re.compile(r"Sanitizer|runtime error:|CRITICAL \*\*|Assertion|terminate called")

chance = random.Random(SEED)
folder = scratch()
grid = sample.form(build(POSTING, None, "--only", "grid") / "grid.pdf")
hash = re.search(rb"[0-9a-f]{4}-[0-9a-f]{4}", b"".join(bytes.fromhex(text.decode())[1::2] for text in re.findall(rb"/V <feff([0-9a-f]+)>", grid)))[0].decode() \
    if b"/V <feff" in grid else re.search(rb"/V \((\w{4}-\w{4})\)", grid)[1].decode()
good = list(sample.ballots(hash))
known = sample.named(sample.objects(grid))
count = 0

def fill(again=False, **values):
    """A sound ballot of one more candidate, or of the last one."""
    global count
    count += not again
    ballot = {**good[count % len(good)], "candidate": f"X-{count:03}", **values}
    return sample.filled(grid, {name: value for name, value in ballot.items() if name != "hash" and name in known})

def lock(pdf):
    plain, locked = folder / "plain", folder / "locked"
    plain.write_bytes(pdf)
    subprocess.run(["qpdf", "--encrypt", "secret", "secret", "256", "--", plain, locked], check=True)
    return locked.read_bytes()

def write(name, data):
    path = folder / name
    path.write_bytes(data)
    return path

def panel(*files):
    out = run("timeout", PATIENCE, AFFICHE, "panel", "--json", "--round", sample.ROUND, "-o", folder / "out", POSTING, *files, errors="replace")
    return out, json.loads(out.stdout) if out.returncode == 0 else None

sound = [write(f"good-{ballot['candidate']}-{ballot['evaluator']}.pdf", sample.filled(grid, {
    name: value for name, value in ballot.items() if name != "hash" and name in known})) for ballot in good]
_, alone = panel(*sound)
bad = {}
for number, (kind, may, data) in enumerate(damage.ballots(chance, fill, lock, MEGABYTES)):
    path = write(f"bad-{number:03}", data)
    bad[str(path)] = (kind, may)
files = [*sound, *bad]
random.Random(SEED).shuffle(files)
ok(len(bad) >= 300, f"{len(bad)} damaged ballots, SEED={SEED}")
before = {path: os.stat(path).st_mtime_ns for path in bad}
out, together = panel(*files)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
ok(out.returncode == 0 and together and not CRASH.search(out.stderr), "read to the end, without a crash", f"exit {out.returncode}\n{out.stderr[-3000:]}")
ok(CHECKED or memory < MEMORY, f"within {MEMORY} MB", f"{memory} MB")
ok({path: os.stat(path).st_mtime_ns for path in bad} == before, "no file was changed")

fates = collections.defaultdict(list)
for remark in together["remarks"] if together else []:
    fates[remark["file"]].append(remark["fate"])
finals = {"refused", "set aside", "merged", "other round", "empty"}
kinds = collections.defaultdict(list)
for path, (kind, may) in bad.items():
    ended = finals & set(fates[path]) or {"counted"}
    kinds[kind] += [f"{path}: {ended}"] if not ended <= may else []
for kind, wrong in kinds.items():
    ok(not wrong, f"{kind}: what has to become of them", "\n".join(wrong))
ok(not [path for path in map(str, sound) if finals & set(fates[path])], "no good one is refused", [path for path in map(str, sound) if finals & set(fates[path])])
if together:
    number = together["ballots"]
    ok(number["read"] == sum(number[fate] for fate in ("counted", "refused", "set aside", "merged", "other round", "empty")), "each file is accounted for", number)
    figures = {one["candidate"]: (one["score"], one["ballots"], one["coverage"]) for one in together["candidates"]}
    wanted = {one["candidate"]: (one["score"], one["ballots"], one["coverage"]) for one in alone["candidates"]}
    ok(wanted.items() <= figures.items(), "the good ones all count, and say what they said", (wanted, figures))
    ok(all(name in out.stderr for name in (path for path in bad if "refused" in fates[path])), "who is refused is named")
done()
