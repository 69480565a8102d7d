#!/usr/bin/env python3
# A poster whose narrow columns divide words: every reader gets the words whole, in order; the offer divides none.
import re
import shutil
from pathlib import Path

import reading
from tap import AFFICHE, POSTING, done, ok, run, scratch

VOCABULARY = set(re.findall(r"\w+", reading.posting()))


def joined(text):
    """mupdf prints the hyphens of the page, whatever they are, and pdf.js where lines end, but not their last space: what is a word
    of the posting is one word."""
    return re.sub(r"(\w+)-?\n\s*(\w+)", lambda found: found[1] + found[2] if found[1] + found[2] in VOCABULARY else found[0], text)


folder, out = scratch() / "posting", scratch()
shutil.copytree(POSTING, folder)
layout = open("layouts/poster-a4.ini", encoding="utf-8").read()
(folder / "layouts").mkdir()
narrow = layout.replace("columns = 2\n", "columns = 3\n").replace("[style item]\n", "[style item]\nkeep-together = yes\n")
(folder / "layouts" / "poster-a4.ini").write_text(narrow, "utf-8")
result = run(AFFICHE, "build", "-o", out, "--only", "poster,offer", "--office", "friche", folder)
poster, offer = out / "posting" / "poster-friche.pdf", out / "posting" / "offer.pdf"
ok(poster.exists() and offer.exists(), "made", result.stderr)

divided = re.findall(r"(?m)[a-zà-ÿ]-$", reading.stext(poster))
ok(len(divided) >= 4, f"{len(divided)} words are divided", reading.stext(poster))
said = result.stderr.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
lines = [line.removeprefix("- ") for line in reading.section("MISSIONS") + reading.section("DESCRIPTION DU PROFIL RECHERCHÉ")]
readers = {"pdftotext": reading.plain(poster), "pdfinfo -struct-text": reading.structure(poster),
           "mutool stext": joined(reading.stext(poster)), "pdf.js": joined(reading.pdfjs(poster))}
for name, text in readers.items():
    words = reading.fold(re.sub(r"(?<=\w/)\n", "", text))  # lines may end behind a slash
    lost = [line for line in lines if reading.seek(reading.fold(line), words)[1] and line[:30] not in said]
    ok(len(lines) > 20 and not lost, f"{name}: {len(lines)} lines, whole", "\n".join(lost) + "\n" + text)
    ok("\N{SOFT HYPHEN}" not in text, f"{name}: no soft hyphen")

own = {word.lower() for word in re.findall(r"\w+-(?=\w)", reading.posting())}
ends = [end.lower() for end in re.findall(r"(?m)(\w+-)$", reading.stext(offer))]
ok(set(ends) <= own, "the offer ends no line in a hyphen that is not a word's own", ends)

# A dictionary of the data folder comes first; one that can't be used is said, and the poster is made without.
for name, patterns, count in ("of its own", "UTF-8\nré1d\n", 1), ("in Latin 1", "ISO8859-1\n1b\n1c\n1d\n", 0), ("that is empty", "", 0):
    data, out = scratch() / "data", scratch()
    (data / "hyphen").mkdir(parents=True)
    for part in "fonts", "layouts":
        (data / part).symlink_to(Path(part).resolve())
    (data / "hyphen" / "hyph_fr.dic").write_text(patterns, "utf-8")
    result = run(AFFICHE, "build", "--data", data, "-o", out, "--only", "poster", "--office", "friche", folder)
    divided = re.findall(r"(?m)\w*[a-zà-ÿ]-$", reading.stext(out / "posting" / "poster-friche.pdf"))
    ok(result.returncode == 0 and ("[hyphenation]" in result.stderr) == (count == 0), f"a dictionary {name}: made, and said", result.stderr)
    ok(all(word.endswith("ré-") for word in divided) and (count or not divided), f"a dictionary {name}: {divided}")

# A word of 300 letters, wider than any column, and a posting of one word: whole, and in order, in poster and offer.
LONG = "anticonstitutionnellement" * 12
TEXTS = {"a word of 300 letters": f"Missions\n\n- Lire {LONG} à haute voix devant tout le public\n\nProfil\n\n- Patience et constitution solides\n",
         "one word": "Bonjour\n"}
VOCABULARY |= {LONG[:at] for at in range(len(LONG) + 1)}  # joined line by line
for name, text in TEXTS.items():
    folder, out = scratch() / "posting", scratch()
    folder.mkdir()
    (folder / "posting.txt").write_text(text, "utf-8")
    (folder / "posting.ini").write_text("[facts]\ntitle = Lecteur\nemployer = Maison\n", "utf-8")
    result = run(AFFICHE, "build", "-o", out, "--only", "poster,offer", folder)
    for file in ("poster.pdf", "offer.pdf") if name == "a word of 300 letters" else ("offer.pdf",):
        pdf = out / "posting" / file
        ok(pdf.exists(), f"{name}: {file}", result.stderr)
        readers = {"pdftotext": reading.plain(pdf), "pdfinfo -struct-text": reading.structure(pdf), "mutool stext": reading.stext(pdf),
                   "pdf.js": reading.pdfjs(pdf)}
        for reader, found in readers.items():
            while reader in ("mutool stext", "pdf.js") and joined(found) != found:
                found = joined(found)
            lost = [line for line in text.replace("- ", "").split("\n") if line and line not in ("Missions", "Profil") and
                    reading.seek(reading.fold(line), reading.fold(found))[1]]
            ok(not lost, f"{name}: {file} by {reader}", "\n".join(lost) + "\n" + found)
done()
