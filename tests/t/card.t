#!/usr/bin/env python3
# The card for posting online: a picture of 1080 x 1350 pixels whose code is read at full and at half size, and all its words in a text beside it.
import re
import shutil

from tap import AFFICHE, POSTING, done, ok, read, run, scratch

TARGETS = [("https://example.org/" + "offre/2026-responsable/mediation?lieu=aix&ref=A-7/" * 4)[:length] for length in (20, 60, 120)]
PIXELS_MODULE = 4

def card(target, *options):
    folder = scratch() / "card"
    shutil.copytree(POSTING, folder)
    ini = folder / "posting.ini"
    ini.write_text(ini.read_text("utf-8").replace("[facts]\n", f"[facts]\nurl = {target}\n", 1), "utf-8")
    out = scratch()
    result = run(AFFICHE, "build", "-o", out, "--only", "social", *options, folder)
    ok(result.returncode == 0, f"{len(target)} characters: made", result.stderr)
    return out / "card"

for target in TARGETS:
    folder = card(target)
    ok(sorted(path.name for path in folder.iterdir()) == ["social.png", "social.txt"], "a picture and a text, and nothing else")
    header = (folder / "social.png").read_bytes()[16:24]
    ok((int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")) == (1080, 1350), "1080 x 1350 pixels", header)
    read("mutool", "draw", "-q", "-r", "48", "-o", folder / "half.png", folder / "social.png")
    for name in "social.png", "half.png":
        found = run("zbarimg", "-q", "--raw", folder / name).stdout.strip()
        ok(found == target, f"{len(target)} characters: zbar reads {name}", found)
    trace = (card(target, "--as", "trace") / "social.png.trace").read_text("utf-8")
    code = re.search(r"^code \S+ \S+ (\S+) \S+ \S+ (\d+) modules", trace, re.M)
    side = float(code[1]) / int(code[2]) / 0.75 if code else 0
    ok(side >= PIXELS_MODULE - 0.01, f"{len(target)} characters: modules of {PIXELS_MODULE} pixels or more", side)

text = (folder / "social.txt").read_text("utf-8")
shown = " ".join(re.findall(r'^text .*?"(.*)"', trace, re.M))
missing = [word for word in re.findall(r"\w+", shown.replace("<nb>", " ").lower()) if word not in text.lower()]
ok(shown and not missing, "the text has every word of the picture", missing)
ok("Responsable du pôle Médiation et Action Culturelle\n" in text and "Prise de fonction : Février 2026\n" in text, "it reads well", text)
done()
