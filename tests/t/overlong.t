#!/usr/bin/env python3
# What is longer or wider than its place: it goes on, it stands elsewhere, or it is refused with its place. Nothing runs off a page.
import re
import shutil

from reading import fold, plain, seek
from tap import AFFICHE, POSTING, done, ok, read, run, scratch

MARGIN_PT = 595.28 - 71


def make(text=lambda text: text, ini=lambda ini: ini, only="offer", layout=None):
    """The folder of what was made of a changed first posting; what was said; the exit code. layout: name, pattern, replacement."""
    folder, out = scratch() / "posting", scratch()
    shutil.copytree(POSTING, folder)
    for name, change in ("posting.txt", text), ("posting.ini", ini):
        (folder / name).write_text(change((folder / name).read_text("utf-8")), "utf-8")
    if layout:
        name, pattern, replacement = layout
        changed, count = re.subn(pattern, replacement, open(f"layouts/{name}.ini", encoding="utf-8").read(), count=1)
        assert count == 1, layout
        (folder / "layouts").mkdir()
        (folder / "layouts" / f"{name}.ini").write_text(changed, "utf-8")
    result = run(AFFICHE, "build", "-o", out, "--only", only, folder)
    return out / "posting", result.stderr, result.returncode


def rightmost(pdf):
    return max(float(x) for x in re.findall(r'<word xMin="[^"]*" yMin="[^"]*" xMax="([^"]*)"', read("pdftotext", "-bbox", pdf, "-")))


for count in 330, 1500:
    pay = " ".join(f"mot{n}" for n in range(count))
    made, said, status = make(text=lambda text: re.sub(r"(?m)^CDI Groupe 4.*$", f"CDI Groupe 4 {pay}", text))
    ok(status == 0, f"a fact of {count} words: the offer is made", said)
    words = plain(made / "offer.pdf") if status == 0 else ""
    table = [word for word in fold(words) if re.fullmatch(r"mot\d+", word)]
    ok(table[:count] == pay.split(), f"all {count} words stand in the table of facts, in order", table[-5:])

long_label = "CHRONIQUES recherche un ou une responsable de pôle, des publics, de la programmation"
made, said, status = make(text=lambda text: f"{text}\n\n{long_label}.\n", ini=lambda ini: ini.replace("[abbreviations]\n", f"[abbreviations]\n99 = {long_label} | ce que cela veut dire\n"))
ok(status == 0 and rightmost(made / "offer.pdf") < MARGIN_PT + 1, "a long term of the glossary stays inside the margins", said)
rest, why = seek(fold(f"{long_label} ce que cela veut dire"), fold(plain(made / "offer.pdf")))
ok(not why, "and its words are whole", why)

made, said, status = make(only="poster", layout=("poster-a4", r"columns = auto 1fr 168pt", "columns = auto 260pt 260pt"))
ok(status == 1 and not made.joinpath("poster-friche.pdf").exists() and re.search(r"“apply”.*wider than the room.*\[fit\]", said), "columns wider than the page are refused", said)
made, said, status = make(only="poster", layout=("poster-a4", r"(\[frame body\]\n)", r"\1flow = yes\n"))
ok(status == 1 and re.search(r"flow = yes.*\[fit\]", said), "a frame that goes on beside others is refused", said)
word = "Anticonstitutionnellement" * 7
made, said, status = make(only="poster", ini=lambda ini: ini.replace("[facts]\n", f"[facts]\ntitle = {word}\n"))
ok(status == 1 and re.search(r"posting\.ini:\d+:\d+: error: a word of this is \d+ mm too wide.*\[fit\]", said), "a word that the header can't hold is refused, with its place", said)

for marked in "a⃣", "א\u0651", "😀\u0301":
    made, said, status = make(text=lambda text: text.replace("Merci", f"Merci {marked}"))
    ok(status == 1 and "[glyph]" in said and not made.joinpath("offer.pdf").exists(), f"a mark that no font can put on its letter is refused: {ascii(marked)}", said)
done()
