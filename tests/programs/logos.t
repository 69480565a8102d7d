#!/usr/bin/env python3
# A hundred logos that anybody may use, as a brand's: posters for the office (PDF/UA-1 in veraPDF) and for the press (PDF/X-4), where no place gets more ink than
# paper takes, and gradients look as they do on a screen, as far as inks can. What is refused is refused for its reason.
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml
from pathlib import Path

import numpy
from PIL import Image, ImageCms

from tap import AFFICHE, done, ok, read, run, scratch

PACKAGES = Path(os.environ["NODE_PATH"])
DEVICON = """angular-original argocd-original artixlinux-original azure-original azuresqldatabase-original blender-original-wordmark bootstrap-original
    ceylon-original chrome-original cypressio-original delphi-original dropwizard-original filezilla-original-wordmark firebird-original flutter-original
    gentoo-original gimp-original go-original grafana-original harbor-original hardhat-original hyperv-original inkscape-original jeet-original
    jekyll-original-wordmark kalilinux-original-wordmark kdeneon-original keras-original kotlin-original linux-original maven-original memcached-original
    microsoftsqlserver-original moodle-original ngrx-original php-original primeng-original python-original rails-original-wordmark ruby-original sdl-original
    styledcomponents-original supabase-original tomcat-original-wordmark v8-original vim-original visualstudio-original vscode-original vuejs-original
    xcode-original""".split()
TINY = """apple_music azure bing bitbucket brave briar buffer calendar centos codeberg discord edge f-droid finder firefox flutter friendica fritz gandi gitpod
    glitch godot google_maps google_maps_old grafana instagram itunes_podcasts jellyfin jquery json keepassdx librespeed luckyframework mastodon messenger
    microformats minecraft netflix php pixelfed powershell protonmail python ruby safari sublimetext telegram tiktok visualstudiocode xmpp""".split()
LOGOS = {name: PACKAGES / "devicon/icons" / name.split("-")[0] / f"{name}.svg" for name in DEVICON} | \
        {f"tiny-{name}": PACKAGES / "super-tiny-icons/images/svg" / f"{name}.svg" for name in TINY}
REFUSED = {"tiny-jquery": "holds text", "tiny-calendar": "holds text", "jekyll-original-wordmark": "a part that it does not have"}
REFUSED_BY_PRESS = dict.fromkeys(("vscode-original", "tiny-glitch", "tiny-tiktok"), "a blend mode")

# Their logos are compared, pixel by pixel.
GRADIENTS = ["angular-original", "artixlinux-original", "delphi-original", "gimp-original", "hardhat-original", "inkscape-original", "moodle-original",
             "ruby-original", "tiny-firefox", "tiny-instagram"]
INK_MOST = 3.0
SMALL, DPI = 36, 144
LOGO_PT = (40, 29, 190, 179)  # where the poster has it: left, top, right, bottom
FAR = 6.0  # ΔE*ab, on the average of a logo's pixels
FURTHER = {"inkscape-original": 14.0}  # nearly all of it is near black, which is black ink alone, and lights over that

TEXT = """PRINTER AT THE DOCKS

We print posters for theatres, museums and schools, on presses from 1954 and from last year.

WHAT YOU WILL DO
- Mix inks, and match them to samples
- Set up the press, and keep it clean
- Show apprentices how it is done

YOUR PROFILE
- Three years at an offset press
- An eye for colour
"""
INI = """[posting]
lang = en
[organisation]
name = Dock Press
[office quay]
name = The Quay
address = 12 Quay Street, Bristol BS1 4DB
[brand]
use = logo
[facts]
title = Printer
published = 1 December 2026
deadline = 15 January 2027
contact = jobs@dock-press.example
url = https://dock-press.example/jobs/1
"""


def write_postings(folder):
    """One posting a logo, which stands large and on white in its poster's head."""
    layout = Path("layouts/poster-a4.ini").read_text("utf-8").replace("artwork = motif\n", "").replace("artwork = logo\nheight = 30pt", "artwork = logo\nheight = 150pt")
    layout = layout.replace("background = primary", "background = paper").replace("colour = paper", "colour = ink")
    brand = re.sub(r"(?m)^(motif|name|tagline) = .*\n", "", Path("layouts/brand-harbour.ini").read_text("utf-8")).replace("harbour-logo.svg", "logo.svg")
    for name, logo in LOGOS.items():
        own = folder / name / "layouts"
        own.mkdir(parents=True)
        (folder / name / "posting.txt").write_text(TEXT)
        (folder / name / "posting.ini").write_text(INI)
        (own / "poster-a4.ini").write_text(layout, "utf-8")
        (own / "brand-logo.ini").write_text(brand, "utf-8")
        shutil.copy(logo, own / "logo.svg")


def build(folder, refused, what, *standard):
    """The posters by name, of one run; what isn't there is refused for the reason that we know."""
    out = scratch()
    result = run(AFFICHE, "build", "-j", "2", "-o", out, "--only", "poster", *standard, folder)
    made = {path.parent.name: path for path in out.glob("*/*.pdf")}
    ok(result.returncode == 1 and made.keys() == LOGOS.keys() - refused.keys(), f"{what}: {len(made)} of {len(LOGOS)} logos are taken",
       [result.stderr[-1000:], *(made.keys() ^ (LOGOS.keys() - refused.keys()))])
    for name, why in refused.items():
        ok(re.search(rf"/{name}/.*error: .*{why}", result.stderr), f"{what}: {name} is refused: {why}", result.stderr[-1000:])
    return made


def failed_ua(paths):
    """Those that veraPDF finds a fault in; of one run."""
    report = xml.fromstring(subprocess.run(["tests/tools/verapdf", "ua1", *paths], capture_output=True, check=False).stdout)
    passed = [item.find("item/name").text for item in report.iter("job")
              if (verdict := item.find("validationReport")) is not None and verdict.get("isCompliant") == "true"]
    return {str(path) for path in paths} ^ set(passed)


def render(paths, device, dpi):
    """Each file's first page, as an array of its bytes by row and pixel; of one run."""
    out = scratch()
    read("gs", "-q", "-dBATCH", "-dNOPAUSE", f"-sDEVICE={device}", f"-r{dpi}", "-o", out / "%03d.pam", *paths)
    pages = [page(path) for path in sorted(out.glob("*.pam"))]
    ok(len(pages) == len(paths), f"Ghostscript paints {len(paths)} pages as {device}", len(pages))
    return pages


def page(path):
    data = path.read_bytes()
    if data[:2] == b"P6":
        _, width, height, _, pixels = re.match(rb"(P6)\s+(?:#.*\n)?(\d+)\s+(\d+)\s+(\d+)\s(.*)", data, re.S).groups()
    else:
        head, pixels = data.split(b"ENDHDR\n", 1)
        width, height = re.search(rb"WIDTH (\d+)", head)[1], re.search(rb"HEIGHT (\d+)", head)[1]
    return numpy.frombuffer(pixels, numpy.uint8).reshape(int(height), int(width), -1)


def cut(pixels):
    left, top, right, bottom = (round(edge * DPI / 72) for edge in LOGO_PT)
    return numpy.ascontiguousarray(pixels[top:bottom, left:right])


def transform(source, target, modes):
    return ImageCms.buildTransform(source, target, *modes, ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION)


SCREEN, PRESS, LAB = ImageCms.createProfile("sRGB"), ImageCms.getOpenProfile("layouts/fogra39.icc"), ImageCms.createProfile("LAB")
TO_INKS, FROM_INKS = transform(SCREEN, PRESS, ("RGB", "CMYK")), transform(PRESS, SCREEN, ("CMYK", "RGB"))
TO_LAB = transform(SCREEN, LAB, ("RGB", "LAB"))


def lab(picture):
    array = numpy.asarray(ImageCms.applyTransform(picture, TO_LAB)).astype(float)
    array[..., 0] *= 100 / 255
    array[..., 1:] = (array[..., 1:] + 128) % 256 - 128
    return array


def difference(screen, inks):
    """Mean ΔE*ab of what is painted: a screen's pixels, as far as inks can show them, and inks."""
    shown = Image.fromarray(screen, "RGB")
    possible = ImageCms.applyTransform(ImageCms.applyTransform(shown, TO_INKS), FROM_INKS)
    printed = ImageCms.applyTransform(Image.frombytes("CMYK", shown.size, inks.tobytes()), FROM_INKS)
    painted = (screen.min(axis=2) < 250) | (inks.max(axis=2) > 5)
    return numpy.linalg.norm(lab(possible) - lab(printed), axis=2)[painted].mean(), painted.mean()


postings = scratch() / "logos"
write_postings(postings)
office = build(postings, REFUSED, "for the office")
press = build(postings, REFUSED | REFUSED_BY_PRESS, "for the press", "--standard", "pdfx4")
failed = failed_ua(office.values())
ok(not failed, f"veraPDF: {len(office)} posters are PDF/UA-1", failed)
most = {name: pixels.sum(axis=2, dtype=int).max() / 255 for name, pixels in zip(press, render(press.values(), "pamcmyk32", SMALL))}
ok(max(most.values()) <= INK_MOST, f"at most {max(most.values()) * 100:.0f} % of ink anywhere", {name: ink for name, ink in most.items() if ink > INK_MOST})
screens, inks = render([office[name] for name in GRADIENTS], "ppmraw", DPI), render([press[name] for name in GRADIENTS], "pamcmyk32", DPI)
for name, screen, ink in zip(GRADIENTS, screens, inks):
    far, painted = difference(cut(screen), cut(ink))
    ok(painted > 0.2 and far < FURTHER.get(name, FAR), f"{name}: its inks look as its screen does, ΔE {far:.1f}", painted)
done()
