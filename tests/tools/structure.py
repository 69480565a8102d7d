"""The structure of src/, read off its text: modules (folders), doors, includes, functions. For deps.t and the census."""
import re
from functools import cache
from pathlib import Path

SRC = Path("src")

# Lowest first: an include leads to a module above its own in this list, or to a module's own folder, parent or parts.
LAYERS = """base import lang/address lang/pattern lang/typo lang/hyphen lang/fr lang/en lang ini posting/text posting/facts posting/criteria posting
    check panel design/artwork design document document/compose document/dress typeset/font typeset/para typeset/box typeset/page typeset
    device/cairo device/haru device pdf scan seal/tounicode press seal export/sheet export product cli""".split()

# What a layer may know, whichever way it comes to see it: the closure of its includes stays within these (and itself).
KNOWS = {
    "base": "",
    "import": "base",
    "lang": "base",
    "ini": "base",
    "posting": "base lang ini",
    "check": "base lang ini posting",
    "panel": "base lang",
    "design": "base lang ini",
    "document": "base lang ini posting panel design",
    "typeset": "base lang ini design document",
    "device": "base lang ini design document typeset",
    "pdf": "base",
    "scan": "base pdf",
    "press": "base pdf",
    "seal": "base lang document pdf press",
    "export": "base lang ini posting document panel",
    "product": "*",
    "cli": "*",
}
# What only a part of a layer may know.
ONLY = {("document", "posting"): "document/compose", ("document", "panel"): "document/compose", ("document", "design"): "document/dress"}


@cache
def text(path):
    return path.read_text("utf-8")


@cache
def files():
    return sorted(path for path in SRC.rglob("*.[ch]"))


def name(path):
    """src/typeset/box/box.h → typeset/box/box.h"""
    return str(path.relative_to(SRC))


def module(path):
    """The folder that a file of src/ (named without src/, or a path) stands in."""
    return str(Path(name(path) if isinstance(path, Path) else path).parent)


def layer(of):
    return of.split("/")[0]


def is_private(header):
    return header.endswith("_private.h")


@cache
def includes(path):
    """(mark, header) of a file: mark is < or "."""
    return re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)', text(path), re.M)


def own(path):
    return [header for mark, header in includes(path) if mark == '"']


@cache
def closure(path):
    """Every header of src/ that a file sees."""
    seen, todo = set(), own(path)
    while todo:
        header = todo.pop()
        if header not in seen and (SRC / header).exists():
            seen.add(header)
            todo += own(SRC / header)
    return frozenset(seen)


def modules():
    return sorted({module(path) for path in files()}, key=lambda of: (LAYERS.index(of) if of in LAYERS else 99, of))


def doors(of):
    return [name(path) for path in files() if module(path) == of and path.suffix == ".h" and not is_private(path.name)]


FUNCTION = re.compile(r"^(?!typedef|struct \w+ \{|enum)([A-Za-z_][^;{}=#/]*?)\b(\w+)\(([^;{}]*?)\)\n\{\n(.*?)^\}", re.M | re.S)


@cache
def functions(path):
    """(name, lines of its body and braces, head) of every function that a file defines, as clang-format sets them."""
    return [(m[2], m[0].count("\n") + 1) for m in FUNCTION.finditer(text(path))]
