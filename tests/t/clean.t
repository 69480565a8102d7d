#!/usr/bin/env python3
# Texts as word processors, mail programs and terminals leave them: read as what was meant, and nothing of it is printed, linked or encoded.
import re
import unicodedata

from tap import done, ok
from texts import BODY, after, fact, items, make, whole

# What ends a line for Word and for Unicode.
for sign in "\v\f\x85\u2028\u2029\r":
    made = after(f"MISSIONS\n\n- Calfater les bordés{sign}- Tailler une membrure\n\nPROFIL\n\n- Patience{sign}- Goût du bois")
    whole(made, f"U+{ord(sign):04X}")
    ok(items(made, "missions") == ["Calfater les bordés", "Tailler une membrure"] and made.criteria == ["Patience", "Goût du bois"],
       f"U+{ord(sign):04X} ends a line", (made.shown["sections"], made.criteria))

# What Word means by control characters, and what a terminal would obey.
made = after("NOTES\n\nUn va\x1eet\x1evient, une remise\x1f en état, peint en \x1b[1;32mvert\x1b[0m et\x07 sec.")
whole(made, "controls")
ok("Un va-et-vient, une remise en état, peint en vert et sec." in made.text, "controls: hyphens are meant, the rest goes", made.text)
ok("control" in made.rules and re.search(r"posting\.txt:7:\d+: warning: .*\[control\]", made.said), "controls: said, with their place", made.said)
made = after("NOTES\n\nUne peinture laquÃ©e, dâ€™origine, et un mot perdu\ufffd ici.")
ok("mojibake" in made.rules, "what was encoded twice is said", made.said)
for twice in "Ã\u00a0 bord", "Å“uvre", "Î±Î²", "â‚¬", "ðŸ˜€", "cafÃ©":
    made = after(f"NOTES\n\nUn mot : {twice}.")
    ok("mojibake" in made.rules, f"{twice}: encoded twice", made.said)
for sound in "UN·E CHARGÉ·E", "LE CAFÉ\u00a0: ICI", "« À TÂ »", "QUAI CÉLÈ\u00a0»", "3 ×\u00a04", "DIPLÔ·MÉ", "12 Å°", "À\u00a0BORD", "ENTRÉ°":
    made = after(f"NOTES\n\nUn mot, {sound}, ici.")
    ok("mojibake" not in made.rules, f"{sound}: as it should be", made.said)

# Decomposed letters.
text = "CHARPENTIÈRE\n\nMISSIONS\n\n- Réparer\n\nPROFIL\n\n- Débrouillardise\n\nDATE LIMITE\n\nMardi 24 décembre 2027"
one, other = make(text), make(unicodedata.normalize("NFD", text))
ok(fact(other, "deadline")[1] == "2027-12-24" and "weekday" in other.rules and one.rules == other.rules, "NFD: the findings of NFC", (one.said, other.said))
ok(one.text == other.text and one.criteria == other.criteria, "NFD: its text, too", other.text)

# Soft hyphens and zero-width characters are no part of an address, a day, a word.
for sign in "\u00ad\u200b\u2060\ufeff":
    made = after(f"CANDIDATURE\n\nÉcrire à em{sign}bau{sign}che@chantier.example{sign}, voir https://chantier.example/re{sign}joindre{sign} avant le mardi{sign} 24{sign} décembre 2027")
    name = f"U+{ord(sign):04X}"
    whole(made, name)
    ok(fact(made, "contact")[0] == "embauche@chantier.example" and made.links and made.links <= {"mailto:embauche@chantier.example", "https://chantier.example/rejoindre"},
       f"{name}: no part of an address", (fact(made, "contact"), made.links))
    ok("weekday" in made.rules and "address" not in made.rules, f"{name}: nor of a date", made.said)
made = after("MISSIONS\n\n- Réparer les embar\u00ad\ncations de l’été", only="offer")
ok("embarcations de l’été" in made.text, "a word that a soft hyphen parts at a line’s end is one word", made.text)

# Other encodings: the same documents, and it is said.
text = BODY["fr"] + "\nMISSIONS\n\n- Réparer l’été\n\nPROFIL\n\n- Goût du « bois »\n"
one = make(text)
for encoding, mark in (("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("utf-16-le", ""), ("cp1252", "")):
    made = make((mark + text).encode(encoding))
    ok("input-guessed" in made.rules, f"{encoding}: said", made.said)
    ok(made.text == one.text and (made.out / "offer.pdf").read_bytes() == (one.out / "offer.pdf").read_bytes(), f"{encoding}{' with its mark' if mark else ''}: the same documents", made.text)
made = make(("\ufeff" + text).encode())
ok(made.text == one.text and "input-guessed" not in made.rules, "UTF-8 with its mark is UTF-8", made.said)
done()
