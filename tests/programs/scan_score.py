#!/usr/bin/env python3
"""What was read of the simulator's pages, against what is true of them: `scan_score.py TRUTH.tsv READ.tsv [--list]`. Prints a table, and fails
where one value is wrong, or too few are read (issue: 85 % of ordinary marks on grey and colour scans, 80 % on photographs of 5 megapixels
and more; 99 % and 98 % of those pages found)."""
import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from scan_sim import ORDINARY

COLUMNS = ["right", "to confirm", "blank", "WRONG"]
LEAST = {"scanner": (0, 0.99), "scanner, grey or colour": (0.85, 0.99), "telephone, 5 MP or more": (0.80, 0.98)}


def load(truth, read):
    pages, rows = {}, defaultdict(dict)
    for line in read.read_text("utf-8").splitlines():
        path, picture, what, *rest = line.split("\t")
        if what == "PAGE":
            pages[Path(path).name] = rest
        elif len(rest) == 3:
            rows[Path(path).name][what] = rest
    for line in truth.read_text("utf-8").splitlines():
        name, page, device, resolution, mode, effects, pen, printed, *fields = line.split("\t")
        yield {"name": name, "device": device, "resolution": resolution, "mode": mode, "effects": effects.split(","), "pen": pen,
               "found": pages.get(name, ["-1"])[0] == "0", "says": pages.get(name, ["", "", "nothing"]), "rows": rows[name],
               "truth": [(*field.split("=", 1)[:1], *field.split("=", 1)[1].split(":", 1)) for field in fields]}


def outcome(value, row):
    if row[0] == "value":
        return "right" if row[1] == value else "WRONG"
    return "blank" if row[0] == "blank" and value == "-" else "to confirm"


def groups(page):
    large = page["device"] == "telephone" and int(page["resolution"].split()[0]) >= 5
    yield "all"
    yield page["device"]
    yield f"{page['device']}, {page['resolution']}"
    yield f"{page['device']}, {page['mode']}"
    if page["mode"] != "1-bit" and page["device"] == "scanner":
        yield "scanner, grey or colour"
    if large:
        yield "telephone, 5 MP or more"
    yield from (f"effect: {effect}" for effect in page["effects"] if effect != "-")
    yield f"pen: {page['pen']}"


def tally(pages, given):
    found, marks, ordinary, habits = defaultdict(Counter), defaultdict(Counter), defaultdict(Counter), defaultdict(Counter)
    for page in pages:
        for group in groups(page):
            found[group][page["found"]] += 1
        if not page["found"]:
            if given.list:
                print("not found:", page["name"], page["device"], page["resolution"], page["mode"], *page["effects"], "-", *page["says"][1:])
            continue
        for name, value, habit in page["truth"]:
            row = page["rows"][name]
            what = outcome(value, row)
            if given.list and (what == "WRONG" or given.list > 1 and habit in ORDINARY and what != "right" and page["mode"] != "1-bit"):
                print(what, page["name"], name, f"true {value} ({habit})", "read", *row, "-", page["device"], page["resolution"], page["mode"], *page["effects"], page["pen"])
            habits[habit][what] += 1
            for group in groups(page):
                marks[group][what] += 1
                if habit in ORDINARY:
                    ordinary[group][what] += 1
    return found, marks, ordinary, habits


def share(part, whole):
    return f"{100 * part / whole:6.1f} %" if whole else "      –"


def table(found, marks, ordinary):
    print(f"{'':28}{'pages':>7}{'found':>9}{'rows':>7}" + "".join(f"{column:>12}" for column in COLUMNS) + f"{'ordinary marks':>16}{'read':>9}")
    for group in sorted(found, key=lambda name: (name.startswith(("effect", "pen")), name)):
        pages, rows, plain = found[group], marks[group], ordinary[group]
        print(f"{group:28}{pages.total():7}{share(pages[True], pages.total()):>9}{rows.total():7}" + "".join(f"{rows[column]:12}" for column in COLUMNS)
              + f"{plain.total():16}{share(plain['right'], plain.total()):>9}")


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("truth", type=Path)
    ask.add_argument("read", type=Path)
    ask.add_argument("--list", action="count", default=0, help="wrong values and pages that were not found; twice: what was to confirm, too")
    ask.add_argument("--loose", action="store_true", help="of few pages: no shares are asked for")
    given = ask.parse_args()
    found, marks, ordinary, habits = tally(list(load(given.truth, given.read)), given)
    table(found, marks, ordinary)
    print()
    for habit in sorted(habits, key=lambda name: (name not in ORDINARY, name)):
        print(f"{'mark: ' + habit:51}" + "".join(f"{habits[habit][column]:12}" for column in COLUMNS))
    faults = [f"{marks['all']['WRONG']} wrong values"] if marks["all"]["WRONG"] else []
    for group, (read, seen) in LEAST.items():
        plain, pages = ordinary[group], found[group]
        if not given.loose and plain["right"] < read * plain.total():
            faults.append(f"{group}: fewer than {read:.0%} of ordinary marks are read")
        if not given.loose and pages[True] < seen * pages.total():
            faults.append(f"{group}: fewer than {seen:.0%} of pages are found")
    print(*faults, sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
