#!/usr/bin/env python3
# `affiche new` with documents as other people's programs write them: one posting as LibreOffice and Chromium save it. Each says the same, in the
# same order, and is built: valid documents, the same facts.
import json
import re

from tap import AFFICHE, done, ok, read, run, scratch

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Poste</title></head><body>
<h1>Chargé·e de production</h1>
<p>Le Grand Port recrute un·e chargé·e de production en CDI, à temps plein (35 h), à partir du 1<sup>er</sup> mars 2027 à Nantes. L’équipe compte douze
personnes, qui accueillent chaque année trente artistes dans d’anciens entrepôts, et les accompagnent de la première idée jusqu’au jour de l’ouverture.</p>
<table border="1"><tr><td>Contrat</td><td>CDI, temps plein</td></tr><tr><td>Lieu</td><td>12 quai de la Fosse, 44000 Nantes</td></tr>
<tr><td>Rémunération</td><td>2 300 à 2 500 € brut par mois</td></tr><tr><td>Date limite</td><td>vendredi 15 janvier 2027 à 18 h</td></tr></table>
<h2>Missions</h2>
<ul><li>Préparer le budget des expositions et le suivre, avec l’administration, de la première estimation jusqu’au bilan que lisent les financeurs</li>
<li>Coordonner les équipes techniques<ul><li>les monteurs</li><li>les prestataires</li></ul></li><li>Rédiger les contrats</li></ul>
<h2>Profil recherché</h2>
<ul><li>Trois ans d’expérience dans un poste semblable</li><li>Maîtrise du tableur et de l’anglais</li></ul>
<h2>Le recrutement</h2>
<ol><li>Envoi du dossier</li><li>Entretien le 25 janvier 2027</li></ol>
<h2>Pour postuler</h2>
<p>CV et lettre à <a href="mailto:emploi@grandport.example">emploi@grandport.example</a>. Renseignements sur <a href="https://grandport.example/12">notre site</a>.</p>
<p>Les données des candidats sont effacées après six mois.</p></body></html>"""

given = scratch()
(given / "poste.html").write_text(PAGE, "utf-8")
profile = scratch()


def office(source, to, out):
    """What LibreOffice makes of a file."""
    result = run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", out, source)
    made = out / f"{source.stem}.{to.split(':')[0]}"
    ok(made.exists(), f"LibreOffice saves {source.name} as {to}", result.stdout + result.stderr)
    return made


def words(text):
    """Without the marks of Markdown, and without numbers and letters that count items."""
    text = re.sub(r"[|#*\\]", " ", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text))
    return re.sub(r"(?m)^ *(- |\d+\. |\w\) )", "", text).replace("\u202f", " ").replace("\u00a0", " ").split()


def facts(folder):
    shown = json.loads(run(AFFICHE, "show", "--format", "json", folder).stdout)["facts"]
    return {name: fact.get("value") or fact.get("values") for name, fact in shown.items() if fact}


def new(path):
    folder = scratch() / "posting"
    result = run(AFFICHE, "new", folder, "--from", path)
    ok(result.returncode == 0, f"{path.name}: taken", result.stderr)
    return folder, (folder / "posting.txt").read_text("utf-8")


reference, text = new(given / "poste.html")
odt = office(office(given / "poste.html", "odt:writer8", scratch()), "odt", given)
docx = office(odt, "docx:MS Word 2007 XML", given)
pdf = office(docx, "pdf", scratch())
printed = given / "printed.pdf"
run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch()}", "--no-pdf-header-footer", f"--print-to-pdf={printed}", f"file://{given}/poste.html", timeout=300)
built = []
for path in odt, docx, pdf, printed:
    folder, taken = new(path)
    ok(words(taken) == words(text), f"{path.name} ({path.suffix}): all words, in their order", f"{taken}\n---\n{text}")
    # Chromium paints bullets, and does not write them.
    for line in "Missions", "| Contrat | CDI, temps plein |", "1. Envoi du dossier", *(() if path == printed else ("  - les monteurs",)):
        ok(re.search(rf"(?m)^(## ?|# ?)?{re.escape(line)}$", taken), f"{path.name} ({path.suffix}): “{line}”", taken)
    same, mine = facts(reference), facts(folder)
    links = () if path.suffix != ".pdf" else ("url", "site")
    ok({name: value for name, value in mine.items() if name not in links} == {name: value for name, value in same.items() if name not in links}, f"{path.name} ({path.suffix}): the same facts", f"{mine}\n{same}")
    out = scratch()
    result = run(AFFICHE, "build", "--only", "offer,poster,grid", "-o", out, folder)
    ok(result.returncode == 0, f"{path.name} ({path.suffix}): built as it is", result.stderr)
    built += sorted((out / "posting").glob("*.pdf"))
for flavour in "ua1", "3a":
    report = run("tests/tools/verapdf", flavour, *built).stdout
    verdicts = re.findall(r'isCompliant="(\w+)"', report)
    ok(len(verdicts) == len(built) and set(verdicts) == {"true"}, f"{flavour}: {len(built)} documents pass", report[:2000])
done()
