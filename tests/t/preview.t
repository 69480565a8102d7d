#!/usr/bin/env python3
# `affiche preview` makes a PNG of each page that `build` would print, at the resolution asked for; guides are drawn over it.
import os
import re
import struct

from tap import AFFICHE, POSTING, done, ok, read, run, scratch


def preview(*options):
    """{name: bytes} of the pictures made."""
    out = scratch()
    result = run(AFFICHE, "preview", "-o", out, *options, POSTING)
    ok(result.returncode == 0, f"preview {' '.join(options)}: exit 0", result.stderr)
    pictures = {path.name: path.read_bytes() for path in sorted((out / POSTING.name).iterdir())}
    ok(result.stdout.splitlines()[:-1] == [str(out / POSTING.name / name) for name in sorted(pictures, key=result.stdout.index)]
       and f"{len(pictures)} picture" in result.stdout, "stdout names each picture", result.stdout)
    return pictures


def size(png):
    return struct.unpack(">II", png[16:24]) if png[:8] == b"\x89PNG\r\n\x1a\n" else None


plain = preview()
pages = [name for name in plain if name.startswith("offer-") and not name.startswith("offer-large-")]
ok({"poster-friche.png", "poster-aix.png", "grid-1.png", "grid-2.png"} <= set(plain), "posters and grid are there", plain.keys())
ok(pages == [f"offer-{n + 1}.png" for n in range(len(pages))] and len(pages) > 1, "the offer's pages are numbered", pages)
ok(all(size(png) == (794, 1123) for png in plain.values()), "A4 at 96 dpi", {name: size(png) for name, png in plain.items()})

(name, coarse), = preview("--dpi", "36", "--only", "poster", "--office", "aix").items()
ok(name == "poster-aix.png" and size(coarse) == (298, 421), "one office's poster at 36 dpi", (name, size(coarse)))
ok(list(preview("--layout", "poster-a3", "--office", "aix", "--dpi", "36")) == ["poster-aix-a3.png"], "another layout is named")

guided = preview("--guides")
ok(guided.keys() == plain.keys(), "guides make the same pictures")
ok(all(guided[name] != plain[name] and size(guided[name]) == size(plain[name]) for name in plain), "with something over them")
ok(preview("--guides") == guided, "the same again")

# What is shown is what is printed: as the PDF, painted by another tool.
out = scratch()
read(AFFICHE, "build", "-o", out, "--only", "poster", "--office", "friche", POSTING)
read("pdftoppm", "-r", "96", "-singlefile", out / POSTING.name / "poster-friche.pdf", out / "printed")
(out / "shown.png").write_bytes(plain["poster-friche.png"])
codes = [run("zbarimg", "-q", "--raw", picture).stdout for picture in (out / "printed.ppm", out / "shown.png")]
ok(codes[0] == codes[1] and codes[0], "its QR code is read, as in print", codes)

# Beside what `build` made, and an earlier, longer preview.
out = scratch()
read(AFFICHE, "build", "-o", out, "--only", "social", POSTING)
made = (out / POSTING.name / "social.png").read_bytes()
for page in range(1, 9):
    (out / POSTING.name / f"offer-{page}.png").touch()
read(AFFICHE, "preview", "-o", out, "--dpi", "40", "--only", "social,offer", POSTING)
ok((out / POSTING.name / "social.png").read_bytes() == made and (out / POSTING.name / "social-preview.png").exists(),
   "a picture that `build` made stays")
ok(sorted(path.name for path in (out / POSTING.name).glob("offer*")) == pages, "pages that are no more are gone", os.listdir(out / POSTING.name))
read(AFFICHE, "preview", "-o", out, "--only", "offer", "tests/cases/build/usage/a/x")
ok(os.listdir(out / "x") == ["offer-1.png"], "a single page of what may have several is numbered", os.listdir(out / "x"))

# What was not made is counted by what it is.
result = run(AFFICHE, "preview", "-o", scratch(), "tests/cases/layouts/override/p", "tests/cases/build/nowhere")
ok(result.returncode == 1 and re.match(r"0 pictures, \d documents not made, 1 posting not made; ", result.stdout), "documents and postings are told apart",
   result.stdout)

for options in ["--dpi", "5"], ["--dpi", "much"], ["--only", "flyer"], ["--layout", "grid-a4", "--only", "offer"]:
    result = run(AFFICHE, "preview", "-o", scratch(), *options, POSTING)
    ok(result.returncode == 2 and "affiche preview: " in result.stderr, f"preview {' '.join(options)}: usage", result.stderr)
done()
