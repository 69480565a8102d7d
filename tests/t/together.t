#!/usr/bin/env python3
# What belongs together stays on one line, and French marks stand off whatever they follow.
import re

from tap import AFFICHE, done, ok, read, run
from texts import after

# French marks stand off whatever they follow.
ok(run("sh", "-c", f"printf '%s' 'Deux cafés à 3€! Moins de 8°; vraiment…? Oui, à 100%!' | {AFFICHE} typo --lang fr").stdout.count("\u202f") >= 4, "a narrow space before ! ; and ? after any sign",
   run("sh", "-c", f"printf '%s' 'Deux cafés à 3€! Moins de 8°; vraiment…? Oui, à 100%!' | {AFFICHE} typo --lang fr").stdout)

# No line ends inside a sum, a number, an initial with its name.
KEPT = "1 950 €", "3 400 000", "04 98 76 54 32", "M. Riou", "n° 47", "art. 9", "Mme Riou", "35 h", "12 000 €"
filler = "\n\n".join(" ".join(["bois"] * words + ["b" * letters]) + f" {kept} " + " ".join(["bois"] * 8) + "." for kept in KEPT for words in range(11, 18) for letters in (1, 2, 3, 4))
made = after("RÉMUNÉRATION\n\n" + filler, only="offer")
lines = read("pdftotext", "-layout", made.out / "offer.pdf", "-").splitlines()
ends = {kept for kept in KEPT for left, right in ((kept[:at], kept[at + 1:]) for at, sign in enumerate(kept) if sign == " ")
        if any(re.search(rf"\bb+ {re.escape(left)}$", line.replace("\u00a0", " ").replace("\u202f", " ").rstrip()) for line in lines)}
ok(not ends, "no line ends inside what belongs together", ends)
ok(any(re.search(r"\bb+$", line) for line in lines), "though lines end before it", lines[:20])
done()
