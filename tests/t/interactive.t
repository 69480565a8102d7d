#!/usr/bin/env python3
# `affiche new --interactive` on a pseudo-terminal: it asks for fact after fact, with what was found as the default; what can't be one is asked
# again; whoever gives up leaves nothing behind.
import os
import pty
import re
import select
import time
from pathlib import Path

from tap import AFFICHE, done, ok, run, scratch

TEXT = """La Rotonde recrute un régisseur ou une régisseuse

Contrat : CDI
Prise de poste : 1er mars 2027

MISSIONS

- Préparer l’été
- Accueillir les artistes

PROFIL

- Permis B

Écrire à emploi@rotonde.example
"""
PATIENCE_S = 120
source = scratch() / "mail.txt"
source.write_text(TEXT, "utf-8")


def talk(answers, *arguments):
    """Runs `affiche new` on a terminal; answers by question (a part of it): a text, or a list of one after the other. Gives exit code, what was
    shown, the folder."""
    folder = scratch() / "posting"
    command = [AFFICHE, "new", "--messages", "en", "--interactive", str(folder), "--from", str(source), *arguments]
    left = {question: list(answer) if isinstance(answer, list) else [answer] for question, answer in answers.items()}
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(AFFICHE, command)
    shown, seen, until = "", 0, time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        shown += data.decode("utf-8", "replace")
        question = re.search(r"([^\r\n]*[\])] )$", shown[seen:])
        if question:
            seen = len(shown)
            answer = next((given.pop(0) for name, given in left.items() if given and question[1].startswith(name)), "\r")
            os.write(terminal, answer.encode() if isinstance(answer, str) else answer)
    status = os.waitpid(pid, 0)[1]
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown, folder


def ini(folder):
    text = (folder / "posting.ini").read_text("utf-8")
    return text, dict(line.split(" = ", 1) for line in text.splitlines() if " = " in line and not line.startswith(";"))


code, shown, folder = talk({})
text, stated = ini(folder)
plain = scratch() / "plain"
run(AFFICHE, "new", plain, "--from", source)
ok(code == 0 and text == (plain / "posting.ini").read_text("utf-8"), "Return at each question: the same as without questions", shown)
ok("Contract [CDI]" in shown and "Who hires [La Rotonde]" in shown and "Pay (2 300 € brut par mois)" in shown, "what was found is the default; else an example", shown)

code, shown, folder = talk({
    "Title": "Régie \"générale\" ; h/f\r", "Apply by": ["31/02/2027\r", "2027-13-01\r", "15 janvier 2027 à 18 h\r"], "Published on": ["bientôt\r", "2026-11-30\r"],
    "Address (URL)": ["ici\r", "https://rotonde.example/regie\r"], "Pay": [b"\xff\xfe\r", "x" * 900 + "\r", "2 300 € brut par mois\r"], "Start": "dès que possible\r"})
text, stated = ini(folder)
ok(code == 0 and stated["deadline"] == "15 janvier 2027 à 18 h" and "February 2027 has 28 days" in shown and shown.count("Apply by") == 3, "a date that is none is asked for again", shown)
ok(stated["published"] == "2026-11-30" and shown.count("Published on") == 2, "so is a day of publication", shown)
ok(stated["url"] == "https://rotonde.example/regie" and "is no web address" in shown, "so is an address", shown)
ok(stated["pay"] == "2 300 € brut par mois" and shown.count("Pay (") == 3, "so is what is no text, or no line", shown)
ok(stated["start"] == "dès que possible" and stated["title"] == "'Régie \"générale\" ; h/f'" and "contract" not in stated, "what was typed is stated; what was found stays a comment", text)
built = run(AFFICHE, "build", "-o", scratch(), folder)
ok(built.returncode == 0 and "[ini-" not in built.stderr, "and it is built", built.stderr)

for name, key in ("Ctrl-C", "\x03"), ("Ctrl-D", "\x04"):
    for question in "Who hires", "Pay":
        code, shown, folder = talk({question: key})
        ok(code == 1 and not folder.exists() and "nothing was written" in shown, f"{name} at “{question}”: nothing is left", f"{code} {shown}")
code, shown, folder = talk({"Pay": "2 000\x03"})
ok(code == 1 and not folder.exists(), "Ctrl-C in the middle of a line, likewise", shown)
folder = scratch()
result = run(AFFICHE, "new", "--interactive", folder / "x", "--from", source, stdin=-3)
ok(result.returncode == 2 and "terminal" in result.stderr and not (folder / "x").exists(), "without a terminal: misuse", result.stderr)

code, shown, folder = talk({"Title": "Stage manager\r"}, "--lang", "en", "--brand", "harbour")
text, stated = ini(folder)
ok(code == 0 and stated["lang"] == "en" and stated["use"] == "harbour" and stated["title"] == "Stage manager", "--lang and --brand as well", text)
result = run(AFFICHE, "new", scratch() / "x", "--from", source, "--lang", "xx")
ok(result.returncode == 2 and "fr or en" in result.stderr, "a language that is not known: misuse", result.stderr)
done()
