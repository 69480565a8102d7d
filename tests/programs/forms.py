"""What the tests of forms share: a form's widgets, and the programs that fill and paint it."""
import json
import os
import subprocess
import sys
from pathlib import Path

import pymupdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

HERE = Path(__file__).parent / "fill"


def widgets(path):
    """Each widget: number of its object, field, state that it stands for (None: a text), page, rectangle."""
    found = []
    for number, page in enumerate(pypdf.PdfReader(path).pages):
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            if widget["/Subtype"] != "/Widget":
                continue
            parts, node = [], widget
            while node is not None:
                parts += [node["/T"]] if "/T" in node else []
                node = node["/Parent"].get_object() if "/Parent" in node else None
            states = widget["/AP"]["/N"].get_object()
            on = None if isinstance(states, pypdf.generic.StreamObject) else next(key[1:] for key in states if key != "/Off")
            found.append({"object": reference.idnum, "name": ".".join(reversed(parts)), "state": on, "page": number,
                          "rect": [float(corner) for corner in widget["/Rect"]], "size": float(widget["/DA"].split()[1]) if "/DA" in widget else None})
    return found


def values(path):
    """The text or the state of each field, as its dictionary has it."""
    said = {}
    for name, field in (pypdf.PdfReader(path).get_fields() or {}).items():
        value = field.get("/V")
        if value is not None and value != "/Off":
            said[name] = str(value).removeprefix("/") if isinstance(value, pypdf.generic.NameObject) else str(value)
    return said


# Each gives nothing, and leaves no file where it can't fill the form. `jobs`: (values, source, target), in files.

def run(*command):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", timeout=600)
    if result.stderr.strip():
        print("#  ", *result.stderr.strip().split("\n")[:6], sep="\n#   ", file=sys.stderr)


def load(path):
    return json.loads(Path(path).read_text("utf-8"))


def each(jobs):
    return [word for job in jobs for word in job]


def fill_java(name):
    def fill(jobs):
        tabbed = []
        for values_path, source, target in jobs:
            table = Path(f"{target}.tsv")
            table.write_text("".join(f"{key}\t{value}\n".replace("\n", "\\n")[:-2] + "\n" for key, value in load(values_path).items()), "utf-8")
            tabbed.append((table, source, target))
        run("java", "-XX:TieredStopAtLevel=1", "-cp", f"{os.environ['PROGRAM_JARS']}/*", HERE / "Fill.java", name, *each(tabbed))
    return fill


def fill_pdflib(jobs):
    run("node", HERE / "pdflib.js", *each(jobs))


def fill_poppler(jobs):
    listed = Path(f"{jobs[0][2]}.widgets")
    listed.write_text(json.dumps(widgets(jobs[0][1])), "utf-8")
    run(HERE / "poppler.py", listed, *each(jobs))


def fill_pdftk(jobs):
    for values_path, source, target in jobs:
        fdf = Path(f"{target}.xfdf")
        escape = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
        fdf.write_text('<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>'
                       + "".join(f'<field name="{name}"><value>{escape(value)}</value></field>' for name, value in load(values_path).items())
                       + "</fields></xfdf>", "utf-8")
        run("pdftk", source, "fill_form", fdf, "output", target)


def fill_pypdf(jobs):
    for values_path, source, target in jobs:
        known, marks = load(values_path), {widget["name"] for widget in widgets(source) if widget["state"]}
        writer = pypdf.PdfWriter(source, incremental=True)
        for page in writer.pages:
            writer.update_page_form_field_values(page, {name: f"/{value}" if name in marks else value for name, value in known.items()}, auto_regenerate=False)
        writer.write(target)


def fill_pymupdf(jobs):
    for values_path, source, target in jobs:
        known = load(values_path)
        pdf = pymupdf.open(source)
        for page in pdf:
            for widget in page.widgets():
                if widget.field_name not in known:
                    continue
                if widget.field_type == pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON:
                    if widget.on_state() != known[widget.field_name]:
                        continue
                    widget.field_value = True
                else:
                    widget.field_value = known[widget.field_name]
                widget.update()
        pdf.save(target)


def fill_pdfium(jobs):
    """With the events that a viewer passes on: clicks, and characters as they are typed."""
    for values_path, source, target in jobs:
        known = load(values_path)
        pdf = pypdfium2.PdfDocument(source)
        pdf.init_forms()
        pages = [pdf[number] for number in range(len(pdf))]
        for widget in widgets(source):
            name, state = widget["name"], widget["state"]
            if name not in known or state not in (None, known[name]):
                continue
            page = pages[widget["page"]]
            left, bottom, right, top = widget["rect"]
            click = (pdf.formenv, page, 0, (left + right) / 2, (bottom + top) / 2)
            pdfium.FORM_OnLButtonDown(*click)
            pdfium.FORM_OnLButtonUp(*click)
            if state is None:
                for unit in known[name].replace("\n", "\r"):
                    pdfium.FORM_OnChar(pdf.formenv, page, ord(unit), 0)
            pdfium.FORM_ForceToKillFocus(pdf.formenv)
        pdf.save(target)
        for page in pages:
            page.close()
        pdf.close()


def chromium(jobs, folder):
    listed = Path(folder) / "chromium.json"
    listed.write_text(json.dumps(jobs), "utf-8")
    run("node", HERE / "chromium.mjs", listed)


def fill_pdfjs(jobs):
    chromium([{"do": "fill", "in": str(source), "out": str(target), "values": load(values_path), "widgets": widgets(source)}
              for values_path, source, target in jobs], Path(jobs[0][2]).parent)


PROGRAMS = {"pdf-lib": fill_pdflib, "pdf.js": fill_pdfjs, "PDFium": fill_pdfium, "PyMuPDF": fill_pymupdf, "PDFBox": fill_java("PDFBox"), "pypdf": fill_pypdf,
            "iText": fill_java("iText"), "OpenPDF": fill_java("OpenPDF"), "poppler": fill_poppler, "pdftk": fill_pdftk}
