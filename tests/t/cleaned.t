#!/usr/bin/env python3
# `make clean` (tests/tools/clean): of what lies in out/ it takes what make built and affiche made, and leaves and names whatever somebody has touched.
import shutil
from pathlib import Path

import round as sample
from tap import AFFICHE, POSTING, done, ok, run, scratch

def there(out):
    return {str(path.relative_to(out)) for path in out.rglob("*") if not path.is_dir()}

def built():
    out = scratch() / "out"
    for folder in "obj/cli", "bin", "tests", "tap", "share":
        (out / folder).mkdir(parents=True)
    (out / "obj/cli/main.o").write_bytes(b"\0")
    (out / "libaffiche.a").write_bytes(b"\0")
    (out / "bin/affiche").symlink_to(AFFICHE)
    run(AFFICHE, "build", "-j1", "-o", out, POSTING)
    run(AFFICHE, "build", "-o", out, "--only", "html,jsonld,social", POSTING)
    run(AFFICHE, "preview", "-o", out, POSTING)
    return out, out / POSTING.name

def clean(out):
    return run("tests/tools/clean", out)

out, made = built()
ok(len(there(out)) > 12, "documents, pictures and what make builds", there(out))
cleaned = clean(out)
ok(not out.exists() and cleaned.returncode == 0 and not cleaned.stdout, "all of it is affiche's own: nothing is left", cleaned.stdout + cleaned.stderr)

out, made = built()
shutil.copy(made / "grid.pdf", made / "copy.pdf")
(made / "grid.pdf").write_bytes(sample.filled(sample.form(made / "grid.pdf"), {"K1.score": "3"}))
(made / "grid.xlsx").write_bytes((made / "grid.xlsx").read_bytes().replace(b"xl/", b"XL/", 1))
(made / "offer.txt").write_text("Mine.\n")
(made / "offer.pdf").write_bytes((made / "offer.pdf").read_bytes()[:-1])
(made / "notes C-07.txt").write_text("Strong on K2.\n")
(made / "ballot-C-07-A.csv").write_text("candidate,evaluator,criterion,score\n")
(made / "kept").mkdir()
(made / "kept/scan.pdf").write_bytes(b"%PDF-1.7\n")
(out / "README").write_text("of mine\n")
mine = {f"{POSTING.name}/{name}": (made / name).read_bytes() for name in
        ("grid.pdf", "grid.xlsx", "offer.txt", "offer.pdf", "notes C-07.txt", "ballot-C-07-A.csv", "kept/scan.pdf")} | {"README": b"of mine\n"}
cleaned = clean(out)
ok(there(out) == set(mine), "what somebody has touched or put there stays, and nothing else", there(out) ^ set(mine))
ok(all((out / name).read_bytes() == data for name, data in mine.items()), "as it was")
ok(all(f"{out / name}\n" in cleaned.stdout for name in mine) and cleaned.stdout.count("\n") == len(mine), "each is named", cleaned.stdout)
ok(clean(scratch() / "none").returncode == 0, "nothing there, nothing done")
done()
