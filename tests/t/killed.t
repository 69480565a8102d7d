#!/usr/bin/env python3
# A build is killed at random moments, alone or with its workers, by SIGKILL, SIGINT, SIGTERM and SIGHUP: no file is half-written, no filled
# form is lost, and the next run leaves no litter and gives what an undisturbed one does. FAULTS=all: a thousand; else FAULTS=… or 120. SEED=…
# takes others.
import collections
import os
import random
import signal
import statistics
import subprocess
import time

import faults
from tap import done, ok

COUNT = 1000 if faults.ALL else 12 if faults.CHECKED else int(os.environ.get("FAULTS") or 120)
ENDS = [signal.SIGKILL] * 7 + [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
WAYS = ["build", "build", "batch", "batch alone"]  # alone: its workers are left
chance = random.Random(f"{faults.SEED}/kills")


def timed(bench):
    start = time.monotonic()
    faults.restore(bench.folder, bench.before)
    bench.start()
    return time.monotonic() - start


def kill(bench, moment, end, group):
    """Did it come to that, before it had ended by itself? Returns once all its processes are gone."""
    reader, writer = os.pipe()
    tool = subprocess.Popen([str(word) for word in bench.scenario.words(bench.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=[writer], start_new_session=True)
    os.close(writer)
    time.sleep(moment)
    running = tool.poll() is None
    if running:
        (os.killpg if group else os.kill)(tool.pid, end)
    tool.wait(faults.PATIENCE)
    os.read(reader, 1)  # until the last of them has closed it
    os.close(reader)
    return running


benches = {scenario.name: faults.Bench(scenario) for scenario in faults.SCENARIOS if scenario.name in WAYS}
lasts = {name: collections.deque((timed(bench) for _ in range(3)), 5) for name, bench in benches.items()}
half, litter, lost, later, killed, ends = [], 0, [], [], 0, collections.Counter()
for number in range(COUNT):
    way, end = chance.choice(WAYS), chance.choice(ENDS)
    bench = benches[way.split()[0]]
    moment = (number + chance.random()) / COUNT * 0.9 * statistics.median(lasts[bench.scenario.name])
    faults.restore(bench.folder, bench.before)
    start = time.monotonic()
    killed += kill(bench, moment, end, "alone" not in way)
    ends[end.name] += 1
    state = faults.tree(bench.folder)
    what = f"{way}, {end.name} after {1000 * moment:.1f} ms"
    half += [f"{what}: {wrong}" for wrong in bench.wrong_now(state)]
    litter += any(faults.LITTER.match(name) for name in state)
    lost += [what] if faults.forms(state) < faults.forms(bench.before) else []
    later += [f"{what}: {wrong}" for wrong in bench.wrong_later(state)]
states = sum(len(bench.known) for bench in benches.values())
print(f"# {COUNT} kills ({dict(ends)}), {killed} of them while it ran, {litter} with something left beside: {len(half)} half-written, {len(lost)} values lost, {len(later)} wrong after the next run of {states} states of the disk")
ok(killed >= COUNT / 4, "it was killed on its way", killed)
ok(not half, "no file is half-written", "\n".join(half[:50]))
ok(not lost, "no filled form is lost", "\n".join(lost[:50]))
ok(not later, "the next run leaves no litter, and gives what an undisturbed one does", "\n".join(later[:50]))
done()
