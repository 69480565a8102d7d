#!/usr/bin/env python3
"""Postings as they come after mail programs, word processors and bad luck, and what must be left of them.

`mutate.py SEED NUMBER POSTING DIR` writes the mutation of that number of a posting into DIR, to look at a failure of tests/t/mutated.t again.
"""
import random
import re
import sys
import textwrap
import unicodedata
from pathlib import Path

CORPORA = Path("input"), Path("tests/cases")
TEXT_MAX = 60_000  # of the postings that mutations begin with: those of other tests that are there for their size stay out
CHANGES_MAX = 3  # of one posting

# Mutations: each takes a source of chance and bytes, and gives bytes. Those of text see what is UTF-8 of it.

def byte_flipped(chance, data):
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1:]

def bytes_dropped(chance, data):
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 1, 2, 7, 100)):]

def bytes_doubled(chance, data):
    at, count = chance.randrange(len(data)), chance.choice((1, 2, 9, 300))
    return data[:at + count] + data[at:]

def bytes_put_in(chance, data):
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice((1, 2, 5))) + data[at:]

def text_of(data):
    return data.decode("utf-8", "replace")

def on_text(change):
    def mutation(chance, data):
        return change(chance, text_of(data)).encode("utf-8", "surrogatepass")
    mutation.__name__ = change.__name__
    return mutation

def on_lines(change):
    """`change` takes some lines of the text, at least one, and gives what they become."""
    def mutation(chance, data):
        lines = text_of(data).split("\n")
        at = chance.randrange(len(lines))
        end = min(len(lines), at + chance.choice((1, 2, 3, 8, len(lines))))
        return "\n".join(lines[:at] + change(chance, lines[at:end]) + lines[end:]).encode("utf-8")
    mutation.__name__ = change.__name__
    return mutation

def utf_16(chance, data):
    order = chance.choice(("utf-16-le", "utf-16-be"))
    return ("\ufeff" * (chance.random() < 0.7) + text_of(data)).encode(order)

def windows_1252(chance, data):
    return text_of(data).encode("cp1252", "ignore")

@on_text
def with_mark(chance, text):
    return "\ufeff" + text

@on_text
def encoded_twice(chance, text):
    at = chance.randrange(len(text))
    end = at + chance.choice((40, 400))
    return text[:at] + text[at:end].encode().decode("latin-1") + text[end:]

@on_text
def decomposed(chance, text):
    return unicodedata.normalize("NFD", text)

@on_lines
def lines_swapped(chance, lines):
    return chance.sample(lines, len(lines))

@on_lines
def lines_joined(chance, lines):
    return [chance.choice((" ", "")).join(lines)]

@on_lines
def lines_dropped(chance, lines):
    return []

@on_lines
def lines_doubled(chance, lines):
    return lines + lines

@on_lines
def lines_wrapped(chance, lines):
    width = chance.randint(60, 80)
    return [piece for line in lines for piece in textwrap.wrap(line, width, break_on_hyphens=False) or [""]]

@on_lines
def lines_indented(chance, lines):
    indent = chance.choice(("  ", "    ", "\t", "\u00a0", "\u3000"))
    return [indent + line for line in lines]

@on_lines
def lines_quoted(chance, lines):
    mark = chance.choice(("> ", ">", ">> ", "> > ", "| "))
    return [mark + line for line in lines]

@on_lines
def lines_bulleted(chance, lines):
    mark = chance.choice(("- ", "* ", "+ ", "•\t", "§\t", "o\t", "\uf0b7\t", "\uf0d8 ", "✅ ", "➢ ", "– ", "1. ", "a) ", "- [ ] ", "  - "))
    return [mark + line for line in lines]

@on_lines
def lines_spaced(chance, lines):
    return [one for line in lines for one in (line, "")]

@on_lines
def lines_without_blanks(chance, lines):
    return [line for line in lines if line.strip()] or [""]

@on_lines
def lines_headed(chance, lines):
    form = chance.choice(("# {}", "###{}###", "## {} ##", "**{}**", "{}\n---", "{}\n=====", "__{}__", "1/ {}", "I. {}", "{} :"))
    return [form.format(line) if line.strip() else line for line in lines]

@on_lines
def lines_in_a_table(chance, lines):
    return [f"| {line} | {chance.randint(1, 99)} |" for line in lines[:1]] + ["|---|---|"] + [f"| {line} | x |" for line in lines[1:]]

@on_lines
def lines_as_html(chance, lines):
    form = chance.choice(("<p>{}</p>", "<li>{}</li>", "{}<br>", "{}<br />", "<div class=\"x\">{}</div>", "<b>{}</b>", "&nbsp;{}&nbsp;", "<!-- x -->{}"))
    return [form.format(line) for line in lines]

@on_lines
def lines_fenced(chance, lines):
    return [fence := chance.choice(("```", "~~~", "***", "---", "________", "==========")), *lines, fence]

@on_lines
def lines_tabbed(chance, lines):
    return [re.sub(r" (?=\S)", lambda space: "\t" if chance.random() < 0.2 else " ", line) for line in lines]

def words_dressed(chance, text, forms, share=0.05):
    return re.sub(r"\w+", lambda word: chance.choice(forms).format(word[0]) if chance.random() < share else word[0], text)

@on_text
def words_marked(chance, text):
    return words_dressed(chance, text, ("**{}**", "*{}*", "_{}_", "`{}`", "~~{}~~", "[{}](https://lequai.example/a)", "\\*{}\\*", "<i>{}</i>", "<{}>", "***{}"))

@on_text
def words_with_invisibles(chance, text):
    signs = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202a\u202c\u0001\u0007\u001f\u007f\u0091"
    return re.sub(r"(?<=\w)(?=\w)", lambda _: chance.choice(signs) if chance.random() < 0.03 else "", text)

@on_text
def words_with_controls(chance, text):
    return re.sub(r"\b", lambda _: chance.choice(("\x1b[31m", "\x1b", "\x08", "\x1e", "\x0e", "\x1c", "\ufffd")) if chance.random() < 0.01 else "", text)

@on_text
def words_hyphenated(chance, text):
    return re.sub(r"(?<=\w\w)(?=[a-zé]\w)", lambda _: chance.choice(("\u00ad\n", "\u00ad \n  ", "-\n")) if chance.random() < 0.01 else "", text)

@on_text
def spaces_changed(chance, text):
    spaces = " \u00a0\u2009\u202f\u3000\t\u2003\u205f"
    return re.sub(" ", lambda _: chance.choice(spaces) if chance.random() < 0.2 else " ", text)

@on_text
def line_ends_changed(chance, text):
    return text.replace("\n", chance.choice(("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n\n\n\n", "\x1d\n")))

@on_text
def in_capitals(chance, text):
    return text.upper()

@on_text
def all_on_one_line(chance, text):
    return " ".join(text.split()) * chance.choice((1, 1, 3))

@on_text
def with_a_long_word(chance, text):
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(("a", "é", "W-", "@x.", "((", "<", "**", "[", "&amp;", "- ", "0", "\u0301", "> ")) * chance.choice((50, 3000)) + text[at:]

@on_text
def with_strangers(chance, text):
    signs = ("\uf0a7", "😀", "👩‍🚒", "שלום", "мир", "日本", "\U000f0000", "\ue000", "ﬁ", "①", "½", "\u0378", "🇫🇷", "ǅ", "İ")
    return re.sub(r"(?<= )(?=\w)", lambda _: chance.choice(signs) + " " if chance.random() < 0.02 else "", text)

MUTATIONS = [value for value in list(globals().values()) if callable(value) and getattr(value, "__code__", None)
             and value.__code__.co_varnames[:2] == ("chance", "data")]


def postings():
    """(name, language, bytes) of all there are to begin with."""
    for text in sorted(path for folder in CORPORA for path in folder.rglob("posting.txt")):
        data, ini = text.read_bytes(), text.with_name("posting.ini")
        if data.strip() and len(data) <= TEXT_MAX:
            found = re.search(r"(?m)^lang *= *(\w\w)", ini.read_text("utf-8", "replace") if ini.exists() else "")
            yield str(text.parent), found[1] if found else "fr", data


def mutated(seed, number, corpus):
    """The posting of that number: what was done to which, its INI and its text."""
    chance = random.Random(f"{seed} {number}")
    name, lang, data = corpus[number % len(corpus)]
    done = []
    for change in chance.sample(MUTATIONS, chance.randint(1, CHANGES_MAX)):
        data = change(chance, data) or b"."
        done.append(change.__name__)
    return f"{name}: {', '.join(done)}", f"[posting]\nlang = {lang}\n\n[organisation]\nname = Le Quai\n".encode(), data


# What must be left: the clean text, at least; where a reader might take something for markup it is not asked for.

TERMINAL = re.compile(r"\x1b\[[ -?]*[@-~]?")
TAGS = re.compile(r"(?s)<!--.*?-->|</?[A-Za-z]\w*(?:\s[^<>]{0,300})?/?>")
ENTITIES = re.compile(r"&#?\w+;?")
TARGETS = re.compile(r"\]\([^()]{0,300}\)")
MARKERS = re.compile(r"(?m)^(?:(?:[^\w\n]|_)*(?:[ox][*_`~]*(?=\s)|(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)/]|\[[ xX]\])[ \t]*)+")
SOFT_HYPHENS = re.compile(r"\xad[ \t]*\n?[ \t]*")
INVISIBLE = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
                           *range(0xFFF9, 0xFFFE)])
for control in range(0x80, 0xA0):  # what Windows-1252 has there is meant
    INVISIBLE[control] = bytes([control]).decode("cp1252", "ignore") or None
for line_end in "\n\t\v\f\r\x85\u2028\u2029":
    INVISIBLE[ord(line_end)] = "\n" if line_end != "\t" else "\t"


def decode(data):
    """The texts that a file may be; of what is UTF-16 without its mark, either."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = ["utf-16-le", "utf-16-be"]
    else:
        encodings = ["utf-8-sig"] if data[:3] == b"\xef\xbb\xbf" else ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if b"\0" not in data:
            break


ORDINALS = re.compile(r"(?i)(?<=1)ere(?!\w)|(?<=[0-9])i?eme(?!\w)")  # 1ère is set as 1re, 2ème as 2e
LIGATURES = str.maketrans({"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"})  # typography may set the one for the other


def letters(text):
    """All that is a letter or a figure, in order, without accents: what typography, spaces, marks and the ends of lines leave alone."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text).translate(LIGATURES) if not unicodedata.combining(one))
    return "".join(filter(str.isalnum, ORDINALS.sub(lambda found: "re" if found[0][-2] in "rR" else "e", plain)))


def clean(text):
    """The lines that every document must have of a text, each as its words' letters."""
    text = SOFT_HYPHENS.sub("", TERMINAL.sub("", text)).translate(INVISIBLE)
    text = TARGETS.sub("]", TAGS.sub(" ", text))
    lines = ([letters(word) for word in line.split()] for line in MARKERS.sub("", ENTITIES.sub("", text)).splitlines())
    return [words for line in lines if (words := [word for word in line if word])]


REACH = 400  # letters that may stand before a word in what came with a posting, and are none of its line
INSIDE = 40  # letters that may be put into a word
NEAR = 60  # letters within which a word stands that nothing was put into
STATES_MAX = 40
AROUND = re.compile(r"(?m)^(?:Reçu avec cette annonce|What came with this posting)$")


def behind_parted(word, text, place, limit):
    """The same for a word into which something was put, at one place."""
    ends = []
    for size in range(1, len(word)):
        start = place
        while (start := text.find(word[:size], start, limit)) >= 0:
            rest = text.find(word[size:], start + size, start + len(word) + INSIDE)
            if rest >= 0:
                ends.append(rest + len(word) - size)
                break
            start += 1
    return min(ends, default=-1)


def behind_word(word, text, place, reach):
    """Where the text goes on behind the next place with a word; -1: nowhere. The first place is the best one: whatever follows there, follows
    there too from any other."""
    limit = len(text) if reach is None else place + reach + len(word)
    found = text.find(word, place, limit)
    if 0 <= found <= place + NEAR:
        return found + len(word)
    parted = behind_parted(word, text, place, limit if found < 0 else min(limit, place + NEAR + len(word)))
    return found + len(word) if parted < 0 <= found else parted


def behind_line(words, text, place, reach=None):
    for word in words:
        place = behind_word(word, text, place, reach)
        if place < 0:
            return -1
    return place


def best(states):
    """Of places in both texts, those that no other beats in both."""
    kept = []
    for state in sorted(states):
        if all(state[1] < one[1] for one in kept):
            kept.append(state)
    return kept[:STATES_MAX]


def find_lost(lines, text):
    """Where the words of the lines do not all stand in a document's text, in order, but for what was put in between; "": nowhere. What came with
    the posting in a mail stands line by line, in its own order, behind it: a line is in the one part or in the other."""
    text, around = (letters(part) for part in [*AROUND.split(text)[:2], ""][:2])
    states = [(0, 0)]
    for number, words in enumerate(lines):
        after = []
        for place, beside in states:
            if (found := behind_line(words, text, place)) >= 0:
                after.append((found, beside))
            if around and (found := behind_line(words, around, beside, REACH)) >= 0:
                after.append((place, found))
        if not after:
            place, beside = max(states)
            return (f"lost: “{' '.join(words)[:120]}” behind “{' '.join(lines[number - 1])[-60:] if number else ''}”, there is “{text[place:place + 60]}…”"
                    + (f" or “{around[beside:beside + 60]}…”" if around else ""))
        states = best(after)
    return ""


if __name__ == "__main__":
    seed, number, posting, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3].rstrip("/"), Path(sys.argv[4])
    what, ini, text = mutated(seed, number, [one for one in postings() if one[0] == posting])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "posting.ini").write_bytes(ini)
    (folder / "posting.txt").write_bytes(text)
    print(what)
