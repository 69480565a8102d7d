#!/usr/bin/env python3
# A date in capitals is a date; a day that no calendar has is an error.
from tap import done, ok
from texts import after, fact

# A date in capitals under its heading is no heading.
for lang, heading, line, day in (("fr", "DATE LIMITE", "JEUDI 4 MARS 2027", "2027-03-04"), ("fr", "DATE DE PRISE DE POSTE", "1ER AVRIL 2027", "2027-04-01"),
                                 ("en", "CLOSING DATE", "FRIDAY 5 MARCH 2027", "2027-03-05")):
    name = "start" if "PRISE" in heading else "deadline"
    made = after(f"MISSIONS\n\n- Calfater\n\n{heading}\n\n{line}", lang)
    ok(fact(made, name)[1] == day, f"{line}: a date, not a heading", (fact(made, name), made.shown["sections"]))
    ok(line in made.text, f"{line}: stays as it is written", made.text)

# Days that no calendar has.
for lang, date in (("fr", "32/12/2027"), ("fr", "31/11/2027"), ("fr", "13/13/2027"), ("fr", "00/12/2027"), ("fr", "31/13/2027"), ("fr", "0 décembre 2027"),
                   ("fr", "31 avril 2027"), ("en", "31 November 2027"), ("en", "30/02/2027")):
    made = after(f"{'DATE LIMITE' if lang == 'fr' else 'CLOSING DATE'}\n\n{date}", lang, only="offer")
    ok("date-impossible" in made.rules, f"{date}: date-impossible", made.said)
for lang, date in (("fr", "31/12/2027"), ("fr", "29/02/2028"), ("en", "30 November 2027")):
    made = after(f"{'DATE LIMITE' if lang == 'fr' else 'CLOSING DATE'}\n\n{date}", lang, only="offer")
    ok("date-impossible" not in made.rules and fact(made, "deadline")[1], f"{date}: a day", (made.said, fact(made, "deadline")))
done()
