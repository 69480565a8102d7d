#!/usr/bin/env python3
# What the grid says aloud, stop by stop: text and order as poppler finds them in the structure, each control by its name. The reading
# stands in tests/cases/grid/*.heard (`UPDATE=1` writes it). A control's name is the same in its element (/Alt), its widget (/TU,
# /Contents) and in the accessibility tree of a browser that shows the form with pdf.js.
import difflib
import json
import os
import re
from pathlib import Path

import pypdf

from forms import chromium
from tap import POSTING, build, done, ok, read, scratch

CASES = {"mediation": POSTING, "english": Path("tests/cases/grid/english/job")}
PAPER = {"mediation": "sur papier seulement", "english": "on paper only"}
folder = scratch()


def controls(pdf):
    """By the number of its object: kind, name, name of its group, what differs between the places that say the name."""
    found, names = {}, {}

    def walk(element):
        element = element.get_object()
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            whole = kid.get_object() if not isinstance(kid, int) else None
            if whole is None or "/S" not in whole and whole.get("/Type") != "/OBJR":
                continue
            if whole.get("/Type") == "/OBJR":
                names[whole.raw_get("/Obj").idnum] = element.get("/Alt")
            else:
                walk(whole)

    walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])
    for page in pdf.pages:
        for reference in page.get("/Annots", ()):
            annotation = reference.get_object()
            group = annotation.get("/Parent", {}).get_object() if "/Parent" in annotation and "/T" not in annotation else None
            said = annotation.get("/TU", annotation["/Contents"])
            same = annotation["/Subtype"] != "/Widget" or said == annotation["/Contents"] == names[reference.idnum]
            found[str(reference.idnum)] = {"kind": "link" if annotation["/Subtype"] == "/Link" else "radio" if group else "text", "says": said,
                                           "group": group.get("/TU") if group else None, "same": same,
                                           "locked": bool(annotation.get("/Ff", 0) & 1), "value": annotation.get("/V")}
    return found


def tree(path):
    """The structure as poppler prints it: [element, kids], kids being elements, texts and numbers of objects."""
    root = ["", []]
    open_at = [(-1, root)]
    for line in read("pdfinfo", "-struct-text", path).splitlines():
        depth, text = len(line) - len(line.lstrip()), line.strip()
        if text.startswith("/") or not text:
            continue
        while open_at[-1][0] >= depth:
            open_at.pop()
        if text.startswith('"'):
            open_at[-1][1][1].append(text.strip('"'))
        elif match := re.match(r"Object (\d+) 0", text):
            open_at[-1][1][1].append(int(match[1]))
        else:
            element = [text.split()[0].rstrip(":"), []]
            open_at[-1][1][1].append(element)
            open_at.append((depth, element))
    return root


def text_of(element):
    return "".join(kid if isinstance(kid, str) else text_of(kid) if isinstance(kid, list) else "" for kid in element[1])


def labels(element):
    return " ".join(text_of(kid) for kid in element[1] if isinstance(kid, list) and kid[0] == "Lbl")


def say(element, known, heard):
    """Lines of the reading, appended; the controls in the order in which they come."""
    name, kids = element
    if name == "Form":
        control = known[str(next(kid for kid in kids if isinstance(kid, int)))]
        if control["group"] and control["group"] != heard["group"]:
            heard["lines"].append(f"group    {control['group']}")
        heard["group"] = control["group"]
        heard["lines"].append(f"{'  ' if control['group'] else ''}{control['kind']:<7}  {control['says']}" + (f" [{control['value']}, read-only]" if control["locked"] else ""))
        heard["controls"].append({**control, "label": labels(element)})
        return
    if name == "Link":
        control = known[str(next(kid for kid in kids if isinstance(kid, int)))]
        heard["lines"].append(f"link     {text_of(element)} ({control['says']})")
        return
    own = ""
    if name == "TH" and not isinstance(kids[0], str):
        heard["lines"].append("th")
    for kid in kids + [None]:
        if isinstance(kid, str):
            own += kid
            continue
        if own.strip():
            heard["lines"].append(f"{name.lower():<7}  {own.strip()}")
        own = ""
        if isinstance(kid, list):
            say(kid, known, heard)


def words(text):
    return re.findall(r"[^\W_]+", text)


for case, posting in CASES.items():
    grid = build(posting, None, "--only", "grid") / "grid.pdf"
    known, heard = controls(pypdf.PdfReader(grid)), {"lines": [], "controls": [], "group": None}
    say(tree(grid), known, heard)
    golden = Path(f"tests/cases/grid/{case}.heard")
    text = "\n".join(heard["lines"]) + "\n"
    if os.environ.get("UPDATE"):
        golden.write_text(text, "utf-8")
    before = golden.read_text("utf-8") if golden.exists() else ""
    ok(text == before, f"{case}: the reading", "\n".join(difflib.unified_diff(before.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1)))
    ok(all(control["same"] for control in known.values()), f"{case}: each name is the same in /Alt, /TU and /Contents", [control["says"] for control in known.values() if not control["same"]])
    ok(len(heard["controls"]) == sum(control["kind"] != "link" for control in known.values()), f"{case}: each control has its place in the order")
    other = [(control["label"], control["says"]) for control in heard["controls"] if control["kind"] == "radio" and words(control["label"]) not in (words(control["says"]), words(control["says"])[:1])]
    ok(not other, f"{case}: what a button shows is what it says, once", other)
    again = [control["says"] for control in heard["controls"] if control["group"] and any(word in words(control["says"]) for word in words(control["group"])[:1] if re.match(r"K\d", word))]
    ok(not again, f"{case}: a button leaves to its group what the group says", again)

    paper = read("qpdf", "--json", "--json-key=qpdf", grid)
    ok(paper.count(PAPER[case]) == 3, f"{case}: the boxes for paper alone say so", paper.count(PAPER[case]))

    chromium([{"do": "hear", "in": str(grid), "out": str(folder / f"{case}.json")}], folder)
    # pdf.js names a text itself and a button by the region around it; of what is read-only it makes a picture in a region, whose name is all that is
    # heard of it.
    names, region = [], ""
    nodes = json.loads((folder / f"{case}.json").read_text("utf-8"))
    for role, name in nodes:
        if role == "textbox":
            names.append(name)
        elif role == "radio":
            names.append(name or region)
        region = name if role == "region" else region
    expected = [control["says"] for control in heard["controls"] if not control["locked"]]
    ok(names == expected, f"{case}: the browser's accessibility tree has these names, in this order",
       "\n".join(difflib.unified_diff(expected, names, "form", "browser", lineterm="", n=1)))
    silent = [control["says"] for control in heard["controls"] if control["locked"] and (not control["says"].endswith(control["value"]) or ["region", control["says"]] not in nodes)]
    ok(not silent, f"{case}: of a locked field the browser says name and value", silent)
done()
