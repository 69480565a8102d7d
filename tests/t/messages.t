#!/usr/bin/env python3
# Messages in the posting's language: the catalogues hold all that the source says, and neither the user's locale nor LANGUAGE
# chooses among them.
import os
import re
import shutil
import subprocess
from pathlib import Path

from tap import AFFICHE, HOUSE, POSTING, done, ok, run, scratch

MEND = "run `make po`, then translate in po/fr.po what it prints (0 untranslated, 0 fuzzy), and commit both"
LOCALES = [{"LANGUAGE": "fr:en"}, {"LC_ALL": "C"}, {"LANGUAGE": "en", "LC_ALL": "fr_FR.UTF-8"}, {"LANG": "de_DE.UTF-8"}]
FRENCH = Path("po/fr.po")


def texts(catalogue):
    """{text: is it translated?} of a catalogue; texts are as C writes them."""
    one_line = subprocess.run(["msgcat", "--no-wrap", "-"], input=catalogue, capture_output=True, text=True, check=True).stdout
    found = {}
    for entry in one_line.split("\n\n"):
        for name in re.findall(r'^msgid(?:_plural)? "(.+)"$', entry, re.M):
            found[name] = not re.search(r'^msgstr(\[\d\])? ""$', entry, re.M)
    return found


# What the source says, and what French has for it.
extracted, french = run("po/extract"), FRENCH.read_text("utf-8")
said, translated = texts(extracted.stdout), texts(french)
missing, gone = sorted(said.keys() - translated.keys()), sorted(translated.keys() - said.keys())
ok(len(said) > 400 and not extracted.stderr, "what the source says is found", extracted.stderr)
ok(not missing, "po/fr.po has every text of the source", f"{MEND}. It lacks:\n" + "\n".join(missing))
print(f"# {len(gone)} texts of po/fr.po stand nowhere any more: `make po` drops them")
statistics = run("msgfmt", "--check-format", "--statistics", "-o", "/dev/null", FRENCH, env={**os.environ, "LC_ALL": "C"}).stderr
ok(re.search(r"plural=\(n (> 1|!= 1)\);", french), "its plural is one of the two that src/base/catalogue.c knows")
untranslated = [text for text, done_with in translated.items() if not done_with]
ok(re.fullmatch(r"\d+ translated messages\.\n", statistics), f"French is complete: {statistics.strip()}", f"{MEND}. Without translation:\n" + "\n".join(untranslated))

# A text that a macro ends, or one of two that are chosen between, is not found whole: each literal of a format is looked for.
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
CALLS = {"diag_add": 3, "diag_add_file": 4, "cli_complain": 1}


def arguments(source, at):
    """The arguments of a call, from behind its opening bracket."""
    depth, found, begin = 0, [], at
    while depth >= 0:
        literal = re.compile(LITERAL).match(source, at)
        at = literal.end() if literal else at + 1
        mark = "" if literal else source[at - 1]
        depth += (mark in "([{" and mark != "") - (mark in ")]}" and mark != "")
        if (mark == "," and depth == 0) or depth < 0:
            found.append(source[begin:at - 1])
            begin = at
    return found


def unfound(path):
    source = re.sub(r"/\*.*?\*/", " ", path.read_text("utf-8"), flags=re.S)
    for call in re.finditer(rf"\b({'|'.join(CALLS)})\(", source):
        given = arguments(source, call.end())
        words = given[CALLS[call[1]]] if len(given) > CALLS[call[1]] else ""
        for run_of in re.finditer(rf"{LITERAL}(?:\s*{LITERAL})*", words):
            whole = "".join(literal[1:-1] for literal in re.findall(LITERAL, run_of[0]))
            if whole and whole not in said:
                yield f"{path}: “{whole}”"
        if re.search(rf'"\s+[A-Z_]+|[A-Z_]+\s+"', re.sub(r"\bN_\(", "(", words)):
            yield f"{path}: a macro inside a text: {words.strip()}"


lost = [text for path in sorted(Path("src").rglob("*.c")) for text in unfound(path)]
ok(not lost, "every literal of a format is among them", "mark with N_(…) the second of two, and one that stands behind a {…}; give what a macro holds as an argument:\n" + "\n".join(lost))
plain = [f"{path}: {text}" for path in sorted(Path("src/cli").glob("*.c")) for text in re.findall(rf"(?:G_OPTION_ARG_\w+,\s*[^,\"]+,|\{{\"\w+\", cli_\w+,)\s*({LITERAL})", path.read_text("utf-8")) if len(text) > 2]
ok(not plain, "options and commands are described by marked texts: N_(…)", "\n".join(plain))
bare = [f"{path}: {text}" for path in [*sorted(Path("src/panel").glob("*.c")), Path("src/product/ballots.c")]
        for text in re.findall(rf"g_strdup(?:_printf)?\(\s*(\"[a-z][^\"]* [^\"]*\")", path.read_text("utf-8"))]
ok(not bare, "what is said of ballots is in say_text(…)", "\n".join(bare))
unmarked = re.findall(r"\.(?:why|source|read) =\s*\"[^\n]*", Path("src/check/check.c").read_text("utf-8"))
ok(not unmarked, "reasons in the table of rules are marked: N_(…)", "\n".join(unmarked))

# French typography, as documents have it.
strings = [line for line in french.split("\n") if line.startswith(("msgstr", '"'))]
wrong = [line for line in strings if re.search(r"(?<=[\wéèà»)])[ ]?[;?!](?:[ \"]|$)|(?<=[\wéè»]) :|« | »|(?<=[a-zA-Zéèà])'(?=[a-zA-Zéèàêh])", line) and line.startswith("msgstr")]
ok(not wrong, "French spaces and apostrophes are set as in documents", "U+202F stands before ; ? !, U+00A0 before : and inside « », the apostrophe is ’:\n" + "\n".join(wrong))


# Which language it is.
def check(*command, env=None):
    """What is said, in French or not; not through tap's run, which asks for English."""
    result = subprocess.run([AFFICHE, *map(str, command)], capture_output=True, text=True, encoding="utf-8", env={**os.environ, **(env or {})})
    return result.stderr + result.stdout


folder = scratch()
today = "--today", "2025-11-01"
french_said, english_said = check("check", *today, POSTING), check("check", *today, HOUSE)
ok("un vendredi, pas un mardi" in french_said and ": erreur: " in french_said and "1 erreur, " in french_said, "a French posting is judged in French", french_said)
ok(": info: no word" in english_said and not re.search("avertissement|erreur", english_said), "an English one in English", english_said)
ok("is a Friday, not a Tuesday" in check("check", *today, "--messages", "en", POSTING), "--messages en")
ok("0 erreur, " in check("check", *today, "--messages=fr", HOUSE), "--messages=fr")
ok("avertissement" not in check("check", *today, HOUSE, POSTING) and "warning" not in check("check", *today, POSTING, HOUSE), "the first posting decides for all")
ok("--messages takes fr or en, not “xx”" in check("check", "--messages", "xx", POSTING), "a language that is none is refused")
ok("Utilisation" in check("check", "--help", "--messages", "fr") and "Usage:" in check("check", "--help"), "help is in English until it is told otherwise")
ok("pas d’option --nope" in check("check", "--messages", "fr", "--nope"), "what is wrong with options is said in that language, too")

# Before the posting is read it is asked, and a broken INI does not silence its text.
shutil.copytree(POSTING, folder / "broken")
(folder / "broken" / "posting.ini").write_text("[facts\n", "utf-8")
ok("une section s’écrit « [nom] »" in check("check", folder / "broken"), "the text says the language where the INI can't be read", check("check", folder / "broken"))
(folder / "broken" / "posting.ini").write_text("[posting]\nlang = en\nlnag = x\n", "utf-8")
ok("did you mean “lang”" in check("check", folder / "broken"), "the INI decides over the text", check("check", folder / "broken"))
ok("there is no such posting" in check("check", folder / "none"), "of a posting that is not there it is English")

# Nothing depends on the user's locale: neither what is said nor what is made.
others = [check("check", *today, POSTING, env=locale) for locale in LOCALES]
ok(all(other == french_said for other in others), "the user's locale and LANGUAGE change no message", "\n".join(others))


def made(number, *options, env=None):
    check("build", "-o", folder / f"out{number}", "--only", "offer,social", *today, *options, POSTING, env=env)
    return {path.name: path.read_bytes() for path in (folder / f"out{number}" / POSTING.name).iterdir()}


documents = made(0)
ok(documents and all(made(number, env=locale) == documents for number, locale in enumerate(LOCALES, 1)), "nor any document")
ok(made(9, "--messages", "en") == documents, "nor does the language of messages")

# Without its catalogue it speaks English, and goes on.
shutil.copy(AFFICHE, folder / "affiche")
alone = subprocess.run([folder / "affiche", "check", *today, POSTING], capture_output=True, text=True, encoding="utf-8").stderr
ok("is a Friday, not a Tuesday" in alone, "without a catalogue it is English", alone)
shutil.copytree(Path(AFFICHE).parents[1] / "share", folder / "prefix/share")
(folder / "prefix/bin").mkdir()
shutil.copy(AFFICHE, folder / "prefix/bin/affiche")
installed = subprocess.run([folder / "prefix/bin/affiche", "check", *today, POSTING], capture_output=True, text=True, encoding="utf-8").stderr
ok("un vendredi, pas un mardi" in installed, "it finds the catalogue in share/locale beside its bin/", installed)
done()
