#!/usr/bin/env python3
# Files that can't be read: each has its diagnostic and exit 1, and the tool goes on to its end. What is just under a limit is read.
import os
import re
import shutil
from pathlib import Path

from tap import AFFICHE, FILES, POSTING, done, ok, run, scratch

NOBODY = 65534  # root is refused nothing
PATIENCE = 120  # seconds: nothing is judged by time but what would never end
TEXT_MAX, LINE_MAX, INI_MAX = 8 * 1024 * 1024, 1_000_000, 1024 * 1024
CHECKED = "/asan/" in AFFICHE  # takes many times as long: there the kind of a text counts, and not its size
SHARE = 16 if CHECKED else 1
VERBS = ("build",) if CHECKED else ("check", "show", "build")

def posting():
    folder = scratch() / "p"
    shutil.copytree(POSTING, folder)
    return folder

def refused(name, id, folder):
    for verb in VERBS:
        where = ["-o", str(folder.parent / "out")] if verb == "build" else []
        result = run(AFFICHE, verb, *where, folder)
        ids = set(re.findall(r": error: .* \[([\w-]+)\]$", result.stderr, re.M))
        ok(result.returncode == 1 and id in ids and not result.stderr.count("Sanitizer"), f"{verb}: {name}: {id}, exit 1",
           f"exit {result.returncode}\n{result.stderr}")

def with_file(name, id, file, write):
    folder = posting()
    path = folder / file
    path.unlink()
    write(path)
    refused(f"{file} is {name}", id, folder)

def taken(name, text, *command):
    folder = posting()
    (folder / "posting.txt").write_bytes(text)
    result = run("timeout", PATIENCE, AFFICHE, *command, folder)
    ok(not re.search(r"\[input-|\[system\]", result.stderr) and result.returncode in (0, 1), f"{command[0]}: {name} is read",
       f"exit {result.returncode}\n{result.stderr[:2000]}")
    return result

words = b"un mot apr\xc3\xa8s l'autre "
refused("no posting", "input-missing", scratch() / "nowhere")
for file in ("posting.txt", "posting.ini"):
    with_file("missing", "input-missing", file, lambda path: None)
    with_file("a folder", "input-folder", file, lambda path: path.mkdir())
    with_file("a pipe", "input-unreadable", file, os.mkfifo)
    with_file("binary", "input-binary", file, lambda path: path.write_bytes(Path(AFFICHE).read_bytes()[:5000]))
    with_file("damaged UTF-8", "input-encoding", file, lambda path: path.write_bytes("[posting]\n; l’été à".encode() + b" l'\xe9t\xc3\xa9\n"))
    with_file("damaged UTF-8 with its mark", "input-encoding", file, lambda path: path.write_bytes(b"\xef\xbb\xbf[posting]\n; l'\xe9t\xe9\n"))
    with_file("in no encoding", "input-encoding", file, lambda path: path.write_bytes(b"[posting]\nMISSIONS \x81\xff\n"))
with_file("empty", "input-empty", "posting.txt", lambda path: path.write_text(""))
with_file("blank", "input-empty", "posting.txt", lambda path: path.write_text(" \n\t\u00a0\n", "utf-8"))
with_file("too many keys", "input-size", "posting.ini", lambda path: path.write_text("[brand]\n" + "".join(f"k{i}=\n" for i in range(10_001))))
with_file("too large", "input-size", "posting.txt", lambda path: path.write_bytes(b"MISSIONS\n" + b"a\n" * (TEXT_MAX // 2)))
with_file("one line too long", "input-line", "posting.txt", lambda path: path.write_bytes(b"x" * (LINE_MAX + 1)))
with_file("too large", "input-size", "posting.ini", lambda path: path.write_bytes(b"; a comment\n" * (INI_MAX // 12 + 1)))

# A file that this user may not read: for root, another user; the tool must lie where that user can reach it.
place = scratch()
place.chmod(0o755)
shutil.copy(AFFICHE, place / "affiche")
shutil.copytree(POSTING, place / "p")
for path in (place / "affiche", place / "p"):
    path.chmod(0o755)
(place / "p" / "posting.ini").chmod(0o644)
(place / "p" / "posting.txt").chmod(0o000)
someone = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
result = run(place / "affiche", "show", place / "p", cwd="/", env={**os.environ, "LSAN_OPTIONS": "detect_leaks=0"}, **someone)
ok(result.returncode == 1 and "[input-unreadable]" in result.stderr, "show: posting.txt may not be read: input-unreadable, exit 1",
   f"exit {result.returncode}\n{result.stderr}")

# Just under the limits, and in linear time.
line = (words * (LINE_MAX // len(words) + 1))[:LINE_MAX // SHARE]
taken("the longest line", line.decode("utf-8", "ignore").encode(), "build", "--only", "offer", "--max-pages", "1000", "-o", scratch())
for name, piece in (("the longest text", b"- un point de la liste, avec des mots\n"), ("the longest text, of headings", b"MISSIONS\n\n"),
                    ("the longest text, of lines", b"a\n")):
    taken(name, (piece * (TEXT_MAX // len(piece) + 1))[:TEXT_MAX // SHARE], "show")
for name, piece in (("slips", "des gens , et des lieux "), ("abbreviations", "pour la SNC de la maison ou là "),
                    ("words of links beside one", "cliquez ici pour voir la chose, ")):
    taken(f"a long paragraph with {name}", "MISSIONS\n\n".encode() + (piece * 12_000)[:400_000 // SHARE].encode() + b"\nhttps://a.example/x\n", "check")
folder = posting()
(folder / "posting.txt").write_text("MISSIONS\n\n" + "- porter\n" * 10_001)
result = run(AFFICHE, "build", "-o", scratch(), folder)
ok(result.returncode == 1 and re.search(r"posting.txt:10002:3: .*\[input-size\]", result.stderr), "a text of 10,001 items: input-size at the first too many, exit 1", result.stderr[:2000])
folder = posting()
(folder / "posting.txt").write_bytes("MISSIONS\r\n- Préparer l’été – à Aix\r\n".encode("cp1252"))
result = run(AFFICHE, "show", folder)
ok("–  Préparer l’été – à Aix" in result.stdout, "show: Windows-1252 with CRLF is read", result.stdout + result.stderr)
ok("posting.txt:2:5: warning: " in result.stderr and "[input-guessed]" in result.stderr, "show: and that it was guessed is said at the first character that tells", result.stderr)

folder, out = scratch() / "nom\udce9", scratch()  # the byte E9, which is no UTF-8
shutil.copytree(POSTING, folder)
result = run(AFFICHE, "build", "-o", out, folder, errors="surrogateescape")
made = sorted((out / folder.name).iterdir()) if (out / folder.name).exists() else []
ok(result.returncode == 0 and len(made) == len(FILES), "a folder whose name is no UTF-8: its documents stand in one of the same name", result.stderr)
wrong = [path.name for path in made if path.suffix in (".txt", ".html", ".jsonld") and "\udce9" in path.read_text("utf-8", "surrogateescape")]
ok(not wrong and "nom_" in (out / folder.name / "grid.html").read_text("utf-8", "replace"), "and say a name that is", wrong)
done()
