#!/usr/bin/env python3
# grid.xlsx as it is written: its sheets, what can be typed and what can't, the same bytes from the same input, and formulas whose value is
# blank until somebody types. What it works out is tests/programs/sheet.t's.
import os
import re
import shutil
import zipfile
from pathlib import Path
from xml.dom import minidom

from tap import AFFICHE, HOUSE, POSTING, build, done, ok, run, scratch

CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.S)


def parts_of(posting, when="1764547200"):
    made = build(posting, None, "--only", "grid", env={**os.environ, "SOURCE_DATE_EPOCH": when}) / "grid.xlsx"
    with zipfile.ZipFile(made) as archive:
        ok(archive.testzip() is None, f"{posting.name}: sums and lengths of all members are right")
        return made.read_bytes(), {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def cells(part):
    return {m[1] + m[2]: (m[3], m[4] or "") for m in CELL.finditer(part)}


weighed = scratch() / POSTING.name
shutil.copytree(POSTING, weighed)
ini = (weighed / "posting.ini").read_text("utf-8")
(weighed / "posting.ini").write_text(ini.replace("[criterion 4]\n", "[criterion 4]\nweight = 2.5\nweight_reason = le public\n"), "utf-8")

for posting, names, criteria in ((weighed, ["Synthèse", "Jury A"], 8), (HOUSE, ["Summary", "Panel A"], None)):
    bytes_, parts = parts_of(posting)
    name = posting.name
    sheets = re.findall(r'<sheet name="([^"]*)"', parts["xl/workbook.xml"])
    ok(sheets[:2] == names and len(sheets) == 7 and sheets[-1] == "ballots", f"{name}: a summary, a sheet an evaluator, ballots", sheets)
    pages = [parts[f"xl/worksheets/sheet{i + 1}.xml"] for i in range(7)]
    ok(all(minidom.parseString(page) for page in parts.values()), f"{name}: well-formed")
    formulas = [(at, page) for page in pages for at, page in cells(page).items() if "<f" in page[1]]
    wrong = [at for at, (attributes, inside) in formulas if 't="str"' not in attributes or not inside.endswith("<v></v>")]
    ok(len(formulas) > 2000 and not wrong, f"{name}: each formula has its value, and that is blank", wrong[:5])
    others = [re.sub(r'(<c r="C2" [^>]*>).*?</c>', r"\1", page) for page in pages[1:6]]
    codes = [re.search(r'<c r="C2" [^>]*><v>(\d+)</v>', page)[1] for page in pages[1:6]]
    strings = re.findall(r"<si><t[^>]*>([^<]*)</t></si>", parts["xl/sharedStrings.xml"])
    ok(len(set(others)) == 1 and [strings[int(code)] for code in codes] == list("ABCDE"), f"{name}: evaluators' sheets differ in their code alone", codes)
    last = pages[6].count("<row ")
    ok('<dimension ref="A1:I%d"/>' % last in pages[6] and (last - 1) % 60 == 0 and [int(row) for row in re.findall(r'<row r="(\d+)"', pages[6])] == list(range(1, last + 1)), f"{name}: a row a criterion of sixty ballots, in order", last)
    shared = dict(re.findall(r'<f t="shared" ref="(\w+:\w+)" si="(\d+)">', pages[6]))
    used = re.findall(r'si="(\d+)"', pages[6])
    ok(len(shared) == 6 * 60 == len(set(shared.values())) and all(used.count(number) == (last - 1) // 60 for number in shared.values()), f"{name}: what a ballot's rows share is written once", len(shared))
    ok(all('sheetProtection sheet="1"' in page and "<pane " in page and 'paperSize="9"' in page for page in pages), f"{name}: protected, frozen, on A4")
    ok(parts["xl/workbook.xml"].count("_xlnm.Print_Area") == 7, f"{name}: a print area each")
    ok(max(map(len, re.findall(r'prompt="([^"]*)"', pages[1]))) <= 255 and '"0,1,2,3,4,NE"' in pages[1].replace("&quot;", '"'), f"{name}: scores from a list, anchors beside it")
    date = set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts["docProps/core.xml"]))
    ok(date == {"2025-12-01T00:00:00Z"}, f"{name}: the date that is given", date)
    ok(parts_of(posting)[0] == bytes_, f"{name}: the same input gives the same bytes")
bytes_, parts = parts_of(weighed)
ok("<v>2.5</v>" in parts["xl/worksheets/sheet1.xml"] and "<v>2.5</v>" in parts["xl/worksheets/sheet2.xml"], "numbers have a point, whatever the locale")
made = build(POSTING, None, "--only", "grid", env={key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}) / "grid.xlsx"
with zipfile.ZipFile(made) as archive:
    core = archive.read("docProps/core.xml").decode()
ok("1980-01-01T00:00:00Z" in core, "without a date it is never the clock's", core)

# Another library of that name, without its functions.
library = scratch()
listed = run("readelf", "-d", Path(AFFICHE).parents[1] / "lib/affiche/xlsxwriter.so").stdout
name = re.search(r"libxlsxwriter\.so\.\w+", listed)[0]
run("cc", "-shared", "-nostdlib", "-x", "c", "/dev/null", "-o", library / name).check_returncode()
made = run(AFFICHE, "build", "--only", "grid", "-o", scratch(), POSTING, env={**os.environ, "LD_LIBRARY_PATH": str(library)})
ok(made.returncode and "can't be opened: " in made.stderr and "undefined symbol: work" in made.stderr, "a library without its functions is named with one", made.stderr)
done()
