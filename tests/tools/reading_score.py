#!/usr/bin/env python3
"""How well affiche reads postings: what it shows, and what its posters say, against what a person read in them.

usage: reading_score.py [--affiche BIN] [-v] [--all] [--no-posters] [CORPUS...]

A corpus is a folder of cases, a case a posting with a gold.json (tests/cases/reading/README.md says what it holds). Figures are printed for
each corpus; those of tests/cases/reading in two halves, by the letter that its names begin with. -v prints each difference. The second half
is there to tell whether rules that were made with the first hold elsewhere, so what differs there is printed with --all alone.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

OWN = Path("tests/cases/reading")
FACTS = "title contract hours start deadline pay places contact published reference url".split()
MAY_SAY_MORE = {"pay": 12, "hours": 12}  # a label and a few words more: beside as many characters again, these
PLACE_MORE, PLACES_MORE = 120, 2  # an address may be longer than the place that a person names, and there may be more of them
NEAR = 2  # columns
VERDICTS = "right wrong missed false".split()

SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "«": '"', "»": '"', "“": '"', "”": '"', "\u00ad": "", "\u200b": ""} | {dash: "-" for dash in "‐‑‒–—―−"}
INCLUSIVE = re.compile(r"[·‧.](?=(?:e|es|ice|ices|rice|euse|ne|ve|trice)\b)", re.IGNORECASE)


def plain(text):
    """What does not change between two ways of setting the same words."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans(SIGNS))
    return " ".join(INCLUSIVE.sub("·", text).split()).casefold()


def fold(text):
    """The same without the marks at its end."""
    return plain(text).strip(" .,;:!")


def listed(value):
    return value if isinstance(value, list) else [value]


# One verdict for each fact. `gold` is what a person reads, `values` are folded, `day` is the first date that was read.

def judge_date(gold, values, day):
    days = listed(gold.get("date"))
    if day or None not in days:
        return "right" if day in days else "wrong"
    return "right" if any(value in map(fold, listed(gold.get("text", []))) for value in values) else "wrong"


def judge_several(gold, values):
    wanted = gold if isinstance(gold[0], list) else [[one] for one in gold]
    found = all(any(fold(form) in value and len(value) <= len(form) + PLACE_MORE for form in forms for value in values) for forms in wanted)
    return "right" if found and len(values) <= len(wanted) + PLACES_MORE else "wrong"


def judge_fact(name, gold, shown):
    """A verdict, or None where neither says anything."""
    values = [fold(value) for value in (shown or {}).get("values", [(shown or {}).get("value") or ""])]
    values = [value for value in values if value and value != "unknown"]
    if gold is None:
        return "false" if values else None
    if isinstance(gold, list) and None in gold:
        gold = [form for form in gold if form is not None]
        if not values:
            return "right"
    if not values:
        return "missed"
    if isinstance(gold, dict):
        return judge_date(gold, values, shown.get("date"))
    if name in ("places", "contact"):
        return judge_several(listed(gold), values)
    forms, more = [fold(form) for form in listed(gold)], MAY_SAY_MORE.get(name)
    right = any(form == value if more is None else form in value and len(value) <= 2 * len(form) + more for form in forms for value in values)
    return "right" if right else "wrong"


class Case:
    """What was judged of one posting: `verdicts` counts (figure, verdict), `differences` are lines to read."""

    def __init__(self, folder):
        self.folder, self.name = folder, folder.name
        self.gold = json.loads((folder / "gold.json").read_text("utf-8"))
        self.today = self.gold.get("today") or "2027-01-10"
        self.verdicts, self.differences = collections.Counter(), []

    def count(self, figure, verdict, why=""):
        self.verdicts[figure, verdict] += 1
        if verdict != "right":
            self.differences.append(f"{figure} {verdict}: {why}")

    def judge_shown(self, shown):
        self.count("read", "right" if shown else "missed", "refused")
        shown = shown or {}
        self.judge_facts(shown.get("facts", {}))
        self.judge_sections(shown.get("sections", []))
        self.judge_criteria(list(shown.get("criteria", [])))

    def judge_facts(self, facts):
        for name in FACTS:
            shown, gold = facts.get(name), self.gold["facts"].get(name)
            verdict = judge_fact(name, gold, shown)
            if verdict:
                said = shown and {key: shown[key] for key in ("value", "values", "date", "line") if key in shown}
                self.count(f"fact {name}", verdict, f"{said}, a person reads {gold}")

    def judge_sections(self, sections):
        roles = {}
        for section in sections:
            role = section.get("role")
            for part in [section, *section.get("blocks", [])]:
                if part.get("line"):
                    roles[part["line"]] = None if role in ("-", "none", "other") else role
        for line, role in self.gold.get("sections", []):
            verdict = "missed" if line not in roles else "right" if roles[line] == role else "wrong"
            self.count("sections", verdict, f"line {line}: {roles.get(line, 'no block')}, a person reads {role}")

    def judge_criteria(self, shown):
        for wanted in self.gold.get("criteria", []):
            place = f"line {wanted['line']}: {wanted['says']}"
            hit = next((one for one in shown if one["line"] == wanted["line"] and abs(one["column"] - wanted.get("column", one["column"])) <= NEAR), None)
            self.count("criteria", "right" if hit else "missed", place)
            if hit:
                shown.remove(hit)
                self.judge_criterion(hit, wanted, place)
        for one in shown:
            self.count("criteria", "false", f"line {one['line']}: {one['label']}")

    def judge_criterion(self, hit, wanted, place):
        said, right = set(hit.get("categories", [])), set(wanted["categories"])
        self.count("categories", "right" if len(said & right) > len(said - right) else "wrong", f"{place}: {sorted(said)}, a person reads {sorted(right)}")
        flags = [flag for flag in ("bonus", "alternative") if bool(hit.get(flag)) != bool(wanted.get(flag))]
        self.count("flags", "wrong" if flags else "right", f"{place}: {' and '.join(flags)}")

    def judge_poster(self, says):
        """`says`: the text of its poster's page; None: there is none."""
        if says is None:
            self.count("posters", "missed", "none was made")
            return
        poster = self.gold.get("poster") or {}
        faults = [f"does not say “{words}”" for words in poster.get("must", []) if close(words) not in close(says)]
        faults += [f"says “{words}”" for words in poster.get("never", []) if stands(plain(words), plain(says))]
        self.count("posters", "wrong" if faults else "right", "; ".join(faults))


def close(text):
    """Without spaces and hyphens: where a line ends is no difference."""
    return re.sub(r"[\s-]", "", fold(text))


def stands(words, text):
    """Whether words stand in a text by themselves: not in a longer word, an address or a file's name."""
    before, after = (r"(?<![\w@.])" if words[:1].isalnum() else "", r"(?![\w@])" if words[-1:].isalnum() else "")
    return re.search(before + re.escape(words) + after, text) is not None


def each_of(text):
    """The objects that stand one after another in a text."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text := text.lstrip()):
        value, at = decoder.raw_decode(text)
        yield from listed(value)
        text, at = text[at:], 0


def show(affiche, today, cases):
    command = [affiche, "show", "--format", "json", "--today", today, *(case.folder for case in cases)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600)
    if result.returncode not in (0, 1):
        sys.exit(f"affiche show: exit {result.returncode}\n{result.stderr[-2000:]}")
    shown = {one["posting"]: one for one in each_of(result.stdout)}
    for case in cases:
        case.judge_shown(shown.get(case.name))


def show_posters(affiche, today, cases):
    with tempfile.TemporaryDirectory(prefix="affiche-") as out:
        command = [affiche, "build", "--only", "poster", "--today", today, "-o", out, *(case.folder for case in cases)]
        subprocess.run(command, capture_output=True, timeout=1200)
        for case in cases:
            made = sorted(Path(out, case.name).glob("poster*.pdf"))
            text = made and subprocess.run(["pdftotext", made[0], "-"], capture_output=True, encoding="utf-8", errors="replace").stdout
            case.judge_poster(text or None)


def shares(cases, count):
    """Cases of one folder and day, in about `count` shares: (day, cases)."""
    groups = collections.defaultdict(list)
    for case in cases:
        groups[case.folder.parent, case.today].append(case)
    size = -(-len(cases) // count)
    for (_, day), group in groups.items():
        yield from ((day, group[at:at + size]) for at in range(0, len(group), size))


def judge(affiche, folders, posters=True):
    """Judges all cases of the folders, and gives them."""
    cases = [Case(path.parent) for folder in folders for path in sorted(Path(folder).glob("*/gold.json"))]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        work = [pool.submit(verb, affiche, *share) for verb in ([show, show_posters] if posters else [show]) for share in shares(cases, 2)]
        for one in work:
            one.result()
    return cases


def held_back(case):
    """Whether a case is of the half of the own corpus that no rule is made with."""
    return case.folder.parent == OWN and re.match(r"\w\w-[n-z]", case.name) is not None


def halves(cases):
    """{name of the half: its cases}"""
    own = collections.defaultdict(list)
    for case in cases:
        own["n-z" if held_back(case) else "a-m" if case.folder.parent == OWN else case.folder.parent.parent.name].append(case)
    return dict(sorted(own.items()))


def figures(cases):
    """{figure: {verdict: how many}}, of all facts together, too."""
    sums = collections.defaultdict(collections.Counter)
    for case in cases:
        for (figure, verdict), count in case.verdicts.items():
            sums[figure][verdict] += count
            if figure.startswith("fact "):
                sums["facts"][verdict] += count
    order = ["read", "facts", *(f"fact {name}" for name in FACTS), "sections", "criteria", "categories", "flags", "posters"]
    return {figure: sums[figure] for figure in order if sums[figure]}


def describe(figure, counts):
    """A line: the share that is right of what a person reads, and what the verdicts were."""
    stated = counts["right"] + counts["wrong"] + counts["missed"]
    share = f"{100 * counts['right'] / stated:5.1f} %" if stated else "      –"
    if figure == "facts" and stated:
        share += f", {100 * (counts['wrong'] + counts['false']) / stated:.1f} % wrong or false"
    if figure == "criteria":
        share += f", F1 {2 * counts['right'] / max(1, 2 * counts['right'] + counts['missed'] + counts['false']):.3f}"
    said = ", ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
    return f"{figure:15} {share:>8}  ({said})"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--affiche", default=os.environ.get("AFFICHE", "out/bin/affiche"))
    options.add_argument("-v", action="store_true", help="print each difference")
    options.add_argument("--all", action="store_true", help="those of the second half, too")
    options.add_argument("--no-posters", action="store_true", help="build none: quick")
    options.add_argument("corpus", nargs="*", default=[OWN])
    chosen = options.parse_args()
    cases = judge(chosen.affiche, [Path(folder) for folder in chosen.corpus], not chosen.no_posters)
    for half, group in halves(cases).items():
        print(f"{half}: {len(group)} postings")
        for case in group:
            if chosen.v and case.differences and (chosen.all or not held_back(case)):
                print(f"{case.folder}/posting.txt", *case.differences, sep="\n  ")
        for figure, counts in figures(group).items():
            print(" ", describe(figure, counts))


if __name__ == "__main__":
    main()
