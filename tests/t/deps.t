#!/usr/bin/env python3
# The layers of src/ point one way, and each library's headers stay in the files that may know it (src/README.md).
import re
from pathlib import Path

from tap import done, ok

LAYERS = "base lang posting panel document typeset device seal export cli".split()
LIBRARIES = {  # header: the files that may include it
    r"iniparser/": r"posting/ini\.",
    r"librsvg/": r"document/(design|artwork)|device/cairo",
    r"pango/|hb|fontconfig/|ft2build": r"typeset/|device/cairo",
    r"cairo": r"typeset/|device/(cairo|png|contrast)",
    r"qrencode": r"typeset/qr\.",
    r"hpdf": r"device/haru",
    r"qpdf/|lcms2": r"seal/",
    r"json-glib/": r"export/|cli/",
    r"seccomp": r"base/worker\.",
}

src = Path("src")
files = [path for path in sorted(src.rglob("*.[ch]"))]
includes = {path: re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)', path.read_text("utf-8"), re.M) for path in files}

ok({path.relative_to(src).parts[0] for path in files} <= set(LAYERS), "every file stands in a known layer")
for depth, layer in enumerate(LAYERS):
    wrong = [f"{path} includes {header}" for path in files if path.parts[1] == layer
             for mark, header in includes[path] if mark == '"' and header.split("/")[0] not in LAYERS[:depth + 1]]
    ok(not wrong, f"{layer}: includes only {' '.join(LAYERS[:depth + 1])}", "\n".join(wrong))
for library, home in LIBRARIES.items():
    wrong = [f"{path} includes {header}" for path in files if not re.match(home, str(path.relative_to(src)))
             for mark, header in includes[path] if mark == "<" and re.match(library, header)]
    ok(not wrong, f"<{library}> only in {home}", "\n".join(wrong))
done()
