#!/usr/bin/env python3
# `affiche brand`: a brand from one colour: every contrast holds, as judged here and by check on all posters; logos as Inkscape and
# Illustrator write them; nothing is written over.
import re
import shutil
from pathlib import Path

from tap import AFFICHE, done, ok, run, scratch

COLOURS = ["2b1fe0", "ffff00", "000000", "ffffff", "808080", "39ff14", "ff00aa", "d40000", "00aa66", "ff8800", "f5e6d3", "123524"]
POSTERS = ["poster-a4", "poster-a3", "poster-a4-bold", "poster-a4-mono"]
# What layouts set on what; text over its ground, then borders.
TEXT = ["paper primary", "primary paper", "primary tint", "accent primary", "accent ink", "ink accent", "paper ink", "ink tint", "ink paper", "ink field",
        "muted paper", "muted tint", "muted field"]
BORDERS = ["edge paper", "edge tint", "edge field"]
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="60mm" height="24mm" viewBox="0 0 60 24" version="1.1" id="svg5" inkscape:version="1.2.2 (b0a8486541, 2022-12-01)" sodipodi:docname="moulin.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <title id="title1">Le Moulin</title>
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" bordercolor="#666666" inkscape:document-units="mm" showgrid="false" inkscape:current-layer="layer1" />
  <defs id="defs2">
    <linearGradient inkscape:collect="always" id="linearGradient1"><stop style="stop-color:#ffd23f;stop-opacity:1" offset="0" id="stop1" />
      <stop style="stop-color:#ffa040;stop-opacity:1" offset="1" id="stop2" /></linearGradient>
    <linearGradient inkscape:collect="always" xlink:href="#linearGradient1" id="linearGradient2" x1="2" y1="2" x2="22" y2="22" gradientUnits="userSpaceOnUse" />
    <clipPath clipPathUnits="userSpaceOnUse" id="clipPath1"><rect x="0" y="0" width="60" height="24" id="rect1" /></clipPath>
  </defs>
  <metadata id="metadata1"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Calque 1" inkscape:groupmode="layer" id="layer1" clip-path="url(#clipPath1)">
    <circle style="fill:url(#linearGradient2);fill-opacity:1;stroke:none" id="path1" cx="12" cy="12" r="10" />
    <path style="fill:#ffffff;fill-rule:evenodd" d="M 28,6 H 56 V 10 H 28 Z M 28,14 H 48 V 18 H 28 Z" id="path2" sodipodi:nodetypes="cccccccccc" />
  </g>
</svg>
"""
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.2.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Calque_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
\t viewBox="0 0 240 80" style="enable-background:new 0 0 240 80;" xml:space="preserve">
<style type="text/css">
\t.st0{fill:#E30613;}
\t.st1{clip-path:url(#SVGID_2_);}
\t.st2{fill-rule:evenodd;clip-rule:evenodd;fill:#FFFFFF;}
</style>
<g>
\t<defs><rect id="SVGID_1_" width="80" height="80"/></defs>
\t<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
\t<g class="st1"><polygon class="st0" points="0,0 80,0 80,80 0,80 \t\t"/>
\t\t<path class="st2" d="M40,12c15.5,0,28,12.5,28,28S55.5,68,40,68S12,55.5,12,40S24.5,12,40,12z"/></g>
</g>
</svg>
"""
WEB = """<?xml version="1.0" encoding="UTF-8"?>
<svg id="Calque_2" data-name="Calque 2" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><defs><style>.cls-1 { fill: #39ff14; stroke-width: 0px; }</style></defs>
  <g id="Calque_1-2" data-name="Calque 1"><path class="cls-1" d="m0,0h40v40H0V0Zm60,0h60v12h-60V0Zm0,28h60v12h-60v-12Z"/></g></svg>
"""
TEXT_OF = """Le Moulin recrute un·e meunier·ère

Missions

- Moudre le blé et préparer les sacs
- Accueillir le public du samedi

Profil

- Maîtrise des outils de meunerie
- Sens de l’accueil

Candidater

Envoyez votre lettre à emploi@moulin.example avant le 5 mars 2027.
"""


def posting(logos=()):
    folder = scratch() / "moulin"
    folder.mkdir()
    (folder / "posting.txt").write_text(TEXT_OF, "utf-8")
    (folder / "posting.ini").write_text("[organisation]\nname = Le Moulin\n", "utf-8")
    return folder


def brand(folder, name, colour, *options):
    return run(AFFICHE, "brand", "--colour", f"#{colour}", "-o", folder.parent / "out", *options, folder, name)


def colours(folder, name):
    return dict(re.findall(r'^(\w+) = "#([0-9a-f]{6})"$', (folder / f"layouts/brand-{name}.ini").read_text("utf-8"), re.M))


def luminance(colour):
    channels = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


for number, colour in enumerate(COLOURS):
    folder = posting()
    made = brand(folder, "x", colour, "--use")
    set_ = colours(folder, "x")
    low = [(pair, ratio(*(set_[name] for name in pair.split()))) for pairs, need in ((TEXT, 4.5), (BORDERS, 3)) for pair in pairs
           if ratio(*(set_[name] for name in pair.split())) < need]
    ok(made.returncode == 0 and made.stderr == "" and len(set_) == 9 and not low, f"#{colour}: all contrasts", f"{low}\n{made.stderr}")
    ok(set_["primary"] == colour or set_["accent"] == colour or "a little darker" in made.stdout, "  and it is in it", set_)
    ok("poster-a4-bold.png" in made.stdout and "social" in made.stdout and "offer-a4-large" in made.stdout and "grid" in made.stdout, "  shown in all layouts", made.stdout)
    for layout in POSTERS:
        shutil.copy(f"layouts/{layout}.ini", folder / "layouts/poster-a4.ini")
        found = run(AFFICHE, "check", "--today", "2027-01-05", "--only-rule", "contrast", folder)
        ok(found.returncode == 0 and found.stderr == "", f"  {layout}: check finds nothing", found.stderr)

# Logos, and how a posting comes to use a brand.
for name, svg in ("inkscape", INKSCAPE), ("illustrator", ILLUSTRATOR), ("web", WEB):
    folder = posting()
    (folder.parent / "logo.svg").write_text(svg, "utf-8")
    made = brand(folder, name, "b3000f" if name == "illustrator" else "0a5c4a", "--logo", folder.parent / "logo.svg")
    ok(made.returncode == 0 and (folder / f"layouts/brand-{name}-logo.svg").read_text("utf-8") == svg, f"a logo of {name}, as it was", made.stderr)
    ok(("hardly shows" in made.stderr) == (name == "illustrator"), "  and whether it shows on the header", made.stderr)
    ok(f"use = {name}" in made.stdout and "use" not in (folder / "posting.ini").read_text("utf-8"), "  which posting.ini is told of by hand")
(folder / "posting.ini").write_text("[brand]\n; ours\n[organisation]\nname = Le Moulin\n", "utf-8")
before = sorted((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file())
ok(brand(folder, name, "123456").returncode == 1 and before == sorted((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()), "a brand that is there stays")
(folder / "layouts/brand-link.ini").symlink_to("nowhere")
ok(brand(folder, "link", "123456").returncode == 1 and not (folder / "layouts/nowhere").exists(), "and a link, too")
used = brand(folder, "second", "123456", "--use")
ok(used.returncode == 0 and "[brand]\nuse = second\n" in (folder / "posting.ini").read_text("utf-8") and "[organisation]\nname" in (folder / "posting.ini").read_text("utf-8"),
   "--use: below [brand]", (folder / "posting.ini").read_text("utf-8") + used.stderr)
ok(brand(folder, "third", "123456", "--use").returncode == 1 and "use = second\n" in (folder / "posting.ini").read_text("utf-8"), "where one is used, that stays")
built = run(AFFICHE, "build", "-o", folder.parent / "o", "--only", "poster", folder)
ok(built.returncode == 0, "and the poster is made in it", built.stderr)
folder = posting()
(folder.parent / "logo.svg").write_text(INKSCAPE.replace("<metadata", "<text>Le Moulin</text><metadata"), "utf-8")
refused = brand(folder, "x", "0a5c4a", "--logo", folder.parent / "logo.svg")
ok(refused.returncode == 1 and "[svg]" in refused.stderr and not (folder / "layouts").exists(), "a logo with text is refused before anything is written", refused.stderr)
for options in (["x"], ["--colour", "blue", folder, "x"], ["--colour", "#123456", folder, "../x"], ["--colour", "#123456", folder]):
    ok(run(AFFICHE, "brand", *options).returncode == 2, f"{' '.join(map(str, options))[-40:]} is misuse")
ok(not (folder / "layouts").exists(), "and makes nothing")
done()
