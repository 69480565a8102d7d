#!/usr/bin/env python3
# What a text says and its poster does not: what is there for a screen, a mail or a letter. The offer keeps it, and it is named as left out.
import re

import reading
from tap import AFFICHE, done, ok, run, scratch

EN = """From: Sal <sal@mill.example>
To: all <all@mill.example>
Subject: Vacancy

JOB ANNOUNCEMENT

# Mill Keeper

Posted 3 days ago | Low Mill | Part-time
Apply now
Save this job

Low Mill has ground flour on the same spot since 1840, and it still does so on four mornings of every week of the year. Follow us on every network there is.

## 2. What you'll do

- Keep the stones dressed!!!
- Show visitors the wheel
- Save water, share what you know

## 3) What we're looking for

- A head for heights
- A van, or a bicycle

## 4/ Anything else ......... almost nothing

We mill on Sundays, too.

## How to apply

Write to keeper@mill.example by 3 May 2027. Invoices go to pay@mill.example, not applications. Your data is kept for a year: dpo@mill.example.

Similar jobs
Baker in Highmoor

--\x20
Sal Ashby
Low Mill, registered charity 100
"""
FR = """OFFRE D'EMPLOI : MEUNIER·ÈRE

Accueil
Retour aux résultats

Bonjour,

le moulin de la Roque moud la farine de quarante fermes, et il cherche quelqu'un qui aime le bruit de l'eau autant que celui des meules.

1. MISSIONS
- Régler les meules
- Recevoir les fermes

2. PROFIL
- Connaître le blé
- Permis B

3. CANDIDATURES
Écrivez URGENT avant le 3 mai 2027 à meule@roque.example. N'hésitez pas à partager !

Signaler cette offre   Imprimer
SARL au capital de 8 000 € - SIRET 999 000 111 00017
Suivez-nous : @moulin_roque #farine
"""
POSTS = """Le port recrute

POSTE 1 : Grutier·ère

Missions
- Lever les coques
- Graisser la grue

Profil
- CACES R 483

CDI, 35 heures. Salaire : 2 100 € brut par mois.

POSTE 2 : Guide

Missions
- Mener les visites
- Tenir la billetterie

Profil
- Parler anglais

CDD de 6 mois, 20 heures. Salaire : 13 € brut de l'heure.

Candidatures
Écrivez à port@anse.example avant le 3 mai 2027.
"""

def make(text, lang, title=""):
    """The poster's text, the offer's, and what was named as left out."""
    folder, out = scratch() / "posting", scratch()
    folder.mkdir()
    (folder / "posting.txt").write_text(text, "utf-8")
    (folder / "posting.ini").write_text(f"[posting]\nlang = {lang}\n\n[organisation]\nname = Low Mill\n\n[facts]\n{title}", "utf-8")
    result = run(AFFICHE, "build", "--today", "2027-01-10", "-o", out, folder)
    poster = reading.structure(next((out / "posting").glob("poster*.pdf")))
    left = re.findall(r"posting\.txt:(\d+):\d+: note: .*: “(.*)” \[left-out\]", result.stderr)
    return flat(poster), flat((out / "posting" / "offer.txt").read_text("utf-8")), [(int(line), flat(words)) for line, words in left]

def flat(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'"))

def stand(words, text):
    return [word for word in words if word in text]

poster, offer, left = make(EN, "en", "title = Mill Keeper\n")
GONE = ["Apply now", "Save this job", "Posted 3 days ago", "Follow us", "pay@mill", "dpo@mill", "Similar jobs", "Baker in Highmoor", "Sal Ashby",
        "registered charity"]
ok(not stand(GONE + ["JOB ANNOUNCEMENT", "Subject:"], poster), "a board's buttons, a mail's ends, other jobs, other addresses are not on the poster", poster)
ok(all(words in offer for words in GONE), "the offer keeps them", offer)
ok(all(any(words in named for _, named in left) for words in GONE), "and each is named as left out", left)
source = [flat(line) for line in EN.splitlines()]
ok(all(words in source[line - 1] for line, words in left), "in the line where it stands", [(line, words) for line, words in left if words not in source[line - 1]])
ok("Save water, share what you know" in poster, "a duty in a button's words is none", poster)
ok("dressed! " in poster + " " and "!!" not in poster, "it shouts once", poster)
ok("Anything else: almost nothing" in poster and not stand(["2. What", "4/", "...."], poster), "headings lose their numbers, leaders become a colon", poster)
ok("keeper@mill.example" in poster, "how to apply stays", poster)

poster, offer, left = make(FR, "fr", "title = Meunier·ère\n")
GONE = ["Accueil", "Retour aux résultats", "Bonjour", "N'hésitez pas", "Signaler cette offre", "SIRET", "@moulin_roque"]
ok(not stand(GONE + ["URGENT", "OFFRE D'EMPLOI :"], poster), "the same in French", poster)
ok(all(words in offer for words in GONE), "the offer keeps them", offer)
ok(poster.count("Missions") == 1 and "1. " not in poster and "quarante fermes" in poster, "what it says is there, once", poster)

for subject, lang, words in (("Subject: FW: Advert - please pin up", "en", "What came with this posting Subject: FW: Advert"), ("Objet : TR : annonce à afficher", "fr", "Reçu avec cette annonce Objet : TR : annonce")):
    poster, offer, left = make(f"{subject}\n\n{FR if lang == 'fr' else EN.split('Vacancy')[1]}", lang)
    ok(words in offer, "a subject that passes on what it heads stands behind the offer, without a sender, too", offer)
_, offer, left = make("Objet : recrutement d'un meunier\n\n" + FR, "fr")
ok("Reçu avec cette annonce Objet" not in offer, "a subject alone is the posting's own", offer)

poster, offer, left = make("Miller wanted\n\nLocation: 3 Mill Lane, Highmoor, RG9 5DN\n\nYour profile\n- Strong arms\n\nHow to apply\nWrite to keeper@mill.example.\n", "en")
ok("PLACE OF WORK" in poster, "one place is no places", poster)

poster, offer, left = make(POSTS, "fr")
ok(re.search(r"Grutier·ère / Guide", poster), "of two posts, both are the title", poster)
ok(poster.count("2 100 €") == 1 and "Offre d'emploi · CDI" not in poster, "what holds for one alone is said below its name", poster)
ok(poster.rindex("Grutier·ère") < poster.index("Lever") < poster.rindex("Guide") and poster.index("POSTE 2") < poster.index("Mener"), "each with its own duties", poster)
done()
