#!/usr/bin/env python3
# Every QR code is read by zbar, coarse and fine and after JPEG, whatever the length of its target; its modules are as large as the layout
# says, its quiet zone is empty, a link of the same target lies over it. A target that is too long is reported, and has no code.
import re
import shutil

from tap import AFFICHE, POSTING, done, ok, read, run, scratch

LAYOUTS = {  # layout: the least side of a module, in points
    "poster-a4": 0.85 * 72 / 25.4,
    "poster-a4-mono": 0.85 * 72 / 25.4,
    "poster-a4-bold": 0.85 * 72 / 25.4,
    "poster-a3": 1.2 * 72 / 25.4,
}
LENGTHS = 20, 60, 120
TOO_LONG = 160
QUIET = 4


def target(length):
    return ("https://example.org/" + "offre/2026-responsable/mediation?lieu=aix&ref=A-7/" * 4)[:length]


def posting(length):
    """The first posting with a target of so many characters."""
    folder = scratch() / f"long-{length}"
    shutil.copytree(POSTING, folder)
    ini = folder / "posting.ini"
    ini.write_text(ini.read_text("utf-8").replace("[facts]\n", f"[facts]\nurl = {target(length)}\n", 1), "utf-8")
    return folder


def build(folder, layout, *options):
    """The one file that is made, and what was said."""
    out = scratch()
    made = run(AFFICHE, "build", "-o", out, "--only", "poster", "--office", "friche", "--layout", layout, *options, folder)
    return next(iter((out / folder.name).iterdir())), made.stderr


def zbar(picture):
    return run("zbarimg", "-q", "--raw", picture).stdout.strip()


def check_readable(pdf, length, layout):
    for dpi in 75, 100, 300:
        read("pdftoppm", "-r", dpi, "-singlefile", pdf, pdf.parent / "raster")
        found = zbar(pdf.parent / "raster.ppm")
        ok(found == target(length), f"{layout}: zbar reads {length} characters at {dpi} dpi", found)
        if dpi == 100:
            read("cjpeg", "-quality", 60, "-outfile", pdf.parent / "raster.jpg", pdf.parent / "raster.ppm")
            found = zbar(pdf.parent / "raster.jpg")
            ok(found == target(length), f"{layout}: zbar reads {length} characters at {dpi} dpi after JPEG", found)


def check_measures(trace, length, layout):
    """From the trace: `code X Y W H #colour SIZE modules`, boxes of other items, and the link."""
    code = re.search(r"^code (\S+) (\S+) (\S+) (\S+) \S+ (\d+) modules", trace, re.M)
    if not ok(code, f"{layout}: {length} characters: there is a code", trace):
        return
    x, y, width, height = map(float, code.groups()[:4])
    module = width / int(code[5])
    ok(module >= LAYOUTS[layout] - 0.005 and abs(width - height) < 0.02, f"{layout}: {length} characters: modules are large enough", code[0])

    left, top, right, bottom = x - QUIET * module, y - QUIET * module, x + width + QUIET * module, y + height + QUIET * module
    inside = [line for line in trace.splitlines() if (text := re.match(r"text (\S+) (\S+) (\S+) .*? (\d[\d.]*) #", line))
              and float(text[1]) < right - 0.05 and float(text[1]) + float(text[3]) > left + 0.05
              and float(text[2]) > top + 0.05 and float(text[2]) - 0.6 * float(text[4]) < bottom - 0.05]
    ok(not inside, f"{layout}: {length} characters: no text in the quiet zone", inside)

    links = [list(map(float, link)) for link in
             re.findall(r"^link (\S+) (\S+) (\S+) (\S+) " + re.escape(target(length)) + " ", trace, re.M)]
    ok(any(lx <= x and ly <= y and lx + lw >= x + width and ly + lh >= y + height for lx, ly, lw, lh in links),
       f"{layout}: {length} characters: a link lies over the code", links)


for layout in LAYOUTS:
    for length in LENGTHS:
        folder = posting(length)
        pdf, said = build(folder, layout)
        ok("[url-long]" not in said, f"{layout}: {length} characters are not too long", said)
        check_readable(pdf, length, layout)
        check_measures(build(folder, layout, "--as", "trace")[0].read_text("utf-8"), length, layout)
    folder = posting(TOO_LONG)
    trace, said = build(folder, layout, "--as", "trace")
    ok(re.search(r"posting\.ini:\d+:7: warning: .*give a shorter address \[url-long\]", said), f"{layout}: what is too long is reported", said)
    ok(not re.search("^code ", trace.read_text("utf-8"), re.M), f"{layout}: what is too long has no code")

# A width given as a share of a column that is as wide as its content: the column is wide enough for the code.
folder = posting(60)
(folder / "layouts").mkdir()
layout = open("layouts/poster-a4.ini", encoding="utf-8").read()
(folder / "layouts" / "poster-a4.ini").write_text(re.sub(r"(?s)(\[style code\].*?)\nwidth = [^\n]*", r"\1\nwidth = 80%", layout, count=1), "utf-8")
trace, said = build(folder, "poster-a4", "--as", "trace")
ok("[url-long]" not in said and re.search("^code ", trace.read_text("utf-8"), re.M), "a code as wide as a share of its column", said)
done()
