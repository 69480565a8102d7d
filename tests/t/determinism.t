#!/usr/bin/env python3
# Two builds in different folders, at different times, in different zones and locales, by different users' homes: the same bytes.
import os
import shutil
import time

from tap import FILES, POSTING, build, done, ok, scratch

def build_in(place, **environment):
    posting = scratch() / place / POSTING.name
    shutil.copytree(POSTING, posting)
    return build(posting, cwd=posting.parent, env={**os.environ, "HOME": str(posting.parent), **environment})

first = build_in("a", TZ="Pacific/Kiritimati", LC_ALL="C", LANGUAGE="en")
time.sleep(1.1)  # a clock that leaks shows in the seconds
second = build_in("a much longer folder", TZ="Pacific/Pago_Pago", LC_ALL="fr_FR.UTF-8", LANGUAGE="fr", HB_SHAPER_LIST="fallback", CAIRO_DEBUG_PDF="1")

ok(sorted(path.name for path in first.iterdir()) == FILES, "the documents are there, and nothing else",
   sorted(path.name for path in first.iterdir()))
for name in FILES:
    ok((first / name).read_bytes() == (second / name).read_bytes(), f"{name}: same bytes")
done()
