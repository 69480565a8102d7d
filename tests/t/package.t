#!/usr/bin/env python3
# The Debian package asks for what the Makefile installs to build, and has the program's version (tests/programs/deb.t builds it).
import re
from pathlib import Path

from tap import AFFICHE, done, ok, run

ESSENTIAL = {"make", "gcc", "g++", "libc6-dev"}  # what build-essential brings
control = Path("debian/control").read_text("utf-8")
needed = set(re.search(r"^BUILD_DEPS := ((?:.*\\\n)*.*)$", Path("Makefile").read_text("utf-8"), re.M)[1].replace("\\\n", " ").split())
needed = {name.split("=")[-1] for name in needed} - ESSENTIAL
asked = set(re.search(r"^Build-Depends: ((?:.*\n(?= ))*.*)$", control, re.M)[1].replace("\n", " ").split(", ")) - {""}
asked = {name.strip() for name in asked} - {"debhelper-compat (= 13)"}
ok(len(needed) > 10 and asked == needed, "debian/control asks for what the Makefile's BUILD_DEPS name", sorted(asked ^ needed))
version = run(AFFICHE, "--version").stdout.split()[-1]
ok(re.match(rf"affiche \({re.escape(version)}\)", Path("debian/changelog").read_text("utf-8")), f"debian/changelog begins with {version}")
done()
