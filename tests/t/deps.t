#!/usr/bin/env python3
# A folder is a module with one door, the layers of src/ point one way, and each library's headers stay in the files that may
# know it (src/README.md). Lists each module with its door and its number of functions.
import re

from structure import KNOWS, LAYERS, ONLY, SRC, closure, doors, files, functions, includes, is_private, layer, module, modules, name, own
from tap import done, ok

LIBRARIES = {  # header: the files that may include it
    r"iniparser/": r"ini/",
    r"librsvg/": r"design/artwork/",
    r"libxml/": r"design/artwork/|import/",
    r"pango/|fontconfig/|ft2build|freetype": r"typeset/font/|typeset/para/",
    r"hb": r"typeset/font/face\.|typeset/font/subset\.",  # glyphs and metrics, which Pango does not tell; subsets
    r"cairo": r"typeset/|device/",
    r"qrencode": r"typeset/box/code\.",
    r"hpdf": r"device/haru/",
    r"qpdf/": r"pdf/|seal/|press/",
    r"jpeglib|png\.h|tiff|ZXing/": r"scan/",
    r"gnutls/": r"pdf/",
    r"libdeflate": r"(pdf|export/sheet)/",
    r"zlib": r"device/cairo/deflate\.",
    r"lcms2": r"press/",
    r"json-glib/": r"export/|cli/",
    r"hyphen": r"lang/hyphen",
    r"archive": r"import/",
    r"xlsxwriter": r"export/",
    r"seccomp": r"base/module_seccomp\.",
}


def may_include(path, header):
    """Own folder, or the parent's; the door of an own part, of a part before the own one, of a layer below."""
    mine, its = module(path), module(header)
    if mine == its or mine.startswith(its + "/"):
        return True
    if is_private(header) or its not in LAYERS:
        return False
    return its.startswith(mine + "/") or LAYERS.index(its) < LAYERS.index(mine)


def may_know(path, header):
    mine, its = layer(module(path)), layer(module(header))
    allowed = KNOWS[mine].split()
    part = ONLY.get((mine, its))
    return mine == its or allowed == ["*"] or (its in allowed and (not part or module(path) == part))


for of in modules():
    count = sum(len(functions(path)) for path in files() if module(path) == of)
    print(f"# {of:18} {' '.join(doors(of)) or '-':32} {count:4} functions")

unknown = [name(path) for path in files() if module(path) not in LAYERS]
ok(not unknown, "every file stands in a known module", "\n".join(unknown))
for of in modules():
    private = [name(path) for path in files() if module(path) == of and is_private(path.name)]
    ok(len(doors(of)) <= 1 and len(private) <= 1, f"{of}: one door, at most one private header", "\n".join(doors(of) + private))
missing = [f"{name(path)} includes {header}" for path in files() for header in own(path) if not (SRC / header).exists()]
ok(not missing, "every header that is included is there", "\n".join(missing))
for of in modules():
    here = [path for path in files() if module(path) == of]
    wrong = [f"{name(path)} includes {header}" for path in here for header in own(path) if not may_include(path, header)]
    wrong += [f"{name(path)} sees {header}" for path in here for header in sorted(closure(path)) if not may_know(path, header)]
    ok(not wrong, f"{of}: includes doors below it, and sees no more than {KNOWS.get(layer(of), '').replace('*', 'all')}", "\n".join(wrong))
for library, home in LIBRARIES.items():
    at = [name(path) for path in files() for mark, header in includes(path) if mark == "<" and re.match(library, header)]
    wrong = [path for path in at if not re.match(home, path)]
    ok(not wrong, f"<{library}> only in {home} ({', '.join(sorted(set(at))) or 'nowhere'})", "\n".join(wrong))
done()
