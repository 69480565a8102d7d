#!/usr/bin/env python3
# The black poster: black ink alone, and little of it, as Ghostscript separates it.
from pathlib import Path

from tap import AFFICHE, POSTING, done, ok, read, run, scratch

MOST = 12  # per cent
POSTINGS = [POSTING, Path("input/harbour-2027"), *sorted(path.parent for path in Path("tests/cases/poster").glob("*/posting.ini"))]

out = scratch()
result = run(AFFICHE, "build", "-o", out, "--layout", "poster-a4-mono", *POSTINGS)
ok(result.returncode == 0, "all are made", result.stderr)
for path in sorted(out.glob("*/*.pdf")):
    cyan, magenta, yellow, black = (float(share) for share in
                                    read("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=ink_cov", "-o", "-", path).split()[:4])
    ok(cyan == magenta == yellow == 0 and 0 < black < MOST, f"{path.parent.name}/{path.name}: black alone, {black} %",
       (cyan, magenta, yellow, black))
done()
