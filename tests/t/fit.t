#!/usr/bin/env python3
# Posters of all lengths, in every layout of a poster: nothing overlaps or stands outside its frame, columns end together, and no text is smaller
# than people read. Judged from the trace, with the measures that the layouts give.
import configparser
import re
from itertools import combinations
from pathlib import Path

from tap import AFFICHE, done, ok, run, scratch

POSTINGS = sorted(path.parent for path in Path("tests/cases/poster").glob("*/posting.ini"))
LAYOUTS = sorted(path.stem for path in Path("layouts").glob("poster-*.ini"))
BODY_PT, LABEL_PT = 8.5, 7.0
FILLED = 0.92
PLACEMENTS = 12
HANGING_PT = 9  # quotes and dashes may stand so far left of their column
TOUCH_PT = 0.3
SMALL = set("à au aux de des du en et la le les ou par pour sur un une & a an and for of the to with who or".split())
WORDS = {"words-20": (20, 30), "words-150": (130, 170), "words-600": (500, 700), "words-1500": (1500, 1900)}
FIELDS = r"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+)"

def points(text):
    match = re.match(r"([\d.]+)(pt|mm|px)?", text)
    return float(match[1]) * {"mm": 72 / 25.4, "px": 0.75}.get(match[2], 1)

def sides(text):
    found = [points(word) for word in text.split()]
    top, right = found[0], found[1 % len(found)]
    return top, right, found[2] if len(found) > 2 else top, found[3] if len(found) > 3 else right

class Layout:
    def __init__(self, name):
        ini = configparser.ConfigParser(interpolation=None, strict=False, comment_prefixes=(";",))
        ini.read(f"layouts/{name}.ini", "utf-8")
        self.body_max = points(ini["page"]["body"].split("..")[-1])
        self.frames = {key[6:]: ini[key] for key in ini.sections() if key.startswith("frame ")}
        self.columns = int(self.frames["body"].get("columns", 1))
        self.gutter = points(self.frames["body"].get("gutter", "0"))
        self.padding = {name: sides(frame.get("padding", "0")) for name, frame in self.frames.items()}
        self.header_max = points(self.frames["header"]["height"].split("..")[-1])

class Text:
    def __init__(self, line):
        match = re.match(rf'text {FIELDS} (\S+) ([\d.]+) .*?"(.*)" ?(\S*) ?(\d*)', line)
        self.x, self.y, self.width, self.size = (float(match[i]) for i in (1, 2, 3, 5))
        self.words, self.role, self.node = match[6], match[7], match[8]
        if self.words.endswith(" "):  # the space at a line's end may hang out
            self.width -= 0.2 * self.size
        self.top, self.bottom = self.y - 0.66 * self.size, self.y + 0.16 * self.size

class Trace:
    def __init__(self, text, layout):
        head = re.match(r"pages (\d+) body ([\d.]+) placements (\d+)", text)
        self.pages, self.body, self.placements = int(head[1]), float(head[2]), int(head[3])
        lines = text.splitlines()
        found = [re.match(r"frame (\S+) ([\d. ]+) filled ([\d.]+)", line) for line in lines]
        self.frames = {match[1]: [float(number) for number in match[2].split()] for match in found if match}
        self.filled = {match[1]: float(match[3]) for match in found if match}
        self.texts = [Text(line) for line in lines if line.startswith("text ")]
        self.codes = [[float(n) for n in m.groups()] for m in (re.match(rf"code {FIELDS} ([\d.]+)", line) for line in lines) if m]
        self.layout = layout

    def inside(self, name):
        _, y, _, height = self.frames[name]
        return [text for text in self.texts if y <= text.y < y + height]

    def columns(self):
        """Of the body: its texts, column by column."""
        width = self.frames["body"][2] - self.layout.padding["body"][1] - self.layout.padding["body"][3]
        step = (width + self.layout.gutter) / self.layout.columns
        found = [[] for _ in range(self.layout.columns)]
        for text in self.inside("body"):
            found[int((text.x + HANGING_PT - self.layout.padding["body"][3]) // step)].append(text)
        return [column for column in found if column]

def overlaps(trace):
    boxes = [(text.x, text.top, text.x + text.width, text.bottom, text.words) for text in trace.texts]
    boxes += [(x, y, x + width, y + height, "the code") for x, y, width, height in trace.codes]
    return [f"“{a[4]}” and “{b[4]}”" for a, b in combinations(boxes, 2)
            if min(a[2], b[2]) - max(a[0], b[0]) > TOUCH_PT and min(a[3], b[3]) - max(a[1], b[1]) > TOUCH_PT]

def outside(trace):
    for name, (x, y, width, height) in trace.frames.items():
        _, right, _, left = trace.layout.padding[name]
        for text in trace.inside(name):
            if (text.x < x + left - HANGING_PT or text.x + text.width > x + width - right + TOUCH_PT
                    or text.top < y - TOUCH_PT or text.bottom > y + height + TOUCH_PT):
                yield f"{name}: “{text.words}”"
    missed = len(trace.texts) - sum(len(trace.inside(name)) for name in trace.frames)
    if missed:
        yield f"{missed} texts are in no frame"

def uneven(trace):
    """Columns of some lines that end further apart than a line."""
    ends = [max(text.y for text in column) for column in trace.columns() if len({text.y for text in column}) > 3]
    return max(ends) - min(ends) if len(ends) > 1 else 0

def judge(name, trace):
    layout = trace.layout
    ok(trace.pages == 1 and trace.placements <= PLACEMENTS, f"{name}: one page, after at most {PLACEMENTS} placements", trace.placements)
    found = overlaps(trace)
    ok(not found, f"{name}: nothing overlaps", "\n".join(found))
    found = list(outside(trace))
    ok(not found, f"{name}: all stands in its frame", "\n".join(found))
    small = [text.words for text in trace.texts if text.size < LABEL_PT - 0.005]
    small += [text.words for text in trace.inside("body") if text.size < BODY_PT - 0.005]
    ok(not small and BODY_PT <= trace.body <= layout.body_max, f"{name}: no size under the least, nor over the largest",
       f"body {trace.body}\n" + "\n".join(small))
    ok(uneven(trace) <= 1.35 * trace.body, f"{name}: columns end within a line of each other", uneven(trace))
    feet = [column[-1].words for column in trace.columns() if max(column, key=lambda text: text.y).role == "heading"]
    ok(not feet, f"{name}: no heading at a column's foot", feet)
    broken = [a.words for a, b in zip(trace.texts, trace.texts[1:]) if a.role == b.role == "heading" and a.node == b.node and b.y > a.y
              and (a.words.split()[-1].lower() in SMALL or a.words.rstrip()[-1] in "-0123456789")]
    ok(not broken, f"{name}: headings break by sense", broken)
    height = trace.frames["body"][3] - layout.padding["body"][0] - layout.padding["body"][2]
    composed = trace.frames["header"][3] >= layout.header_max - 0.01 and trace.body == layout.body_max
    ok(composed or trace.filled["body"] >= FILLED * height, f"{name}: the body frame is filled", f"{trace.filled['body']} of {height}")

ok(len(POSTINGS) == 8 and len(LAYOUTS) >= 4, "there are eight postings and at least four layouts", f"{POSTINGS}\n{LAYOUTS}")
for posting in POSTINGS:
    least, most = WORDS.get(posting.name, (1, 10000))
    count = len((posting / "posting.txt").read_text("utf-8").split())
    ok(least <= count <= most, f"{posting.name} has the words it is named after", count)

out = scratch()
for layout_name in LAYOUTS:
    layout = Layout(layout_name)
    result = run(AFFICHE, "build", "--only", "poster", "--as", "trace", "--layout", layout_name, "-o", out, *POSTINGS)
    ok(result.returncode == 0, f"{layout_name}: all are made", result.stderr)
    variant = "" if layout_name == "poster-a4" else layout_name.removeprefix("poster")
    for posting in POSTINGS:
        for path in sorted((out / posting.name).glob(f"poster-[!-]*{variant}.pdf.trace")):
            if re.fullmatch(rf"poster-\w+{variant}\.pdf\.trace", path.name):
                judge(f"{layout_name}, {posting.name}", Trace(path.read_text("utf-8"), layout))

# More than can be left out.
long = scratch() / "long"
long.mkdir()
(long / "posting.ini").write_bytes((POSTINGS[0] / "posting.ini").read_bytes())
(long / "posting.txt").write_text("PROFILE\n\n" + "".join(f"- Knows what the {number}th day of the year brings\n" for number in range(450)))
for layout_name in LAYOUTS:
    result = run(AFFICHE, "build", "--only", "poster", "--layout", layout_name, "-o", out, long)
    found = re.search(r"posting\.txt:(\d+):\d+: error: .* (\d+) mm too short.* \[fit\]", result.stderr)
    ok(result.returncode == 1 and found and not list((out / "long").glob("*.pdf")),
       f"{layout_name}: a profile of 4,000 words is refused, and no file is left", result.stderr[-600:])
done()
