#!/usr/bin/env python3
# Addresses are read, printed and linked whole or not at all; the end of a domain is no inclusive ending.
from tap import done, ok
from texts import after, fact, whole

# The end of a domain is no inclusive ending.
BARE = ("chantier.es/equipe", "bateau.ne", "marin.se/rejoindre", "rh@chantier.es", "escale.net")
made = after("CONTACTS\n\nVoir " + ", ".join(BARE[:-1]) + " ou " + BARE[-1])
ok(all(address in made.text for address in BARE), "domains stay as they are", made.text)

# Addresses, whole or not at all: never those of another person.
for address in ("m.o'hara@chantier.example", "quai&bras@chantier.example", "offre+bois@chantier.example", "{bois}@chantier.example", "d_l-t.3@chantier.example"):
    for lang, before in (("fr", "CANDIDATURE\n\nÉcrire à "), ("en", "HOW TO APPLY\n\nWrite to ")):
        made = after(before + address, lang)
        target = {"mailto:" + address, "mailto:" + address.replace("'", "%27"), "mailto:" + address.replace("&", "%26"),
                  "mailto:" + address.replace("{", "%7B").replace("}", "%7D")}
        ok(fact(made, "contact")[0] == address and address in made.text, f"{lang} {address}: read and printed whole", (fact(made, "contact"), made.text))
        ok(made.links and made.links <= target, f"{lang} {address}: linked whole", made.links)

# Links as Outlook writes them; angle brackets end an address.
made = after("CONTACTS\n\nVoir www.chantier.example<http://www.chantier.example/> ou https://chantier.example/embauche<https://chantier.example/embauche>, "
             "écrire à rh@chantier.example<mailto:rh@chantier.example>.")
ok(made.links and made.links <= {"http://www.chantier.example", "https://www.chantier.example", "http://www.chantier.example/", "https://chantier.example/embauche", "mailto:rh@chantier.example"},
   "links of Outlook lead where they say", made.links)
whole(made, "links of Outlook")
done()
