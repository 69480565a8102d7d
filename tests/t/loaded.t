#!/usr/bin/env python3
# How the program is linked, and which libraries are loaded: what an offer does without is opened by what needs it, and by nothing else (src/base/module.c).
import os
import re
from pathlib import Path

from documents import docx, paragraph
from tap import AFFICHE, POSTING, done, ok, run, scratch

OPENED = {"rsvg": "librsvg-2", "lcms2": "liblcms2", "xlsxwriter": "libxlsxwriter", "hyphen": "libhyphen", "gnutls": "libgnutls", "tiff": "libtiff", "zxing": "libZXing"}
SANITIZED = "/asan/" in AFFICHE  # links qpdf as it is installed, with what that brings


def loaded(*command):
    """The names of all libraries that a run has read, and of the objects of our own."""
    folder = scratch()
    made = run(AFFICHE, *command, env={**os.environ, "LD_DEBUG": "files", "LD_DEBUG_OUTPUT": str(folder / "log")})
    log = "".join(path.read_text("utf-8", "replace") for path in folder.iterdir())
    return made, {Path(path).name.split(".so")[0] for path in re.findall(r"calling init: (\S+)", log)}


for name, only, wanted in ("the offer", "offer", set()), ("a poster with artwork", "poster", {"rsvg", "hyphen"}), ("the grid with its spreadsheet", "grid", {"xlsxwriter"}):
    made, names = loaded("build", "-o", scratch(), "--only", only, POSTING)
    unasked = [library for module, library in OPENED.items() if library in names and module not in wanted and not (SANITIZED and module == "gnutls")]
    ok(made.returncode == 0 and not unasked, f"{name} loads nothing that it does without", unasked)
    ok(wanted == {module for module in OPENED if module in names}, f"{name} opens what it needs", names)
    ok(SANITIZED or "rsvg" in wanted or not names & {"libxml2", "libarchive", "libstdc++", "libp11-kit", "libidn2"}, f"{name} loads nothing that those bring along", names)
password = scratch() / "password"
password.write_text("à personne\n", "utf-8")
folder = scratch()
made, names = loaded("panel", "-o", folder, "--password-file", password, POSTING, Path("tests/cases/panel/sample/ballots.csv").resolve())
ok(SANITIZED or "gnutls" in names, "an encrypted file opens what encrypts", made.stderr)
for name, data, opened in ("a text", b"Un texte\n", set()), ("a page", b"<html><body>Un texte</body></html>", {"libxml2"}), ("a document", docx(paragraph("Un texte")), {"libxml2", "libarchive"}):
    given = scratch() / "given"
    given.write_bytes(data)
    made, names = loaded("new", scratch() / "new", "--from", given)
    ok(made.returncode == 0 and names & {"libxml2", "libarchive"} == opened, f"{name} opens what reads it, and no more", made.stderr)

# How it is linked: nowhere fixed, its tables of addresses closed before it begins, its buffers and stacks watched.
if not SANITIZED:
    head, dynamic, segments, symbols = (run("readelf", "-W", flag, AFFICHE, env={**os.environ, "LC_ALL": "C"}).stdout for flag in ("-h", "-d", "-l", "--dyn-syms"))
    ok("DYN (Position-Independent" in head and re.search(r"FLAGS_1.*NOW.*PIE", dynamic), "position-independent, all addresses found at the start", head + dynamic)
    ok("GNU_RELRO" in segments and not re.search(r"GNU_STACK.*RWE", segments), "relocations are read-only, the stack holds no code", segments)
    ok("__stack_chk_fail" in symbols and re.search(r"__\w+_chk@", symbols), "stacks and buffers are watched")
done()
