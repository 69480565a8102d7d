#!/usr/bin/env python3
# `affiche build -j`: what it makes and says is the same as one after the other; a posting that can't be read, or that costs its
# process, is named with its reason, and the others are built.
import hashlib
import os
import pty
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

import postings
from tap import AFFICHE, done, ok, run, scratch

COUNT = 60
PATIENCE = 240  # seconds: nothing is judged by time

many = scratch()
names = postings.make(many, COUNT)
only = "--only", "offer,html"


def documents(out):
    """{file: sum} of all that stands in a folder, temporary files too."""
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*")) if path.is_file()}


def listed(result, out):
    return result.stdout.replace(str(out), "OUT")


def workers(tool):
    """The processes that it has, which are workers."""
    try:
        return [int(pid) for pid in Path(f"/proc/{tool.pid}/task/{tool.pid}/children").read_text().split()]
    except OSError:
        return []


def start(out, *options):
    return subprocess.Popen([AFFICHE, "build", "--messages", "en", *options, *only, "-o", out, many], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for_folders(tool, out, count):
    """Until so many postings were begun: all that the tool has for children then are workers."""
    end = time.monotonic() + PATIENCE
    while len(list(out.iterdir())) < count and time.monotonic() < end and tool.poll() is None:
        time.sleep(0.001)


def lost(said):
    """{name: reason} of the postings that cost a worker."""
    return dict(re.findall(r"^\S*/(p\d+):1:1: error: (.*) \[worker\]$", said, re.M))


# One after the other, and side by side.
alone, out = scratch(), scratch()
one, two = run(AFFICHE, "build", *only, "-o", alone, many), run(AFFICHE, "build", "-j", "2", *only, "-o", out, many)
ok(one.returncode == two.returncode == 0 and len(list(out.iterdir())) == COUNT, f"{COUNT} postings are built by two workers", two.stderr)
ok(listed(one, alone) == listed(two, out) and one.stderr == two.stderr, "what was made and found is said in the order of the postings")
ok(documents(alone) == documents(out), "the bytes are those of one after the other")
for options in ["-j"], ["-j0"], ["--jobs=3"]:
    result = run(AFFICHE, "build", *only, "-o", scratch(), *options, many / names[0])
    ok(result.returncode == 0 and "documents; " in result.stdout, " ".join(options) + " is understood", result.stderr)
patient = run(AFFICHE, "build", "-j2", "--timeout", "4295", "-o", scratch(), many / names[0])  # 33 ms, if microseconds had 32 bits
ok(patient.returncode == 0, "--timeout takes more than an hour for what it is", patient.stderr)
for options in ["-j", "5000"], ["--jobs=-7"], ["-j2", "--timeout", "0"]:
    result = run(AFFICHE, "build", *only, "-o", scratch(), *options, many / names[0])
    ok(result.returncode == 2 and ("takes a number of processes" in result.stderr or "takes seconds" in result.stderr), " ".join(options) + " is refused", result.stderr)
place = scratch()
timed, known = (run(AFFICHE, "build", "-j2", "--time", *only, "-o", place, *(many / name for name in names[:4])).stdout for _ in range(2))
ok(re.search(r"^seal +[1-9]\d*\.\d ms CPU", timed, re.M), "--time adds up what the workers took", timed)

steps = [dict((name, float(cpu)) for name, cpu in re.findall(r"^(\w+) +(\d+\.\d) ms CPU", said, re.M)) for said in (timed, known)]
ok(all(list(each) == ["start", "read", "compose", "dress", "place", "check", "paint", "seal", "write", "all"] for each in steps), "by steps, in their order", timed)
ok(all(abs(each["all"] - sum(cpu for name, cpu in each.items() if name != "all")) < 0.6 for each in steps), "which make up all", steps)
ok("4 postings unchanged" in known and steps[1]["read"] > 0 and steps[1]["seal"] == steps[1]["place"] == 0, "what an earlier run made is read", known)

# Workers are killed on their way, wherever they are: each had at most one posting, and one that had none costs nothing.
KILLS = 8
out = scratch()
tool = start(out, "-j", "2")
for count in range(1, KILLS + 1):
    wait_for_folders(tool, out, count)
    for pid in workers(tool)[:1]:
        os.kill(pid, signal.SIGKILL)
said, found = tool.communicate(timeout=PATIENCE)
gone = lost(found)
print(f"# {KILLS} workers were killed: {len(gone)} postings lost")
ok(tool.returncode == 1 and 1 <= len(gone) <= KILLS, "postings whose workers were killed are named, and the exit code is 1", found)
ok(all("signal 9 (KILL)" in why for why in gone.values()), "with the reason", gone)
kept, made = documents(alone), documents(out)
missing = {path.split("/")[0] for path in kept if path not in made}
ok(missing <= set(gone) and all(kept[path] == made[path] for path in kept if path in made), "the others are there, as they must be", missing)
ok(re.search(rf", {len(gone)} postings? not made; ", said), "the summary counts them", said[-200:])
again = run(AFFICHE, "build", "-j2", *only, "-o", out, *(many / name for name in gone))
ok(again.returncode == 0 and documents(out) == kept, "a second run makes them, and leaves no litter", again.stderr)

# One that stands still is ended, and its posting named.
out = scratch()
tool = start(out, "-j", "2", "--timeout", "10")
wait_for_folders(tool, out, 1)
os.kill(workers(tool)[0], signal.SIGSTOP)
said, found = tool.communicate(timeout=PATIENCE)
ok(tool.returncode == 1 and any("more than 10 s" in why for why in lost(found).values()), "a posting that takes too long is named", found)

# What waits for its worker's end when the caller is killed: none is left.
out = scratch()
tool = start(out, "-j", "2")
wait_for_folders(tool, out, 1)
left = workers(tool)
tool.kill()
tool.communicate()
end = time.monotonic() + PATIENCE
while any(Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" for pid in left) and time.monotonic() < end:
    time.sleep(0.05)
ok(time.monotonic() < end, "workers end with their caller")

# A worker is replaced once it had its share: what libraries never give back goes with it.
several, out, seen = scratch(), scratch(), set()
postings.make(several, 250)
tool = subprocess.Popen([AFFICHE, "build", "--messages", "en", "-j1", "--only", "jsonld", "-o", out, several], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
said = []
reader = threading.Thread(target=lambda: said.append(tool.stdout.read()))
reader.start()
while tool.poll() is None:
    seen.update(workers(tool))
    time.sleep(0.001)
reader.join()
ok(tool.returncode == 0 and len(list(out.iterdir())) == 250 and said[0].count("offer.jsonld\n") == 250, "250 postings are built one after the other", tool.returncode)
ok(2 <= len(seen) <= 5, "by a worker that is replaced on the way", seen)

# Poisoned postings.
poison = {names[3]: "input-binary", names[20]: "ini-syntax", names[41]: "input-missing", names[59]: "ini-file"}
(many / names[3] / "posting.txt").write_bytes(b"%PDF-1.7\n\0\1\2\3" * 100)
(many / names[20] / "posting.ini").write_text("[posting\nlang\n", "utf-8")
(many / names[41] / "posting.ini").unlink()
(many / names[59] / "posting.ini").write_text("[posting]\nlang = en\n[organisation]\nname = The Rotunda\n[brand]\nuse = nowhere\n", "utf-8")
out = scratch()
result = run(AFFICHE, "build", "-j", "2", *only, "-o", out, many)
ok(result.returncode == 1, "with poisoned postings the exit code is 1", result.returncode)
for name, id in poison.items():
    why = [line for line in result.stderr.splitlines() if f"/{name}" in line and "error:" in line]
    ok(why and not (out / name / "offer.pdf").exists(), f"{name} is named ({id})", result.stderr)
    print("#", *why[:1])
ok(all((out / name / "offer.pdf").exists() for name in names if name not in poison), f"the other {COUNT - len(poison)} are built")

# The house's fonts serve all postings of a process: what one of them brings along, or no font has, is nothing to the next.
mixed = scratch()
for name in "a", "b", "c", "d":
    (mixed / name).mkdir()
    (mixed / name / "posting.ini").write_text("[posting]\nlang = en\n[organisation]\nname = The Rotunda\n", "utf-8")
    (mixed / name / "posting.txt").write_text(f"Warden {name}\n\nYour tasks:\n- doors {'ሀ' if name in 'ad' else 'Жж'}\n", "utf-8")
(mixed / "b" / "fonts").mkdir()
for font in Path("fonts/syne").glob("*.ttf"):
    (mixed / "b" / "fonts" / f"own-{font.name}").write_bytes(font.read_bytes())
together, apart = scratch(), scratch()
result = run(AFFICHE, "build", "-o", together, mixed)
each = [run(AFFICHE, "build", "-o", apart, mixed / name) for name in "abcd"]
made = {path: sum for path, sum in documents(together).items() if not Path(path).name.startswith(".")}
ok(made and made == {path: sum for path, sum in documents(apart).items() if not Path(path).name.startswith(".")}, "together they have the bytes that they have alone", made)
ok(result.stderr == "".join(one.stderr for one in each) and result.stderr.count("[glyph]") >= 2, "and the same findings", result.stderr)

# A bar on a terminal; none elsewhere.
here, there = pty.openpty()
tool = subprocess.Popen([AFFICHE, "build", "--messages", "en", "-j2", *only, "-o", scratch(), many], stdout=subprocess.DEVNULL, stderr=there)
os.close(there)
shown = b""
try:
    while chunk := os.read(here, 65536):
        shown += chunk
except OSError:  # so a terminal says that nobody is there any more
    pass
tool.wait(PATIENCE)
ok("█" in shown.decode("utf-8", "replace") and b" of 60 postings" in shown, "a terminal has a bar", shown[:300])
ok("█" not in two.stderr, "nothing else has")
done()
