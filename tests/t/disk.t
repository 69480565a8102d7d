#!/usr/bin/env python3
# The disk fills while a build is at it: at each write from there on, at each byte of offer.txt, at sizes spread over a whole build; and a real
# one, where a file system of a few kilobytes may be mounted. What was there is whole, no filled form is lost, nothing lies beside, exit 3 with the
# reason; with room again, the next run gives what an undisturbed one does. FAULTS=all: each write and byte, 200 sizes; else some of them.
import errno
import subprocess
import sys

import faults
from tap import done, ok

FULL = "No space left on device"
REAL = 6  # sizes of a real disk
some = 1 if faults.ALL else 40 if faults.CHECKED else 8  # one of so many


def make_small(folder):
    """A posting whose offer.txt has some hundred bytes, and the one that was there before."""
    (folder / "posting").mkdir()
    (folder / "posting" / "posting.ini").write_text("[posting]\nlang = en\n[organisation]\nname = The Rotunda\n")
    (folder / "posting" / "posting.txt").write_text("STAGE MANAGER\n\nWe look for a stage manager.\n")
    (folder / "out").mkdir()
    (folder / "out" / "posting").mkdir()
    (folder / "out" / "posting" / "offer.txt").write_bytes(b"what was there before\n" * 20)


hits = []  # the files that had no room


def fill(bench, *options):
    """What is wrong after a run on a disk that fills so; None: all had room."""
    faults.restore(bench.folder, bench.before)
    status, _, said = bench.start(*options)
    if not bench.hit():
        return None
    hits.append(bench.hit()[3])
    state = faults.tree(bench.folder)
    wrong = bench.wrong_now(state) + [f"{name}: beside" for name in state if faults.LITTER.match(name)]
    if status != 3 or FULL not in said:
        wrong.append(f"exit {status}: {said[-200:]}")
    return [f"{' '.join(map(str, options))}: {one}" for one in wrong + bench.wrong_later(state)]


def fill_each(name, runs):
    results = [result for result in runs if result is not None]
    wrong = [one for result in results for one in result]
    print(f"# {name}: {len(results)} full disks, {len(wrong)} wrong")
    ok(results and not wrong, name, "\n".join(wrong[:50]))


def mount(folder, size):
    return subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "affiche", folder], capture_output=True).returncode == 0


def fill_real(bench, size):
    """The same on a file system of so many bytes; None: none may be mounted here, or all had room."""
    out = bench.folder / "out"
    faults.restore(bench.folder, {name: data for name, data in bench.before.items() if not name.startswith("out/")} | {"out/": b""})
    if not mount(out, size):
        return None
    try:
        status, _, said = bench.start()
        state = faults.tree(bench.folder)
    finally:
        subprocess.run(["umount", out], check=True)
    wrong = [f"{name}: half-written" for name, data in state.items() if name.startswith("out/") and data and data != bench.after.get(name)]
    return None if status == 0 else [f"{size} bytes: {one}" for one in wrong + ([] if status == 3 and FULL in said else [f"exit {status}: {said[-200:]}"])]


if not faults.can_trace():
    print("1..0 # SKIP a process can't be traced here")
    sys.exit()
small = faults.Bench(faults.Scenario("small", make_small, ["build", "--only", "offer", "-o", "@/out", "@/posting"]))
whole = faults.Bench(faults.SCENARIOS[0])
bytes_of = {bench: sum(len(data) for name, data in bench.after.items() if name.startswith("out/") and data != bench.before.get(name)) for bench in (small, whole)}
writes = [int(call[1]) for call in whole.calls if call[0] == "write" and "/out/" in call[3]]
text = len(small.after["out/posting/offer.txt"])
fill_each("from each write on", (fill(whole, "-f", "write", "-n", number, "-a", "-e", errno.ENOSPC) for number in writes[:: max(1, some // 4)]))
hits.clear()
fill_each(f"at each of the {text} bytes of offer.txt", (fill(small, "-b", bytes_of[small] - left) for left in range(1, text + 1, some)))
ok(all("/.affiche.offer.txt." in hit for hit in hits), "it was offer.txt that had no room", set(hits))
fill_each("at sizes spread over a build", (fill(whole, "-b", bytes_of[whole] * part // 200) for part in range(0, 200, some)))
real = [result for result in (fill_real(whole, bytes_of[whole] * part // REAL // 4096 * 4096 + 4096) for part in range(REAL)) if result is not None]
print(f"# a real disk: {len(real)} full ones, {sum(map(len, real))} wrong" if real else "# no file system may be mounted here")
ok(not any(real), "a real disk", "\n".join(one for result in real for one in result))
done()
