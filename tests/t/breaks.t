#!/usr/bin/env python3
# A layout of one page may begin columns where it likes: then all words stand there, or there is no page, and the reason is said.
import re
import shutil

from reading import fold, plain, section, seek
from tap import AFFICHE, POSTING, done, ok, run, scratch

MISSIONS = [line.removeprefix("- ") for line in section("MISSIONS")]


def make(style, columns=2):
    """The poster's PDF, with a layout that begins a column at each block of a style; what was said; the exit code."""
    folder, out = scratch() / "posting", scratch()
    shutil.copytree(POSTING, folder)
    layout = open("layouts/poster-a4.ini", encoding="utf-8").read()
    layout = layout.replace(f"[style {style}]\n", f"[style {style}]\nbreak-before = yes\n").replace("columns = 2\n", f"columns = {columns}\n")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "poster-a4.ini").write_text(layout, "utf-8")
    result = run(AFFICHE, "build", "-o", out, "--only", "poster", "--office", "friche", folder)
    return out / "posting" / "poster-friche.pdf", result.stderr, result.returncode


pdf, said, status = make("section")
ok(status == 0 and pdf.exists(), "two sections, two columns: made", said)
words = fold(plain(pdf))
lost = [line for line in MISSIONS if seek(fold(line), words)[1] and line[:30] not in said.replace("’", "'").replace("\u00a0", " ")]
ok("[left-out]" in said and not lost, "what the missions' column does not hold is noted, line by line", lost)
for style, columns in ("section", 1), ("item", 2):
    pdf, said, status = make(style, columns)
    ok(status == 1 and not pdf.exists(), f"“{style}” begins more columns than there are: no page", said)
    ok(re.search(r"posting\.txt:\d+:\d+: error: .*begin a column.*break-before.*\[fit\]", said), "the place and the reason are said", said)
done()
