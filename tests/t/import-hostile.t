#!/usr/bin/env python3
# Documents made to do harm: `affiche new` refuses them within limits and says why; nothing but its own folder is written, nothing that they name
# is read, nothing is asked of a network. What is damaged at random ends in a posting or in an error, never in a crash.
import io
import os
import random
import resource
import socket
import struct
import threading
import warnings
import zipfile

from documents import ODF, R, RELS, STYLES, W, archive, docx, item, odt, paragraph
from tap import AFFICHE, done, ok, run, scratch

warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice
HOME = scratch()
(HOME / "secret.txt").write_text("GEHEIM geheim\n", "utf-8")
asked = []
listener = socket.create_server(("127.0.0.1", 0))
ADDRESS = f"http://127.0.0.1:{listener.getsockname()[1]}/x"


def listen():
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        asked.append(connection.recv(100))
        connection.close()


threading.Thread(target=listen, daemon=True).start()


def tree():
    return {path: path.stat().st_mtime_ns for path in HOME.rglob("*") if path.is_file() and "posting" not in path.parts}


def try_new(data):
    """(result, text or None); the folder is gone afterwards."""
    (HOME / "given").write_bytes(data)
    before, folder = tree(), HOME / "posting"
    result = run(AFFICHE, "new", folder, "--from", HOME / "given", cwd=HOME)
    text = (folder / "posting.txt").read_text("utf-8") if folder.exists() else None
    for path in folder.iterdir() if folder.exists() else ():
        path.unlink()
    folder.exists() and folder.rmdir()
    return result, text, before == tree()


def refused(name, data, *words):
    result, text, alone = try_new(data)
    ok(result.returncode == 1 and text is None and "error: " in result.stderr and all(word in result.stderr for word in words), f"{name}: refused", f"{result.returncode} {result.stderr}\n{text and text[:300]}")
    ok(alone and "GEHEIM" not in result.stderr + result.stdout, f"{name}: nothing else was written or read")


def part(name, unix_mode=None, flags=0):
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    if unix_mode:
        info.create_system, info.external_attr = 3, unix_mode << 16
    return info


def word(document, *more):
    return archive([("_rels/.rels", RELS), ("word/document.xml", document), *more])


def locked(data):
    """The flag that says encrypted, in all headers."""
    data = bytearray(data)
    for mark, at in (b"PK\3\4", 6), (b"PK\1\2", 8):
        i = data.find(mark)
        while i >= 0:
            data[i + at] |= 1
            i = data.find(mark, i + 4)
    return bytes(data)


good = docx(paragraph("Le Quai recrute un agent.") + item("Accueillir"))
result, text, alone = try_new(good)
ok(result.returncode == 0 and alone and "Accueillir" in text, "a good one is taken", result.stderr)

blank = b" " * (1 << 20)
refused("a gigabyte of blanks", word(b"<w:document>" + blank * 200), "unpacks to more than is read")
refused("two megabytes out of two kilobytes", word(b"<w:document>" + blank * 2), "unpacks to more than is read")
refused("a bomb in a part that nobody asks for", docx(paragraph("x"), customXml__item=(blank * 60).decode()), "unpacks to more")
refused("a bomb in LibreOffice", odt("<?xml version='1.0'?>" + (blank * 40).decode()), "unpacks to more")
refused("an archive as a part", word(archive([("word/document.xml", blank * 50)])), "damaged")
refused("thousands of parts", word("<w:document/>", *((f"word/{i}.xml", "<x/>") for i in range(5000))), "more parts")
for name in "../evil.xml", "/etc/evil.xml", "word/../../evil.xml", "C:/evil.xml", "..\\evil.xml":
    refused(f"a part named {name}", word("<w:document/>", (name, "<x/>")), "leads out of it")
refused("a link as a part", archive([("_rels/.rels", RELS), (part("word/document.xml", 0o120777), str(HOME / "secret.txt"))]), "link to another file")
refused("a part twice", word("<w:document/>", ("word/document.xml", "<w:document/>")), "twice")
refused("encrypted parts", locked(good), "password")

ENTITIES = {
    "a file as an entity": f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{HOME}/secret.txt">]>',
    "an address as an entity": f'<!DOCTYPE d [<!ENTITY x SYSTEM "{ADDRESS}">]>',
    "an address as a document type": f'<!DOCTYPE d SYSTEM "{ADDRESS}">',
    "an address as a parameter": f'<!DOCTYPE d [<!ENTITY % p SYSTEM "{ADDRESS}"> %p; <!ENTITY x "y">]>',
    "a thousand million laughs": "<!DOCTYPE d [" + '<!ENTITY x0 "ha">' + "".join(f'<!ENTITY x{i} "{f"&x{i - 1};" * 10}">' for i in range(1, 10)) + '<!ENTITY x "&x9;">]>',
}
for name, doctype in ENTITIES.items():
    body = f'<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>'
    refused(f"Word: {name}", word(f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}">{body}</w:document>'), "declares entities")
    content = f'<?xml version="1.0"?>{doctype}<office:document-content {ODF}><office:body><office:text><text:p>&x;</text:p></office:text></office:body></office:document-content>'
    refused(f"LibreOffice: {name}", odt(content), "declares entities")
    refused(f"UTF-16: {name}", word(f'<?xml version="1.0" encoding="UTF-16"?>{doctype}<w:document xmlns:w="{W}">{body}</w:document>'.encode("utf-16")), "declares entities")
    result, text, alone = try_new(f"<!DOCTYPE html {doctype[12:]}<html><body><p>Un texte &x; ici</p><img src='{ADDRESS}'></body></html>".encode())
    ok(alone and "GEHEIM" not in (text or "") and "haha" not in (text or ""), f"a page: {name}: read without it", text)

outside = f'<Relationship Id="rId9" Type="{R}/attachedTemplate" Target="{ADDRESS}" TargetMode="External"/>'
result, text, alone = try_new(archive([
    ("_rels/.rels", RELS), ("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:xi="http://www.w3.org/2001/XInclude"><w:body>{paragraph("Un texte")}<xi:include href="file://{HOME}/secret.txt" parse="text"/></w:body></w:document>'),
    ("word/_rels/document.xml.rels", f"<Relationships>{outside}</Relationships>")]))
ok(result.returncode == 0 and text == "Un texte\n" and alone, "a template and a part elsewhere: not asked for", f"{text}{result.stderr}")
relations = lambda target: f'<Relationships><Relationship Id="rId1" Type="{R}/officeDocument" Target="{target}"/></Relationships>'
refused("a main part outside", archive([("_rels/.rels", relations(f"word/../../{HOME}/secret.txt"))]), "missing or damaged")

deep = "<w:sdt>" * 20000 + paragraph("x") + "</w:sdt>" * 20000
refused("elements 20,000 deep", docx(deep), "damaged")
result, text, alone = try_new(b"<html><body>" + b"<div><b>" * 50000 + b"<p>Un texte</p>")
ok(result.returncode in (0, 1) and alone, "a page 100,000 elements deep", result.stderr)
ring = f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
result, text, alone = try_new(word(f'<w:document xmlns:w="{W}"><w:body>{paragraph("Un texte", "A")}</w:body></w:document>', ("word/styles.xml", ring)))
ok(text == "Un texte\n", "styles based on each other", result.stderr)
ring = '<style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/>'
ok(try_new(odt('<text:p text:style-name="A">Un texte</text:p>', ring))[1] == "Un texte\n", "likewise in LibreOffice")

end = good.rfind(b"PK\5\6")
refused("without its end", good[:end], "input-")
for share in 0.1, 0.5, 0.9, 0.99:
    refused(f"cut at {share}", good[: int(len(good) * share)], "input-")
offset = zipfile.ZipFile(io.BytesIO(good)).getinfo("word/document.xml").header_offset
wrong = bytearray(good)
wrong[offset + 14] ^= 0xFF
central = good.find(b"word/document.xml", good.find(b"PK\1\2")) - 46
wrong[central + 16] ^= 0xFF
refused("a sum that is wrong", bytes(wrong), "can't be unpacked")
large = bytearray(good)
struct.pack_into("<I", large, central + 24, 0xFFFFFFF0)
result, text, alone = try_new(bytes(large))
ok(result.returncode in (0, 1) and alone, "a size that is not true is not believed", result.stderr)

seed = int(os.environ.get("SEED", "13"))
print(f"# SEED={seed}")
dice = random.Random(seed)
crashed = []
for i in range(60):
    data = bytearray(dice.choice((good, odt("<text:p>Un texte</text:p>"))))
    for _ in range(dice.randint(1, 8)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    result, text, alone = try_new(bytes(data))
    if result.returncode not in (0, 1) or (result.returncode == 1 and "error: " not in result.stderr) or not alone:
        crashed.append((i, result.returncode, result.stderr))
ok(not crashed, "damage at random ends in a posting or an error", crashed)
ok(not asked, "nothing was asked of a network", asked)
ok("/asan/" in AFFICHE or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1 << 20, "no process took a gigabyte", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
listener.close()
done()
