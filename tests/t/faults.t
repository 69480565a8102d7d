#!/usr/bin/env python3
# Each system call that a command makes fails in turn (tests/tools/fault.c): no file is half-written, no filled form is lost, what failed is
# said with its reason and the right exit code, no litter stays, and the next run gives what an undisturbed one does. FAULTS=all: all of
# them, with each error; else a sample, of which FAULTS=… gives the size, and SEED=… takes another. SCENARIO=…: those alone.
import os
import sys

import faults
from tap import done, ok

if not faults.can_trace():
    print("1..0 # SKIP a process can't be traced here")
    sys.exit()
chosen = os.environ.get("SCENARIO", ",".join(scenario.name for scenario in faults.SCENARIOS)).split(",")
for scenario in faults.SCENARIOS:
    if scenario.name not in chosen:
        continue
    report = faults.fail_each(scenario)
    print(f"# {scenario.name}: {report.runs} of {report.cases} faults in {report.calls} calls, {report.states} states of the disk, {len(report.wrong)} wrong; exits {dict(sorted(report.exits.items()))}")
    ok(report.runs > 0 and not report.wrong, f"{scenario.name}: each call fails in turn", "\n".join(report.wrong[:200]))
done()
