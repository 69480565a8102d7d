#!/usr/bin/env python3
# grid.xlsx: filled by openpyxl and worked out by LibreOffice it says what `affiche panel` says of the same scores; its sheet `ballots`,
# saved as CSV, feeds it; opened by a program that works nothing out, it shows no score that nobody gave.
import csv
import random
import shutil
import warnings
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

from tap import AFFICHE, HOUSE, POSTING, build, done, ok, run, scratch

CANDIDATES = ["C-01", "c-02", "C-03", "C-04", "07", "C-05", "C-06"]
# By evaluator and candidate: a score a criterion, "" blank; a declared link ends the row with "!".
ROUND = {
    "A": ["3 3 2 4 3 2 3 NE", "4 0 2 2 3 3 1 2", "2 1 NE NE 2 2 2 3", "3 3 2 4 3 2 3 3 !", "0 2 1 1 0 2 1 1", "", "4 4 4 4 4 4 4 4"],
    "B": ["3 2 3 4 3 3 3 3", "4 0 3 2 2 3 2 2", "2 2 2 2 2 2 2 2", "4 4 4 4 4 4 4 4", "", "2 2 2 2 2 2 2 3", "3 3 3 3 3 3 3 3"],
    "Zoé": ["2 3 3 3 3 2 4 3", "3 NE 3 3 3 3 2 2", "2 2 3 2 2 2 2 NE", "4 3 4 4 4 4 4 4", "NE NE NE NE NE NE NE NE", "2 2 2 2 2 2 2 3", "3 3 3 3 3 3 3 3"],
}
EVIDENCE = {("A", 0, 3): "=1+1 « cité »", ("A", 1, 1): "-2 ; œuvre\nŁódź", ("B", 0, 3): "un fait"}
HEAD, FIRST = 4, 5  # rows of an evaluator's sheet, from 1
RECALC = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

folder = scratch()


def office(path, *how):
    """Converts a file by LibreOffice, into a folder of its own."""
    out = scratch()
    result = run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", *how, "--outdir", out, path)
    ok(any(out.iterdir()), f"LibreOffice converts {path.name} to {how[0].split(':')[0]}", result.stdout + result.stderr)
    return out


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def weigh(posting):
    """A copy of a posting whose criteria differ in weight, one of them a knock-out."""
    copy = scratch() / posting.name
    shutil.copytree(posting, copy)
    ini = copy / "posting.ini"
    text = ini.read_text("utf-8").replace("[criterion 2]\n", "[criterion 2]\nknockout = yes\n")
    text += "\n[panel]\ncalibration = C-06\n"
    ini.write_text(text.replace("[criterion 4]\n", "[criterion 4]\nweight = 2.5\nweight_reason = le public\n"), "utf-8")
    return copy


def fill(book, candidates, ballots, evidence):
    """Types a round: {evaluator: a line a candidate}, as in ROUND; gives the summary's first row."""
    summary, sheets = book.worksheets[0], book.worksheets[1:-1]
    summary["B2"] = "1"
    first = next(row for row in range(1, 20) if summary.cell(row, 1).value in ("Rang", "Rank")) + 3
    for c, code in enumerate(candidates):
        summary.cell(first + c, 2).value = code
    for sheet, (evaluator, lines) in zip(sheets, ballots.items()):
        sheet["C2"] = evaluator
        below = next(row for row in range(FIRST, 60) if sheet.cell(row, 2).value == "Déclaration")
        for c, line in enumerate(lines):
            column, words = 4 + 2 * c, line.split(" ") if line else []
            for k, word in enumerate(words[: below - FIRST]):
                sheet.cell(FIRST + k, column).value = int(word) if word.isdigit() else word or None
                if (evaluator, c, k) in evidence:
                    sheet.cell(FIRST + k, column + 1).value = evidence[evaluator, c, k]
                    sheet.cell(FIRST + k, column + 1).data_type = "s"  # though it begin with =
            if words:
                sheet.cell(below, column + 1).value = "un lien" if words[-1] == "!" else "aucun lien"
                sheet.cell(below + 1, column + 1).value = "retenir"
    return first


def panel(posting, *files):
    out = scratch()
    result = run(AFFICHE, "panel", "--round", "1", "-o", out, posting, *files)
    return result, {tuple(row[:4]): row[4] for row in rows(out / "panel.csv")[1:]} if (out / "panel.csv").exists() else {}


def say(value, decimals):
    """A figure as people round it."""
    return "" if value in (None, "") else str(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def compare(summary, first, candidates, criteria, figures, name):
    """The summary's rows against panel.csv, both in two decimals."""
    wrong = []
    for c, code in enumerate(code.upper() for code in candidates):
        got = [say(summary.cell(first + c, column).value, 0 if column in (1, 5) else 2) for column in (1, *range(3, 6 + criteria))]
        wanted = [figures.get((what, code, "", ""), "") for what in ("rank", "score", "coverage", "ballots")]
        wanted += [figures.get(("mean", code, "", f"K{k + 1}"), "") for k in range(criteria)]
        wanted[3] = wanted[3] or "0"
        wrong += [f"{code}: {got} / {wanted}"] if got != wanted else []
    ok(not wrong, name, "\n".join(wrong))


def work(book, name):
    """Saves a filled book, has it worked out, and gives its summary and its ballots as CSV."""
    filled = folder / f"{name}.xlsx"
    book.save(filled)
    return openpyxl.load_workbook(office(filled, "xlsx") / filled.name, data_only=True), office(filled, RECALC) / f"{name}-ballots.csv"


def make_up(seed, candidates, evaluators, criteria):
    """A round by a seeded generator: {evaluator: a line a candidate}; some are missing, some set aside."""
    draw = random.Random(seed)
    values = ["0", "1", "2", "2", "3", "3", "3", "4", "NE", ""]
    lines = {}
    for evaluator in evaluators:
        lines[evaluator] = []
        for _ in candidates:
            line = " ".join(["3"] + [draw.choice(values) for _ in range(criteria - 1)])
            lines[evaluator].append("" if draw.random() < 0.1 else line + (" !" if draw.random() < 0.1 else ""))
    return lines


posting = weigh(POSTING)
made = build(posting, None, "--only", "grid") / "grid.xlsx"

# as it comes
unfilled = office(made, RECALC)
zeros = [f"{path.name}: {row}" for path in unfilled.iterdir() for row in rows(path) if "0" in row or "#" in "".join(row)]
ok(len(list(unfilled.iterdir())) == 7 and not zeros, "not worked out, it shows no 0 and no error", "\n".join(zeros))
ballots = rows(unfilled / "grid-ballots.csv")
ok(not any(any(row) for row in ballots[1:]), "and no ballot")

warnings.simplefilter("ignore")  # openpyxl leaves out the bars' extension
book = openpyxl.load_workbook(made)
sheets = book.worksheets
ok([sheet.title for sheet in sheets] == ["Synthèse", "Jury A", "Jury B", "Jury C", "Jury D", "Jury E", "ballots"], "a sheet an evaluator, a summary, ballots", book.sheetnames)
ok(all(sheet.protection.sheet and sheet.freeze_panes and sheet.print_area and sheet.page_setup.paperSize == 9 for sheet in sheets), "each is protected, frozen, and printed on A4")
open_cells = {cell.coordinate for row in sheets[1] for cell in row if not cell.protection.locked}
ok("D5" in open_cells and "E5" in open_cells and not open_cells & {"A5", "B5", "C5", "D4", "D15"} and len(open_cells) == 12 * (2 * 8 + 2) + 1, "labels and formulas are locked", sorted(open_cells)[:5])
lists = {validation.formula1 for validation in sheets[1].data_validations.dataValidation}
ok('"0,1,2,3,4,NE"' in lists and '"retenir,à discuter,écarter"' in lists and len(lists) == 3, "scores, declaration and recommendation are chosen from lists", lists)
ok(any("3 : récentes, reliées à la médiation" in (validation.prompt or "") for validation in sheets[1].data_validations.dataValidation), "with the criterion's anchors beside the cell")
ok(len(sheets[0].conditional_formatting) >= 3, "colours follow the figures")

# filled
first = fill(book, CANDIDATES, ROUND, EVIDENCE)
worked, saved = work(book, "filled")
result, figures = panel(posting, saved)
ok(result.returncode == 0 and figures.get(("counted", "", "", "")) == "18" and figures.get(("set aside", "", "", "")) == "1" and figures.get(("refused", "", "", "")) == "0",
   "affiche panel reads the sheet", result.stdout + result.stderr)
ranks = [figures.get(("rank", code.upper(), "", "")) for code in CANDIDATES]
ok(ranks.count("3") == 2 and "5" in ranks, "and ranks that are shared", ranks)
ok(figures.get(("failed", "C-02", "", "")) == "1" and figures.get(("rank", "C-02", "", "")) == "", "the round has a knock-out that failed")
ok(figures.get(("score", "C-06", "", "")) not in (None, "") and figures.get(("rank", "C-06", "", "")) == "", "and a trial candidate, who has none")
compare(worked.worksheets[0], first, CANDIDATES, 8, figures, "worked out, the summary says what panel.csv says")
totals = [worked.worksheets[1].cell(FIRST + 11, 4 + 2 * c).value for c in range(7)]
wanted = [figures.get(("score", code.upper(), "A", "")) for code in CANDIDATES]
ok([f"{total:.2f}" for total, want in zip(totals, wanted) if want] == [want for want in wanted if want], "so does an evaluator's own total", f"{totals} {wanted}")
texts = {row[5] for row in rows(saved)}
ok("'=1+1 « cité »" in texts and any(text.startswith("'-2 ; œuvre") for text in texts), "evidence that would be a formula has an apostrophe", texts)
french = folder / "excel.csv"
with open(french, "w", encoding="cp1252", errors="replace", newline="") as file:
    csv.writer(file, delimiter=";").writerows(rows(saved))
other = panel(posting, french)[1] | {("noted", "", "", ""): figures[("noted", "", "", "")]}  # its encoding is noted
ok(other == figures, "as Excel saves it in French, it says the same", [(row, figures[row], other.get(row)) for row in figures if figures[row] != other.get(row)])

# twelve candidates, five evaluators, thirty criteria
large = scratch() / "large"
large.mkdir()
kinds = ["Expérience de projets culturels", "Connaissance des institutions", "Capacité à travailler en équipe", "Sens de l'organisation"]
(large / "posting.txt").write_text("Responsable de projets F/H\n\nPROFIL RECHERCHÉ\n\n" + "".join(f"- {kinds[k % 4]}, domaine {k + 1}\n" for k in range(30)), "utf-8")
weights = "".join(f"[criterion {k}]\nweight = {1 + k % 4 * 0.5:g}\nweight_reason = essai\n" + ("knockout = yes\n" if k == 5 else "") for k in range(1, 31) if k % 4)
(large / "posting.ini").write_text("[posting]\nlang = fr\n" + weights, "utf-8")
candidates = [f"C-{c:02}" for c in range(1, 13)]
for seed in 1, 2:
    book = openpyxl.load_workbook(build(large, None, "--only", "grid") / "grid.xlsx")
    first = fill(book, candidates, make_up(seed, candidates, "ABCDE", 30), {})
    worked, saved = work(book, f"large-{seed}")
    result, figures = panel(large, saved)
    ok(int(figures.get(("counted", "", "", ""), 0)) > 40, f"a round made up from {seed} counts", result.stderr)
    compare(worked.worksheets[0], first, candidates, 30, figures, f"made up from {seed}: twelve by five by thirty, the same figures")

# another language, another number of criteria
english = build(HOUSE, None, "--only", "grid") / "grid.xlsx"
zeros = [row for path in office(english, RECALC).iterdir() for row in rows(path) if "0" in row or any(cell.startswith(("#", "Err:")) for cell in row)]
ok(openpyxl.load_workbook(english).sheetnames[:2] == ["Summary", "Panel A"] and not zeros, "in English, too", zeros)
done()
