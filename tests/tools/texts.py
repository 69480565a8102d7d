"""Small texts of the tests' own, what is read of them, and what is made."""
import json
import re
from types import SimpleNamespace

from tap import AFFICHE, ok, read, run, scratch

INVISIBLE = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff\uf000-\uf0ff]")
BODY = {"fr": "CHARPENTIER·ÈRE MARINE\n\nLe Chantier du Bras cherche une personne pour ses trois bateaux.\n",
        "en": "Boat Builder\n\nThe Creek Yard is looking for somebody to mend three boats.\n"}

def uris(pdf):
    """What the links of a PDF lead to."""
    objects = json.loads(read("qpdf", "--json", "--json-key=qpdf", pdf))["qpdf"]
    text = json.dumps(objects, ensure_ascii=False)
    return {re.sub(r"^[ub]:", "", uri) for uri in re.findall(r'"/URI": "((?:[^"\\]|\\.)*)"', text)}

def make(text, lang="fr", only="offer,poster", ini="", today="2027-01-10"):
    """A posting of one text: what was made of it, what `check` and `show` say."""
    folder, out = scratch() / "posting", scratch()
    folder.mkdir()
    (folder / "posting.txt").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    (folder / "posting.ini").write_text(f"[posting]\nlang = {lang}\n[check]\noff = missing-fact\n{ini}", "utf-8")
    built = run(AFFICHE, "build", "--only", only, "--today", today, "-o", out, folder)
    shown = run(AFFICHE, "show", "--format", "json", "--today", today, folder)
    said = run(AFFICHE, "check", "--today", today, folder).stderr
    offer = out / "posting" / "offer.txt"
    found = json.loads(shown.stdout) if shown.stdout else {"facts": {}, "sections": [], "criteria": []}
    return SimpleNamespace(out=out / "posting", status=built.returncode, said=said, rules=set(re.findall(r" \[([\w-]+)\]$", said, re.M)), shown=found,
                           text=offer.read_text("utf-8") if offer.exists() else "", criteria=[one["label"] for one in found["criteria"]],
                           links=set().union(*map(uris, (out / "posting").glob("*.pdf"))))

def after(text, lang="fr", **more):
    return make(f"{BODY[lang]}\n{text}\n", lang, **more)

def fact(made, name):
    found = made.shown["facts"].get(name) or {}
    return found.get("values", [found.get("value")])[0], found.get("date")

def items(made, role):
    return [block["text"] for section in made.shown["sections"] if section["role"] == role for block in section["blocks"] if block["kind"] == "item"]

def whole(made, name):
    """All documents were made, and nothing invisible reached the text."""
    ok(made.status == 0 and (made.out / "offer.pdf").exists(), f"{name}: made", made.said)
    ok(not INVISIBLE.search(made.text), f"{name}: nothing invisible is left", ascii(INVISIBLE.findall(made.text)))
