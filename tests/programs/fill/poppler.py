#!/usr/bin/python3
"""poppler.py WIDGETS (VALUES IN OUT)...: fills forms with poppler through GLib, as Evince and other viewers do. The system's
Python, where the bindings are."""
import json
import pathlib
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler


def uri(path):
    return pathlib.Path(path).absolute().as_uri()


def near(one, other):
    return all(abs(a - b) < 0.5 for a, b in zip(one, other))


def fill(widgets, values, source, target):
    pdf = Poppler.Document.new_from_file(uri(source), None)
    for number in range(pdf.get_n_pages()):
        for mapping in pdf.get_page(number).get_form_field_mapping():
            field, name, area = mapping.field, mapping.field.get_name(), mapping.area
            if name not in values:
                continue
            if field.get_field_type() == Poppler.FormFieldType.TEXT:
                field.text_set_text(values[name])
                continue
            for widget in widgets:
                if widget["page"] == number and near(widget["rect"], (area.x1, area.y1, area.x2, area.y2)) and widget["state"] == values[name]:
                    field.button_set_state(True)
    pdf.save(uri(target))


jobs = sys.argv[2:]
for at in range(0, len(jobs), 3):
    fill(json.load(open(sys.argv[1], encoding="utf-8")), json.load(open(jobs[at], encoding="utf-8")), *jobs[at + 1:at + 3])
