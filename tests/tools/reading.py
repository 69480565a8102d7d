"""The words of a posting, and whether a reader of its documents gets them all, in order."""
import re
import unicodedata
import xml.etree.ElementTree as xml

from tap import POSTING, read

SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "·": ".", "…": "...",
                      "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None, "\ufe0f": None}
                     | {chr(control): None for control in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))})


def fold(text):
    """The words of a text, alike before and after micro-typography; markers of items and lone dashes are none."""
    text = unicodedata.normalize("NFC", text).translate(SAME)
    text = re.sub(r"(?<=\w)-\n\s*(?=\w)", "-", text)  # a line broken after its own hyphen
    text = re.sub(r"«\s*|\s*»", '"', text)
    text = re.sub(r"\s+(?=[;:!?%])", "", text)
    return [word for word in text.split() if word not in ("-", "•")]


def seek(words, text):
    """Looks in the words `text` for `words` without a gap. Gives what follows them and ""; or `text` and how far they go."""
    best, end = 0, 0
    for start in range(len(text)):
        run = 0
        while run < len(words) and text[start + run:start + run + 1] == words[run:run + 1]:
            run += 1
        if run == len(words):
            return text[start + run:], ""
        if run > best:
            best, end = run, start + run
    return text, (f"{best} of {len(words)} words, up to: {' '.join(words[max(best - 5, 0):best])}\n"
                  f"expected: {' '.join(words[best:best + 8])}\nfound: {' '.join(text[end:end + 8])}")


def posting():
    """The posting's text without the markers of its items."""
    return re.sub(r"(?m)^- ", "", (POSTING / "posting.txt").read_text("utf-8"))


def section(heading):
    """The lines of one section, from its heading to the next in capitals."""
    body = re.search(rf"(?ms)^{heading}$(.*?)(?=^[A-ZÉ ]+$)", posting()).group(1)
    return [line for line in body.splitlines() if line.strip()]


def plain(path):
    return read("pdftotext", path, "-")


def structure(path):
    """What poppler reads along the structure tree; a new line for each element that is not inline, labels left out."""
    text, element = [], ""
    for content, name in re.findall(r'^ *(?:"(.*?)"|([A-Z]\w*(?: \(\w+\))?)[^\n]*)$', read("pdfinfo", "-struct-text", path),
                                    re.M | re.S):
        if name:
            element = name
            text.append("" if "inline" in name else "\n")
        elif not element.startswith("Lbl"):
            text.append(content)
    return "".join(text)


def stext(path):
    """What mupdf reads, line by line."""
    # mupdf 1.21 prints the halves of a pair of surrogates where a code says more than a character: no XML.
    source = re.sub(r"&#xd[89a-f]..;", "\N{REPLACEMENT CHARACTER}", read("mutool", "draw", "-q", "-F", "stext", path))
    lines = xml.fromstring(source).iter("line")
    return "\n".join("".join(char.get("c") for char in line.iter("char")) for line in lines)


def pdfjs(path):
    """What pdf.js reads along the structure tree, a line for each element that holds text."""
    return read("node", "tests/tools/pdfjs.mjs", path)
