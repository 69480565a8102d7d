#!/usr/bin/env python3
# `affiche new` takes texts from web pages and from documents of Word and LibreOffice: structure and every word that is the text's own, and none
# that is not; what else a file may be is refused with what to do.
import difflib
import json
import os
import re
import struct
import subprocess
import zlib

from documents import archive, docx, item, odt, paragraph, run_of, table
from tap import AFFICHE, POSTING, build, done, ok, read, run, scratch


def new(data, *arguments):
    """Begins a posting from these bytes: what was said, and the text (None: refused)."""
    source, folder = scratch() / "given", scratch() / "posting"
    source.write_bytes(data if isinstance(data, bytes) else data.encode())
    result = run(AFFICHE, "new", folder, "--from", source, *arguments)
    text = folder / "posting.txt"
    ok(folder.exists() == (result.returncode == 0), "a folder is made with the posting, or not at all", result.stderr)
    return result, text.read_text("utf-8") if text.exists() else None


def reads(name, data, wanted, *said):
    result, text = new(data)
    ok(text is not None and text.strip() == wanted.strip(), f"{name}: its text", f"{text}\n--- wanted:\n{wanted}\n{result.stderr}")
    for words in said:
        ok(words in result.stderr, f"{name}: “{words}” is said", result.stderr)
    return result


box = lambda content: f'<w:r><AlternateContent><Choice><w:drawing><w:txbxContent>{content}</w:txbxContent></w:drawing></Choice><Fallback><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></Fallback></AlternateContent></w:r>'
field = lambda code, shown: f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run_of(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
reads("Word", docx(
    paragraph("Régisseur·se &amp; bricoleur·se", "Titre")
    + paragraph(run_of("Le Quai recrute un ", "") + run_of("ancien ", "<w:vanish/>") + '<w:del><w:r><w:delText>vieux </w:delText></w:r></w:del><w:ins>' + run_of("nouvel") + "</w:ins>" + run_of(" agent.") + box(paragraph("Logement sur place.")))
    + paragraph("Missions", "Rubrique")
    + item("Monter les scènes") + item("Les lumières", depth=1) + item("Accueillir") + paragraph("Ranger", "Liste")
    + paragraph("Étapes", "Titre1") + item("Dossier", 2) + item("par courriel", 2, 1) + item("ou sur place", 2, 1) + item("Entretien", 2)
    + paragraph("PROFIL", "Gras")
    + table(("Contrat", "CDI"), ("Lieu", paragraph("3 quai Sud") + paragraph("44000 Nantes")), ("Missions annexes", item("Ouvrir") + item("Fermer")))
    + paragraph('<w:r><w:t>Ligne un</w:t><w:br/><w:t>ligne deux</w:t><w:tab/><w:t>fin</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    + paragraph(run_of("Voir ") + f'<w:hyperlink r:id="rId1">{run_of("notre site")}</w:hyperlink>' + run_of(", ") + f'<w:hyperlink r:id="rId2">{run_of("a@quai.example")}</w:hyperlink>' + run_of(" ou ") + field(' HYPERLINK "https://quai.example/b" ', "ici") + run_of(" (*) *vite*"))
    + '<w:altChunk r:id="x"/>',
    targets=("https://quai.example/a", "mailto:a@quai.example"), word__header1="<w:hdr xmlns:w='w'><w:p><w:r><w:t>En-tête</w:t></w:r></w:p></w:hdr>"),
    """# Régisseur·se & bricoleur·se

Le Quai recrute un nouvel agent.

Logement sur place.

## Missions

- Monter les scènes
  - Les lumières
- Accueillir
- Ranger

## Étapes

1. Dossier
  a) par courriel
  b) ou sur place
2. Entretien

**PROFIL**

| Contrat | CDI |
| Lieu | 3 quai Sud 44000 Nantes |

**Missions annexes**

- Ouvrir
- Fermer

Ligne un
ligne deux\tfin

Voir [notre site](https://quai.example/a), a@quai.example ou [ici](https://quai.example/b) (\\*) \\*vite*
""", "hidden text is left out", "deleted under revision control", "footnotes are left out", "headers and footers", "a document put into this one")

reads("LibreOffice", odt(
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>vieux</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    '<text:p text:style-name="Title">Cook (m/f)</text:p>'
    '<text:p>The  Quay\n is <text:span text:style-name="H">not </text:span>looking for<text:s/>a cook<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note>.'
    '<draw:frame><draw:text-box><text:p>Housing on site.</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame></text:p>'
    '<text:h text:outline-level="1">Duties</text:h>'
    '<text:list text:style-name="L"><text:list-item><text:p>Cook</text:p><text:list><text:list-item><text:p>fish</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Clean</text:p></text:list-item></text:list>'
    '<text:list text:style-name="N"><text:list-item><text:p>One</text:p></text:list-item><text:list-item><text:p>Two</text:p></text:list-item></text:list>'
    '<text:p text:style-name="B">PROFILE</text:p>'
    '<table:table><table:table-row><table:table-cell><text:p>Contract</text:p></table:table-cell><table:table-cell><text:p>permanent</text:p></table:table-cell></table:table-row></table:table>'
    '<text:p>Line one<text:line-break/>line two<text:tab/>end. <text:a xlink:href="https://quay.example/a">our site</text:a></text:p>'
    '<text:section text:display="none"><text:p>secret</text:p></text:section>',
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style><style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>',
    common="<office:master-styles><style:master-page><style:footer><text:p>Page 1</text:p></style:footer></style:master-page></office:master-styles>"),
    """# Cook (m/f)

The Quay is looking for a cook.

Housing on site.

## Duties

- Cook
  - fish
- Clean
1. One
2. Two

**PROFILE**

| Contract | permanent |

Line one
line two\tend. [our site](https://quay.example/a)
""", "hidden text is left out", "deleted under revision control", "footnotes are left out", "headers and footers")

PAGE = """<!-- saved -->
<!DOCTYPE html><html><head><title>Cook | Board</title><style>p { color: red }</style><script>var job = "<p>no</p>";</script></head><body>
<header><a href="/">Board</a> Sign in</header><nav><ul><li><a href="/jobs">Jobs</a></li></ul></nav>
<main><header><h1>Cook (m/f)</h1></header>
<p>The  Quay
is <b>looking</b> for a cook at <a href="https://quay.example/a">our place</a>, or <a href="/apply">here</a>.</p>
<div>Loose text<br>second line<div hidden>no</div><span style="display: none">no</span></div>
<h2>Duties</h2><ul><li><p>Cook</p><ul><li>fish</li></ul></li><li>Clean &amp; tidy</li></ul><ol><li>One<li>Two</ol>
<p><strong>PROFILE</strong></p><dl><dt>Contract<dd>permanent</dd><dt>Pay</dt><dd>£ 2,000</dd></dl>
<table><tr><th>Place</th><td>Nantes</td></tr></table><pre>as
typed</pre>
<form><label>Your e-mail</label><input><button>Apply</button></form><aside>Similar jobs</aside></main>
<footer>© Board</footer></body></html>"""
WANTED = """# Cook (m/f)

The Quay is looking for a cook at [our place](https://quay.example/a), or here.

Loose text
second line

## Duties

- Cook
  - fish
- Clean & tidy
1. One
2. Two

**PROFILE**

| Contract | permanent |
| Pay | £ 2,000 |
| Place | Nantes |

as
typed
"""
reads("a page", PAGE, WANTED, "menus, forms and what else")
reads("a page without <main>, its title above", PAGE.replace("<main><header>", "<div>").replace("</header>\n<p>The", "\n<p>The").replace("</main>", "</div>"), WANTED)
reads("a page in UTF-16", PAGE.encode("utf-16"), WANTED)
result = reads("a page in what it calls Latin-1", PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Cook (m/f)", "Cuisinière à 2 €").encode("cp1252"), WANTED.replace("Cook (m/f)", "Cuisinière à 2 €"))
ok("input-guessed" not in result.stderr, "what a page declares is no guess", result.stderr)
reads("a page of a board that names no content", """<!DOCTYPE html><html><body><a href="#main">Skip</a><div><ul><li><a href="/">Home</a></li><li><a href="/login"><span>Sign in</span></a></li></ul></div>
<div><h1><a href="/job/12">Cook</a></h1><span>Nantes</span> <a href="/company/3">The Quay</a><p><b>What we want</b><br>You like fish.<br><b>Or</b> meat.</p>
<ul><li><a href="https://quay.example/menu.pdf">our menu</a></li></ul></div></body></html>""", """# Cook

Nantes The Quay

**What we want**
You like fish.
Or meat.

- [our menu](https://quay.example/menu.pdf)
""", "menus, forms and what else")
# What a page says for machines is offered where its text says nothing, and believed nowhere.
def data_of(data, kind="application/ld+json"):
    page, folder = scratch() / "page", scratch() / "posting"
    page.write_text(PAGE.replace("<style>", f"<script type='{kind}'>{data}</script><style>"), "utf-8")
    result = run(AFFICHE, "new", folder, "--from", page)
    ok(result.returncode == 0, "a page with data is taken", result.stderr)
    return re.findall(r"(?m)^; not in the text, but in the page's data:\n; (.*)$", (folder / "posting.ini").read_text("utf-8"))


JOB = {"@type": "JobPosting", "title": "Chef", "datePosted": "2026-11-20T08:00", "validThrough": "2026-12-31", "hiringOrganization": {"name": "The Quay; Ltd", "sameAs": "https://quay.example"},
       "identifier": {"value": 12}, "baseSalary": {"currency": "GBP", "value": {"minValue": 24000, "maxValue": 26000.5, "unitText": "YEAR"}},
       "jobLocation": {"address": {"streetAddress": "3 Quay\nStreet", "postalCode": "YO21 1AA", "addressLocality": "Whitby"}}}
offered = ['name = "The Quay; Ltd"', "deadline = 2026-12-31", "published = 2026-11-20", "reference = 12", "site = https://quay.example"]
said = data_of(json.dumps({"@graph": [{"@type": "WebSite"}, JOB]}))
ok(said == offered, "facts that the text lacks, and no other", said)
said = data_of(json.dumps(JOB), "text/plain")
ok(not said, "of what is no JSON-LD nothing", said)
for name, data in (
    ("nested without end", '["JobPosting",' * 15000), ("of the wrong types", json.dumps({"@type": "JobPosting", "title": [], "datePosted": {}, "hiringOrganization": 3, "jobLocation": [JOB], "baseSalary": "x", "identifier": None})),
    ("broken", '{"@type": "JobPosting", '), ("of something else", '{"@type": "Recipe", "name": "JobPosting"}'),
):
    said = data_of(data)
    ok(set(said) <= {"name = 3"}, f"data {name}: nothing is made of them", said)

result, text = new("<p>Not a page: the remains of one.</p>\n\n<b>Text</b>\n")
ok(text.startswith("<p>Not a page"), "remains of a page stay as they are: the reader knows them", text)

chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
for name, data, words in (
    ("an old Word document", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600), "save it as .docx"),
    ("RTF", "{\\rtf1 text}", "save it as .docx"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)), "this is a picture"),
    ("a document of Pages", archive([("Index/Document.iwa", b"x")]), "export it as .docx"),
    ("a spreadsheet", archive([("xl/workbook.xml", "<workbook/>")]), "no .docx"),
    ("a mail with parts", "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", "as text"),
    ("a packed file", b"\x1f\x8b\x08\0\0\0\0\0", "unpack it first"),
    ("Word without a text", docx(paragraph(" ")), "there is no text in it"),
    ("LibreOffice with a password", odt("x", manifest="<file-entry><encryption-data/></file-entry>"), "has a password"),
):
    result, text = new(data)
    ok(result.returncode == 1 and text is None and words in result.stderr and "error" in result.stderr, f"{name}: refused, with what to do", result.stderr)

# PDF: what pdftotext says of where words stand becomes lines, paragraphs, items, rows.
made = build()
for name in "offer.pdf", "offer-large.pdf":
    result, text = new((made / name).read_bytes())
    foot = re.compile(r"^.*\bpage \d+ sur \d+$|^\f?CHRONIQUES · Responsable du pôle Médiation et Action Culturelle$")
    printed = [line for line in re.split(r"[\n\f]", read("pdftotext", made / name, "-")) if not foot.match(line)]
    wanted = " ".join(printed).split()
    got = re.sub(r"(?m)^ *(#+|- )|[|\\\\]", "", text).split()
    ok([word for word in wanted if word != "–"] == [word for word in got if word != "–"], f"{name}: all words, in their order, but what every page says", "\n".join(difflib.unified_diff(wanted, got, lineterm="", n=2)))
    ok("headers and footers are left out" in result.stderr, f"{name}: and that is said", result.stderr)
    ok("## MISSIONS" in text and "\n- Gestion du planning des équipes du pôle\n" in text and "| Contrat | CDI, temps plein |" in text, f"{name}: headings, items and rows", text)
empty = scratch() / "empty.pdf"
subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={empty}", "-c", "0 0 100 100 rectfill showpage"], check=True)
locked = scratch() / "locked.pdf"
subprocess.run(["qpdf", "--encrypt", "a", "b", "256", "--", made / "offer.pdf", locked], check=True)
for name, data, words in ("a PDF without text", empty.read_bytes(), "ocrmypdf"), ("a PDF with a password", locked.read_bytes(), "locked with a password"), ("half a PDF", (made / "offer.pdf").read_bytes()[:3000], "damaged"):
    result, text = new(data)
    ok(result.returncode == 1 and text is None and words in result.stderr, f"{name}: refused, with what to do", result.stderr)
result = run(AFFICHE, "new", scratch() / "posting", "--from", made / "offer.pdf", env={**os.environ, "PATH": "/nowhere"})
ok(result.returncode == 3 and "poppler-utils" in result.stderr, "without pdftotext: what to install", result.stderr)

# A realistic one is built as it is.
words = (POSTING / "posting.txt").read_text("utf-8")
blocks = [block for block in words.split("\n") if block.strip()]
folder = scratch() / "posting"
given = scratch() / "given"
given.write_bytes(docx("".join(paragraph(block.replace("&", "&amp;").replace("<", "&lt;")) for block in blocks)))
result = run(AFFICHE, "new", folder, "--from", given)
built = run(AFFICHE, "build", "-o", scratch(), folder)
ok(result.returncode == 0 and built.returncode == 0, "the first posting as a Word document: built as it is", result.stderr + built.stderr[:1500])
ok((folder / "posting.txt").read_text("utf-8").split() == words.split(), "and it has all words, in their order")
done()
