"""What the tests of panel.pdf and the dossier share: the structure tree as text and tables, by poppler, and pictures in grey."""
import csv
import re
import subprocess
from functools import cache

from tap import read


def fold(text):
    """Without what typography may change: spaces, quotes, hyphens at a line's end."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u2011", "-").replace("\u00a0", " ").replace("\u202f", " ")).strip()


@cache
def nodes(pdf):
    """(depth, type or None, text or None) of the structure tree; lines of one element are one text. Slow: poppler reads the page for each element."""
    held, found = None, []
    for line in read("pdfinfo", "-struct-text", pdf).splitlines():
        depth = len(line) - len(line.lstrip(" "))
        if line.strip().startswith('"'):
            held = (held[0], None, held[2] + line.strip()[1:-1]) if held else (depth, None, line.strip()[1:-1])
        elif match := re.match(r"\s*(\w+)(?=[: ]|$)", line):
            found += [held] if held else []
            held = None
            found.append((depth, match[1], None))
    return found + ([held] if held else [])


def text(pdf):
    return re.sub("[\u00a0\u202f]", " ", "\n".join(said for _, _, said in nodes(pdf) if said is not None))


def tables(pdf):
    """Tables as lists of rows of cells' texts, in reading order."""
    found, inside = [], 0
    for depth, kind, said in nodes(pdf):
        if kind == "Table":
            found.append([])
            inside = depth
        elif kind and inside and depth <= inside:
            inside = 0
        elif kind == "TR" and inside:
            found[-1].append([])
        elif kind in ("TH", "TD") and inside:
            found[-1][-1].append("")
        elif said is not None and inside and found[-1] and found[-1][-1]:
            found[-1][-1][-1] = re.sub("[\u00a0\u202f]", " ", f"{found[-1][-1][-1]} {said}".strip())
    return found


def words(path):
    """All evidence of a CSV of ballots, a line each."""
    with open(path, encoding="utf-8") as file:
        return sorted({line for row in csv.DictReader(file) for line in row["evidence"].splitlines() if line})


def pixels(pdf, shown, means):
    """(mean, grey from 0 to 255) of the cells of the first candidate's means on page 1, darkest last; `shown`: by criterion."""
    boxes = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>', read("pdftotext", "-f", "1", "-l", "1", "-bbox", pdf, "-"))
    picture = subprocess.run(["pdftoppm", "-gray", "-r", "72", "-f", "1", "-l", "1", "-singlefile", pdf], stdout=subprocess.PIPE, check=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    width, data = int(head[1]), picture[head.end():]
    found = []
    for criterion, number in shown.items():
        row = next(float(y) for x, y, _, _, word in boxes if word == criterion and float(x) < 60)
        x, y = min((float(x), float(y)) for x, y, _, _, word in boxes if word == number and abs(float(y) - row) < 4 and float(x) > 150)
        found.append((means[criterion], data[int(y + 5) * width + int(x - 4)]))
    return sorted(found)
