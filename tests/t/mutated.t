#!/usr/bin/env python3
# Postings that went through bad hands (tests/tools/mutate.py): no crash, no hang, every word of the clean text in offer.txt, in order (behind it
# what came with it in a mail or on a page); what is
# refused says where and by which rule. MUTATIONS=10000 asks for more of them, and others: SEED=… (printed) makes them again.
import concurrent.futures
import os
import re
import secrets
import subprocess

import mutate
from tap import AFFICHE, done, ok, scratch

COUNT = int(os.environ.get("MUTATIONS") or 500)
SEED = os.environ.get("SEED") or (secrets.token_hex(4) if os.environ.get("MUTATIONS") else "affiche")
TOGETHER = 25
PATIENCE = 60  # seconds for one posting: nothing is judged by time but what would never end
SHOWN = 12
CRASH = re.compile(r"Sanitizer|runtime error:|CRITICAL \*\*|Assertion")
NOT_PRINTED = re.compile(r"[^\S \n]|[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")

corpus = list(mutate.postings())
failures = {kind: [] for kind in ("crash or hang", "exit code", "refused without a reason", "lost words", "invisible characters")}

def fail(kind, number, why):
    name, changes = mutate.mutated(SEED, number, corpus)[0].split(": ")
    failures[kind].append(f"tests/tools/mutate.py {SEED} {number} {name} DIR  ({changes})\n  {why}")

def write(folder, number):
    posting = folder / f"p{number}"
    posting.mkdir(exist_ok=True)
    _, ini, text = mutate.mutated(SEED, number, corpus)
    (posting / "posting.ini").write_bytes(ini)
    (posting / "posting.txt").write_bytes(text)
    return posting

def build(folder, numbers):
    """What was said, or None and what went wrong."""
    command = [AFFICHE, "build", "--messages", "en", "--only", "offer", "--today", "2027-01-10", "-o", folder / "out", *(folder / f"p{number}" for number in numbers)]
    try:
        result = subprocess.run(command, capture_output=True, timeout=PATIENCE + 5 * len(numbers))
    except subprocess.TimeoutExpired:
        return None, ("crash or hang", f"no end after {PATIENCE} s")
    said = result.stderr.decode("utf-8", "replace")
    if result.returncode < 0 or CRASH.search(said):
        return None, ("crash or hang", f"exit {result.returncode}: {said[-1500:]}")
    return (said, None) if result.returncode in (0, 1) else (None, ("exit code", f"exit {result.returncode}: {said[-500:]}"))

def judge(folder, number, said):
    made = folder / "out" / f"p{number}" / "offer.txt"
    if not made.exists():
        if not re.search(rf"/p{number}/posting\.(txt|ini):\d+:\d+: error: .+ \[[\w-]+\]$", said, re.M):
            fail("refused without a reason", number, "; ".join(re.findall(rf".*/p{number}/.*", said))[:600] or "nothing is said")
        return
    text = made.read_text("utf-8")
    wanted = mutate.decode((folder / f"p{number}" / "posting.txt").read_bytes())
    lost = [mutate.find_lost(mutate.clean(one), text) for one in wanted]
    if all(lost):
        fail("lost words", number, lost[0] if lost else "there is no text that it could be")
    if NOT_PRINTED.search(text):
        fail("invisible characters", number, sorted(set(map(ascii, NOT_PRINTED.findall(text)))))

def judge_together(numbers):
    folder = scratch()
    for number in numbers:
        write(folder, number)
    said, wrong = build(folder, numbers)
    for number in numbers:
        if wrong:
            said, alone = build(folder, [number])
            if alone:
                fail(alone[0], number, alone[1])
        if said is not None:
            judge(folder, number, said)
    scratch.folders.pop(scratch.folders.index(next(one for one in scratch.folders if one.name == str(folder)))).cleanup()

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    list(pool.map(judge_together, (range(at, min(at + TOGETHER, COUNT)) for at in range(0, COUNT, TOGETHER))))
said = "Bonjour à toutes,\nvous accueillez le public, vous tenez la caisse\net vous préparez la salle.\nBonne journée à toutes"
parts = said.split("\n")
moved = "\n".join([*parts[1:3], "Reçu avec cette annonce", parts[0], parts[3]])
for document, what in ((said.replace("tenez", "x tenez 12 "), "what is put in between loses no word"), (moved, "nor what stands behind the posting"),
                       (f"{parts[1]}\n{said}", "nor what stands above it, too"), (said.replace("tenez", "te 12 nez"), "nor what is put into a word")):
    ok(not mutate.find_lost(mutate.clean(said), document), what, mutate.find_lost(mutate.clean(said), document))
for document, what in ((said.replace("tenez ", ""), "a word that is gone is seen"), (said[:-3], "at the end"), (said[12:], "at the beginning"),
                       (moved.replace("Bonne journée", ""), "and behind the posting"), ("\n".join(parts[::-1]), "lines that are turned around are seen")):
    ok(mutate.find_lost(mutate.clean(said), document), what)
print(f"# MUTATIONS={COUNT} SEED={SEED}")
for kind, found in failures.items():
    ok(not found, f"{COUNT} mutated postings: {kind}: {len(found)}" if found else f"{COUNT} mutated postings: no {kind}", "\n".join(found[:SHOWN]))
done()
