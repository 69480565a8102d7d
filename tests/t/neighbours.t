#!/usr/bin/env python3
# What stands side by side: the words of one never take the room of the other's; titles of a kind are of one size; nothing of a posting goes unsaid.
import re
import shutil
from pathlib import Path

from tap import AFFICHE, POSTING, done, ok, run, scratch

CASES = Path("tests/cases/poster")


def trace(posting, layout, ini=lambda ini: ini, text=lambda text: text, only="poster"):
    """Texts of a changed posting, (x, y, width, size, words) each; what was said; the exit code."""
    folder, out = scratch() / "posting", scratch()
    shutil.copytree(posting, folder)
    for name, change in ("posting.txt", text), ("posting.ini", ini):
        (folder / name).write_text(change((folder / name).read_text("utf-8")), "utf-8")
    made = run(AFFICHE, "build", "--as", "trace", "-o", out, "--only", only, "--layout", layout, folder)
    found = sorted((out / "posting").glob("*.trace"))
    lines = found[0].read_text("utf-8").splitlines() if found else []
    texts = [re.match(r'text (\S+) (\S+) (\S+) \S+ (\S+) \S+ (?:rtl )?"(.*?) ?"', line) for line in lines]
    return [(*map(float, match.groups()[:4]), match[5]) for match in texts if match], made.stderr, made.returncode


for layout in "poster-a4", "poster-a4-mono", "poster-a4-bold", "poster-a3":
    texts, said, _ = trace(POSTING, layout, ini=lambda ini: ini.replace("Friche la Belle de Mai\n", "Maison régionale de la création contemporaine\n", 1))
    ok(any(words == "vous<nb>êtes<nb>ici" or words == "vous êtes ici" for *_, words in texts), f"{layout}: a long name leaves “vous êtes ici” on one line",
       [words for *_, words in texts if "ici" in words or "vous" in words])

HOUSE = "Établissement public de coopération culturelle du littoral"
for layout, only in ("social-1080", "social"), ("poster-a4", "poster"):
    texts, said, status = trace(CASES / "words-150", layout, only=only, ini=lambda ini: re.sub(r"(?m)^contract = .*$", "contract = CDD de remplacement pour congé maternité",
                                                                                    ini.replace("name = Atelier du Port", f"name = {HOUSE}", 1)))
    ok(status == 0 and any("Établissement" in words for *_, words in texts), f"{layout}: a long contract leaves room for the house's words", said)

for posting in "words-600", "words-1500", "english":
    texts, said, _ = trace(CASES / posting, "poster-a4-bold")
    sizes = {size for *_, size, words in texts if words in ("Missions", "Profil recherché", "The job", "Who we are") or words.startswith("looking for")}
    ok(len(sizes) == 1, f"{posting}: the sections' titles are of one size", sizes)

MORE = "\n\nCOMMENT POSTULER\n\nJoignez le formulaire rouge à votre envoi.\n"
texts, said, _ = trace(CASES / "words-150", "poster-a4", text=lambda text: text + MORE)
ok(any("formulaire rouge" in words for *_, words in texts), "a second section on how to apply is said", said)
texts, said, _ = trace(CASES / "words-150", "poster-a4", text=lambda text: re.sub(r"(?s)PROFIL.*?(?=\n[A-Z]{4})", "PROFIL\n", text, count=1))
ok(not any("Profil recherché" in words for *_, words in texts) and "[left-out]" in said, "a title over nothing is left out, and noted", (said, [w for *_, w in texts]))
texts, said, _ = trace(CASES / "words-1500", "poster-a4", ini=lambda ini: ini + "\n[poster]\ndrop = profile\n")
ok(any(words == "Missions" for *_, words in texts) and not any("Profil" in words for *_, words in texts), "the posting's drop comes before the layout's keep", said)

texts, said, _ = trace(CASES / "words-150", "poster-a4", ini=lambda ini: re.sub(r"(?m)^url = .*\n", "", ini))
margin = min(x for x, *_ in texts)
ok([x for x, *_, words in texts if words == "Candidater"] == [margin], "without a code, what stands beside it begins at the margin", said)

right = "אנחנו מחפשים מנהלת לצוות הקהילה שלנו בעיר הגדולה"
texts, said, _ = trace(CASES / "words-150", "poster-a4", text=lambda text: text.replace("- ", f"- {right}\n- ", 1))
item = [text for text in texts if any("\u0590" <= letter <= "\u05ff" for letter in text[4])]
ok(item, "an item from right to left is set", said)
if item:
    mark = min((text for text in texts if text[4] == "–"), key=lambda text: abs(text[1] - item[0][1]))
    ok(mark[0] > max(text[0] + text[2] for text in item if abs(text[1] - item[0][1]) < 1) - 0.01, "its mark stands at its right", (mark, item))
done()
