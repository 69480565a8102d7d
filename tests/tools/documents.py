"""Documents of word processors, made by hand: ZIP archives with just the parts that say something."""
import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))
)
RELS = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrique"><w:name w:val="Rubrique"/><w:basedOn w:val="Titre1"/></w:style>
<w:style w:type="paragraph" w:styleId="Gras"><w:name w:val="Gras"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def archive(parts):
    """The bytes of a ZIP archive of these parts: (name or ZipInfo, text or bytes), in order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts:
            packed.writestr(name, data)
    return file.getvalue()


def run_of(text, how=""):
    return f'<w:r><w:rPr>{how}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, style="", how=""):
    """A paragraph of Word: its runs, or its text."""
    content = content if content.startswith("<") else run_of(content)
    return f'<w:p><w:pPr>{style and f"<w:pStyle w:val={chr(34)}{style}{chr(34)}/>"}{how}</w:pPr>{content}</w:p>'


def item(text, number=1, depth=0):
    return paragraph(text, how=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows):
    """Of Word: each cell is the XML of its paragraphs, or a text."""
    cells = lambda row: "".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
    return f"<w:tbl>{''.join(f'<w:tr>{cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def docx(body, targets=(), **parts):
    """A Word document: its body's XML, the targets of its links (rId1 …), more parts by name, with __ for the slash."""
    links = "".join(f'<Relationship Id="rId{i}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>' for i, target in enumerate(targets, 1))
    document = body if body.startswith("<?xml") else f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    return archive([
        ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", RELS), ("word/document.xml", document), ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING),
        ("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>"), *((name.replace("__", "/") + ".xml", data) for name, data in parts.items()),
    ])


def odt(body, styles="", manifest="", common=""):
    """A document of LibreOffice: its body's XML, its automatic styles; the manifest and the common styles are rarely needed."""
    content = body if body.startswith("<?xml") else (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")
    return archive([
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
        ("styles.xml", f"<office:document-styles {ODF}><office:styles/>{common}</office:document-styles>"), ("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>"),
    ])
