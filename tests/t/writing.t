#!/usr/bin/env python3
# What can't be written: exit 3, a message, and what was there before is still there whole.
import fcntl
import os
import resource
import shutil
import stat

from tap import AFFICHE, FILES, POSTING, build, done, ok, run, scratch

NOBODY = 65534  # root is refused nothing

def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

def refused(name, out, *more, **options):
    result = run(AFFICHE, "build", "-o", out, *more, POSTING, **options)
    ok(result.returncode == 3 and "error" in result.stderr, f"{name}: exit 3, and a message",
       f"exit {result.returncode}\n{result.stderr}")

earlier = build()
before = files(earlier)
ok(sorted(before) == FILES, "an earlier build is there", sorted(before))

refused("a parent that is missing", earlier / "no" / "such" / "folder")

refused("a parent that is missing, whatever the layout", earlier / "no" / "such" / "folder", "--layout", "poster-a3")

# A full disk: no file may grow over 2 KB.
def full_disk():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

refused("a full disk", earlier.parent, preexec_fn=full_disk)
ok(files(earlier) == before, "a full disk: the earlier files are whole, and nothing lies beside them", sorted(files(earlier)))

# What a run left behind that was killed goes with the next one; what another run is at, and what is no such file, stays.
left, held = earlier / ".affiche.offer.pdf.a1B2c3", earlier / ".affiche.offer.pdf.z9Y8x7"
others = [earlier / name for name in (".affiche.notes", ".offer.pdf.a1B2c3", "affiche.offer.pdf.a1B2c3")]
for path in (left, held, *others):
    path.write_text("half")
with open(held) as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    result = run(AFFICHE, "build", "-o", earlier.parent, POSTING)
    ok(result.returncode == 0 and not left.exists() and held.exists(), "half a file of a run that is gone is taken away, not that of one that is at it", result.stderr)
ok(all(path.read_text() == "half" for path in others), "files of other names stay")
for path in (held, *others):
    path.unlink()

# A form that had lost its place when a run was killed: one that is as it was made goes, any other gets a name that is seen.
saved, ours = earlier / ".affiche-former.grid.pdf.a1B2c3", earlier / ".affiche-former.grid.html.a1B2c3"
saved.write_bytes((earlier / "grid.pdf").read_bytes() + b"\n% filled\n")
filled = saved.read_bytes()
ours.write_bytes((earlier / "grid.html").read_bytes())
result = run(AFFICHE, "build", "-o", earlier.parent, POSTING)
ok(result.returncode == 0 and not saved.exists() and (earlier / "grid-1.pdf").read_bytes() == filled and "grid-1.pdf now [filled-form]" in result.stderr,
   "a form that was saved while a build replaced it is found again, and said", result.stderr[-500:])
ok(not ours.exists() and not (earlier / "grid-1.html").exists(), "one that was affiche's goes")
(earlier / "grid-1.pdf").unlink()

# Someone else's folder, for a user who is not root, who needs a place of their own to read the tool and the posting from.
place = scratch()
place.chmod(0o755)
for folder in ("fonts", "layouts"):
    shutil.copytree(folder, place / folder)
shutil.copytree(POSTING, place / POSTING.name)
shutil.copy(AFFICHE, place / "affiche")
(place / "out").mkdir(mode=0o755)
shutil.copytree(earlier, place / "out" / POSTING.name)
for path in place.rglob("*"):
    path.chmod(path.stat().st_mode | stat.S_IRGRP | stat.S_IROTH | (stat.S_IXGRP | stat.S_IXOTH if path.is_dir() else 0))
(place / "affiche").chmod(0o755)
if os.getuid() == 0:
    someone = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
else:
    someone = {}
    for folder in (place / "out" / POSTING.name, place / "out"):
        folder.chmod(0o555)

for name, out in (("a folder that can't be written", place / "out"), ("a parent that can't be written", place / "out" / "new")):
    result = run(place / "affiche", "build", "-o", out, place / POSTING.name, cwd="/",
                 env={**os.environ, "AFFICHE_DATA": str(place), "LSAN_OPTIONS": "detect_leaks=0"}, **someone)
    ok(result.returncode == 3 and "error" in result.stderr, f"{name}: exit 3, and a message",
       f"exit {result.returncode}\n{result.stderr}")
ok(files(place / "out" / POSTING.name) == before, "a folder that can't be written: the earlier files are whole")
(place / "out").chmod(0o755)
(place / "out" / POSTING.name).chmod(0o755)
done()
