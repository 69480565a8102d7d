#!/usr/bin/env python3
# Input made to do harm, or made by nobody: a table of cases, each with the diagnostic that it has to get and the exit code (the manual's LIMITS). None
# crashes, hangs, takes memory that a worker has not, or leaves a file behind. Documents of `new` have their own (import-hostile.t), ballots too (damaged.t).
import base64
import os
import re
import resource
import shutil
import struct
import zlib
from pathlib import Path

import damage
from artwork import png, with_artwork
from tap import AFFICHE, HOUSE, POSTING, done, ok, run, scratch

CHECKED = "/asan/" in AFFICHE
MEMORY = 1 << 20  # KB: what no process may take
PATIENCE = 120  # seconds: nothing is judged by time but what would never end
GIGABYTE = 1 << 30  # of files that have holes
WIDE, DEEP = (20_000, 5_000) if CHECKED else (100_000, 100_000)
INI = "[posting]\nlang = en\n[organisation]\nname = The Rotunda\n"
TEXT = "Head of Learning\n\nDUTIES\n\n- Lead the team\n- Plan the year\n\nPROFILE\n\n- Experience of teaching\n"
SECRET = scratch() / "secret"
SECRET.write_text("GEHEIM geheim\n")
CASES = []


def case(name, id, status, *command):
    """Registers what makes a case: a function of a fresh folder, that gives what is named on the command line (or nothing: the folder)."""
    def register(make):
        CASES.append((name, id, status, command or ("build", "--only", "poster,offer"), make))
        return make
    return register


def posting(folder, text=TEXT, ini=INI):
    folder.mkdir(exist_ok=True)
    for name, data in ("posting.txt", text), ("posting.ini", ini):
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def sparse(path, start=b"", size=GIGABYTE):
    with open(path, "wb") as file:
        file.write(start)
        file.truncate(size)


def texts(name, id, status, text, *command):
    case(name, id, status, *command)(lambda folder: posting(folder, text))


def inis(name, id, status, ini, *command):
    case(name, id, status, *command)(lambda folder: posting(folder, TEXT, ini))


def drawings(name, body, whole=False, id="svg", status=1):
    @case(f"artwork: {name}", id, status, "build", "--only", "poster")
    def make(folder):
        shutil.copytree(with_artwork("" if whole else body), folder)
        if whole:
            (folder / "layouts/harbour-tide.svg").write_bytes(body if isinstance(body, bytes) else body.encode())


def fonts(name, id, status, make):
    @case(f"a font: {name}", id, status)
    def make_fonts(folder):
        (posting(folder) / "fonts").mkdir()
        make(folder / "fonts/Own.ttf")


def new(name, id, status, make):
    @case(f"new: {name}", id, status, "new", "OUT/new", "--from")
    def make_given(folder):
        folder.mkdir()
        make(folder / "given")
        return folder / "given"


def lines(name, id, status, make, *more):
    @case(f"--from-jsonl: {name}", id, status, "build", "--only", "offer", *more, "--from-jsonl")
    def make_lines(folder):
        folder.mkdir()
        make(folder / "lines")
        return folder / "lines"


def ballots(name, make):
    @case(f"a ballot: {name}", "not counted", 1, "panel", "--round", "1", POSTING)
    def make_ballot(folder):
        folder.mkdir()
        make(folder / "ballot.pdf")
        return folder / "ballot.pdf"


def write(data):
    return lambda path: path.write_bytes(data.encode() if isinstance(data, str) else data)


# Files that are none, too large, or elsewhere.
for file in "posting.txt", "posting.ini":
    case(f"{file} leads to a file outside", "ini-path", 1)(lambda folder, file=file: (posting(folder), (folder / file).unlink(), (folder / file).symlink_to(SECRET)) and None)
    case(f"{file} leads to itself", "input-unreadable", 1)(lambda folder, file=file: (posting(folder), (folder / file).unlink(), (folder / file).symlink_to(file)) and None)
    case(f"{file} is a device that never ends", "ini-path", 1)(lambda folder, file=file: (posting(folder), (folder / file).unlink(), (folder / file).symlink_to("/dev/zero")) and None)
    case(f"{file} is a socket's or a pipe's name", "input-unreadable", 1)(lambda folder, file=file: (posting(folder), (folder / file).unlink(), os.mkfifo(folder / file)) and None)
    case(f"{file} has a gigabyte of holes", "input-size", 1)(lambda folder, file=file: (posting(folder), sparse(folder / file)) and None)
inis("a brand by a path", "ini-path", 1, INI + "[brand]\nuse = ../../../../etc/passwd\n")
case("a brand that is a link outside", "ini-path", 1)(lambda folder: (posting(folder, TEXT, INI + "[brand]\nuse = x\n"), (folder / "layouts").mkdir(), (folder / "layouts/brand-x.ini").symlink_to(SECRET)) and None)
case("fonts that are a link outside", "ini-path", 1)(lambda folder: (posting(folder), (folder / "fonts").symlink_to(SECRET.parent)) and None)
case("layouts that are a link outside", "ini-path", 1)(lambda folder: (posting(folder), shutil.copytree("layouts", SECRET.parent / "layouts"), (folder / "layouts").symlink_to(SECRET.parent / "layouts")) and None)
case("layouts that are a pipe", "input-unreadable", 1)(lambda folder: (posting(folder), (folder / "layouts").mkdir(), os.mkfifo(folder / "layouts/poster-a4.ini")) and None)
case("a posting that is a device", "input-missing", 1)(lambda folder: Path("/dev/zero"))

# Texts.
texts("a NUL", "input-binary", 1, TEXT.replace("team", "te\0am"))
texts("damaged UTF-8", "input-encoding", 1, TEXT.encode() + "été à l’école\n".encode() + b"\xc3\x28 \xff\xfe\n")
texts("UTF-8 in more bytes than it takes", "input-encoding", 1, TEXT.encode() + "été à l’école\n".encode() + b"\xc0\xaf\xe0\x80\xaf\n")
texts("surrogates in UTF-8", "mojibake", 0, TEXT.encode() + "été à l’école\n".encode() + b"\xed\xa0\x80\xed\xb0\x80\n")
texts("bidirectional overrides", "control", 0, TEXT.replace("Lead the team", "Lead \u202ethe\u2066 team\u202c \u2067x"))
texts("controls and escapes of a terminal", "control", 0, TEXT.replace("Lead", "\x1b]0;owned\x07\x1b[2JLead"))
texts(f"{WIDE:,} items", "input-size", 1, "DUTIES\n\n" + "- carry\n" * WIDE)
texts(f"{WIDE:,} items under a profile", "input-size", 1, "PROFILE\n\n" + "- Experience of teaching\n" * WIDE)
texts(f"{WIDE:,} headings", "input-size", 1, "DUTIES\n\ncarry\n\n" * (WIDE // 2))
texts("a line of a million letters", "input-line", 1, "DUTIES\n\n- " + "a" * 1_000_001)
texts("a word that no page holds", "fit", 1, TEXT.replace("team", "a" * 100_000))
texts("lists 900 deep", "fit", 1, TEXT + "".join(" " * i + "- deeper\n" for i in range(900)))
texts(f"quotes {DEEP:,} deep", None, 0, TEXT + ">" * DEEP + " deep\n")
texts(f"HTML {DEEP:,} deep", "fit", 1, TEXT + "<b>" * DEEP + "deep" + "</b>" * DEEP + "\n")
texts(f"emphasis {DEEP:,} deep", "fit", 1, TEXT + "- " + "*_" * DEEP + "deep\n")
texts("brackets 8,000 deep", "unbalanced", 1, TEXT + "- " + "([" * 8_000 + "deep\n")
texts("a letter with 50,000 marks", None, 0, TEXT.replace("team", "te" + "\u0301" * 50_000 + "am"))
texts("more pages than are printed", "pages", 1, "DUTIES\n\n" + "- a word after the other, again and again and then some\n" * 9000, "build", "--only", "offer", "--max-pages", "20")

# INI.
inis("20,000 keys", "input-size", 1, INI + "[brand]\n" + "".join(f"k{i} = 1\n" for i in range(20_000)))
inis("a line of 100,000 bytes", "ini-line", 1, INI + "[facts]\ntitle = " + "a" * 100_000 + "\n")
inis("a NUL in an INI", "input-binary", 1, INI + "[facts]\ntitle = a\0b\n")
inis("weights that are no numbers", "ini-number", 1, INI + "[criterion 1]\nweight = 1e999\n")

# Artwork.
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100"'
BOX = '<rect width="90" height="90"'
USES = "".join(f'<g id="g{i}">' + f'<use href="#g{i - 1}"/>' * 10 + "</g>" for i in range(1, 10))
drawings("a file", '<image href="file:///etc/passwd" width="9" height="9"/>')
drawings("a file beside it", '<image href="harbour-logo.svg" width="9" height="9"/>')
drawings("an address", '<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>')
drawings("an address in a style", '<style>@import url("http://127.0.0.1:9/x.css");</style>' + BOX + "/>")
drawings("an address as a paint", BOX + ' fill="url(http://127.0.0.1:9/x.svg#a)"/>')
drawings("XInclude", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>')
drawings("a script", "<script>1</script>")
drawings("text, in whatever font", '<text x="9" y="9">x</text>')
drawings("uses of uses, a thousand million", f'<g id="g0">{BOX}/></g>{USES}<use href="#g9"/>')
drawings("a use of itself", '<g id="a"><use href="#a"/></g>')
drawings("elements 10,000 deep", "<g>" * 10_000 + BOX + "/>" + "</g>" * 10_000)
drawings("a thousand million laughs", '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)).replace("&a0;", "&a;") + f"]>{HEAD}><desc>&a9;</desc></svg>", True)
drawings("an entity that is a file", f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file://{SECRET}">]>{HEAD}><desc>&a;</desc></svg>', True)
drawings("another encoding", b'<?xml version="1.0" encoding="UTF-7"?>' + HEAD.encode() + b">+ADw-text+AD4-x+ADw-/text+AD4-</svg>", True)
drawings("bytes that are no UTF-8", HEAD.encode() + b"><desc>\xff\xfe</desc></svg>", True, "input-guessed", 0)
drawings("a NUL", HEAD.encode() + b"><desc>\0</desc></svg>", True, "input-binary")
drawings("nothing", b"", True, "input-empty")
drawings("no end", HEAD, True)
drawings("numbers that no page holds", BOX + ' transform="scale(1e30)"/>')
drawings("a pattern that no page holds", f'<pattern id="p" width="1e9" height="1e9" patternUnits="userSpaceOnUse">{BOX}/></pattern>{BOX} fill="url(#p)"/>')
drawings("a filter that never ends", f'<filter id="f"><feTurbulence baseFrequency="9" numOctaves="100000"/></filter>{BOX} filter="url(#f)"/>')
drawings("a matrix that brings librsvg down", f'<filter id="f"><feConvolveMatrix order="1 401" kernelMatrix="{"1 " * 401}"/></filter>{BOX} filter="url(#f)"/>')
drawings("a picture that is none", '<image width="90" height="90" href="data:image/png;base64,AAAA"/>')
drawings("a picture that is a drawing", f'<image width="90" height="90" href="data:image/png;base64,{base64.b64encode((HEAD + "><text>x</text></svg>").encode()).decode()}"/>')


def huge(side):
    """A picture of so many pixels in a few kilobytes."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes((side // 8 + 1) * side), 9)) + chunk(b"IEND", b"")).decode()


drawings("a picture of 400 million pixels", f'<image width="90" height="90" href="{huge(20_000)}"/>')
drawings("a picture of 25 million pixels, two hundred times", f'<image id="i" width="90" height="90" href="{huge(5_000)}"/>' + '<use href="#i"/>' * 200)

# Fonts.
SOUND = next(Path("fonts").rglob("*.ttf")).read_bytes()
fonts("nothing", None, 0, write(b""))
fonts("no font", None, 0, write(b"\0\1\0\0" + b"no font " * 99))
fonts("cut", None, 0, write(SOUND[: len(SOUND) // 3]))
fonts("tables that lie elsewhere", None, 0, write(SOUND[:12] + b"".join(SOUND[12 + i * 16 : 20 + i * 16] + b"\xff\xff\xff\x00\xff\xff\xff\x00" for i in range(struct.unpack(">H", SOUND[4:6])[0])) + SOUND[400:]))
fonts("bytes turned", None, 0, write(bytes(byte ^ (0x55 if i % 97 == 0 and i > 400 else 0) for i, byte in enumerate(SOUND))))
fonts("a pipe", "input-unreadable", 1, os.mkfifo)
fonts("a device", "ini-path", 1, lambda path: path.symlink_to("/dev/zero"))
fonts("a link outside", "ini-path", 1, lambda path: path.symlink_to(next(Path("fonts").resolve().rglob("*.ttf"))))
fonts("a gigabyte of holes", "input-size", 1, lambda path: sparse(path, SOUND[:5000]))

# What `new` takes.
new("a gigabyte of holes", "input-size", 1, sparse)
new("a pipe", "input-unreadable", 1, os.mkfifo)
new("a folder", "input-folder", 1, Path.mkdir)
new("a device that never ends", "input-unreadable", 1, lambda path: path.symlink_to("/dev/zero"))
new("a PDF that goes in circles", "input-", 1, write(damage.file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])))
new("a PDF whose table leads to itself", "input-", 1, write(damage.file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< >>"], b"/Prev 9")))
new("a PDF that is a bomb", "input-", 1, write(damage.packed(16 if CHECKED else 60, False)))
new(f"a page {DEEP:,} elements deep", None, 0, write("<html><body><p>Un texte</p>" + "<div>" * DEEP))

# Lines of a database.
ONE = '{"name": "one", "ini": "[posting]\\nlang = en\\n[organisation]\\nname = R\\n", "text": "DUTIES\\n\\n- Lead\\n"}\n'
lines(f"JSON {DEEP:,} deep", "input-json", 1, write(ONE + '{"name": ' + "[" * DEEP + "]" * DEEP + "}\n"))
lines("a line of a gigabyte", "input-line", 1, lambda path: (sparse(path, ONE.encode() + b'{"name": "two", "text": "', 65 << 20 if CHECKED else GIGABYTE)))
lines("a NUL", "input-json", 1, write(ONE.replace("Lead", "Le\\u0000ad")))
lines("half a surrogate", "input-json", 1, write(ONE.replace("Lead", "Le\\ud800ad")))
lines("a name that leads out", "input-json", 1, write(ONE.replace('"one"', '"../../one"')))
lines("a name that is hidden", "input-json", 1, write(ONE.replace('"one"', '".one"')))
lines("a name of 10,000 letters", "input-json", 1, write(ONE.replace('"one"', '"' + "o" * 10_000 + '"')))
lines("a key twice", "input-json", 1, write(ONE.replace('"text":', '"text": "x", "text":')))
lines("no text at all", "input-empty", 1, write(ONE.replace("DUTIES\\n\\n- Lead\\n", "")))
lines("a folder", "input-folder", 1, Path.mkdir)

# Ballots: what is refused is said in the report, and the round goes on.
ballots("a gigabyte of holes", lambda path: sparse(path, b"%PDF-1.7\n"))
ballots("a CSV of a gigabyte", lambda path: sparse(path, b"candidate,evaluator,criterion,score\n"))
ballots("a pipe", os.mkfifo)
ballots("a device", lambda path: path.symlink_to("/dev/zero"))
ballots("pages in circles", write(damage.file_of([b"<< /Type /Catalog /Pages 2 0 R /AcroForm 1 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])))
ballots("a bomb in an object stream", write(damage.packed(64 if CHECKED else 900, False)))
ballots("a bomb in its table", write(damage.packed(64 if CHECKED else 900, True)))
ballots("filters in filters", write(damage.form_of(b"<< /T (candidate) /V 4 0 R >>", damage.stream(b"/Filter [" + b"/FlateDecode " * 2000 + b"]", zlib.compress(b"x")))))
ballots(f"arrays {DEEP:,} deep", write(damage.form_of(b"[" * DEEP)))
ballots("an object stream in itself", write(damage.file_of([b"<< /Type /Catalog /Pages 2 0 R >>", damage.stream(b"/Type /ObjStm /N 1 /First 4 /Extends 2 0 R", b"1 0 << >>")])))

CRASH = re.compile(r"Sanitizer|runtime error:|CRITICAL \*\*|Assertion|terminate called|panicked")


def judge(name, id, status, command, make):
    folder, out = scratch() / "case", scratch()
    named = make(folder) or folder
    command = [str(word).replace("OUT", str(out)) for word in command]
    where = [] if command[0] == "new" else ["-o", out / "made"]
    result = run("timeout", PATIENCE, AFFICHE, command[0], "--messages", "en", *where, *command[1:], named, errors="replace")
    said = re.findall(r": (?:error|warning|info|note): .*\[([\w-]+)\]$", result.stderr, re.M) + re.findall(r": error: (not counted): ", result.stderr)
    ok(result.returncode == status and (id is None or any(one.startswith(id) for one in said)), f"{name}: {id or 'no more than a word'}, exit {status}", f"exit {result.returncode}\n{result.stderr[-2000:]}")
    left = [path for path in out.rglob("*") if path.name.startswith(".affiche.") or (path.is_file() and path.suffix in (".txt", ".html", ".jsonld", ".csv") and "GEHEIM" in path.read_text("utf-8", "replace"))]
    bad = CRASH.search(result.stderr) or "GEHEIM" in result.stdout + result.stderr or "\x1b" in result.stderr or left
    if bad:
        ok(False, f"{name}: no crash, no litter, no word of what is outside", f"{left}\n{result.stderr[-2000:]}")


for each in CASES:
    judge(*each)
largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
ok(CHECKED or largest < MEMORY, f"none of {len(CASES)} takes a gigabyte", f"{largest} KB")
done()
