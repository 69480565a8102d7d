#!/usr/bin/env python3
# `affiche build --watch` builds again when a posting, a layout or a font's folder changes, survives mistakes, does not wake itself, and
# ends at Ctrl-C with exit 0.
import os
import resource
import shutil
import signal
import subprocess
import time

from tap import AFFICHE, POSTING, done, ok, run, scratch

PATIENCE = 120  # seconds: nothing is judged by time
END = "; watching for changes"

folder = scratch()
posting, said = folder / "posting", folder / "said"
shutil.copytree(POSTING, posting)
text = (posting / "posting.txt").read_text("utf-8")


def start(out, what, **options):
    with said.open("wb") as to:
        return subprocess.Popen([AFFICHE, "build", "--messages", "en", "--watch", "-o", out, "--only", "offer", what], stdout=to, stderr=subprocess.STDOUT, **options)


def wait_until(test):
    end = time.monotonic() + PATIENCE
    while not test(said.read_text("utf-8")) and time.monotonic() < end and tool.poll() is None:
        time.sleep(0.02)


def wait_for(count, name):
    """Until so many builds are done; gives what the last one said."""
    wait_until(lambda text: text.count(END) >= count)
    parts = said.read_text("utf-8").split(END)
    ok(len(parts) == count + 1, name, said.read_text("utf-8"))
    return parts[count - 1] if len(parts) > count else ""


def replace(path, content):
    """As editors do: beside it, then over it."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(content, "utf-8")
    beside.rename(path)


# The documents go into the posting's own folder, which must not wake the build.
tool = start(folder, posting)
try:
    wait_for(1, "it builds at once")
    replace(posting / "posting.txt", text + "\nUne phrase de plus.\n")
    wait_for(2, "a text that was renamed over is seen")
    ok("Une phrase de plus." in (posting / "offer.txt").read_text("utf-8"), "and what was made says so")
    ini = (posting / "posting.ini").read_text("utf-8")
    (posting / "posting.ini").write_text("[nonsense]\n" + ini, "utf-8")
    ok("[ini-section]" in wait_for(3, "an INI that is written in place is seen"), "its mistake is said")
    (posting / "posting.ini").write_text(ini, "utf-8")
    ok("2 documents" in wait_for(4, "it goes on after a mistake"), "and builds again")
    (posting / "layouts").mkdir()
    wait_for(5, "a folder of layouts is seen")
    shutil.copy("layouts/offer-a4.ini", posting / "layouts")
    wait_for(6, "and a layout in it")
    posting.rename(folder / "away")
    ok("[input-missing]" in wait_for(7, "a posting that goes is seen"), "and said")
    (folder / "away").rename(posting)
    ok("2 documents" in wait_for(8, "a posting that comes back is seen"), "and built")
    replace(posting / "posting.txt", text)
    wait_for(9, "as is what changes in it then")
finally:
    tool.send_signal(signal.SIGINT)
    status = tool.wait(PATIENCE)
ok(status == 0, "Ctrl-C ends it with exit 0", status)
ok("built in" in said.read_text("utf-8"), "it says how long it took")
ok(said.read_text("utf-8").count("built in") == 9, "its own files wake it never", said.read_text("utf-8"))

# A folder that can't be watched is named, and the rest watched.
looped = folder / "looped"
shutil.copytree(posting, looped)
(looped / "fonts").symlink_to("fonts")
tool = start(scratch(), looped)
try:
    ok("[input-unreadable]" in wait_for(1, "a folder that leads to itself is met"), "and refused")
    (looped / "fonts").unlink()
    replace(looped / "posting.txt", text)
    ok("2 documents" in wait_for(2, "once it is gone it builds"), "as before")
finally:
    tool.send_signal(signal.SIGTERM)
    tool.wait(PATIENCE)
ok(said.read_text("utf-8").count("fonts can't be watched: ") == 1, "what can't be watched is said once", said.read_text("utf-8"))
shutil.rmtree(looped)

# A folder of postings, to which one is added file by file.
tool = start(scratch(), folder)
try:
    wait_for(1, "a folder of postings is built")
    (folder / "second").mkdir()
    for name in "posting.txt", "posting.ini":
        time.sleep(0.2)
        shutil.copy(posting / name, folder / "second")
    wait_until(lambda text: "second/offer.txt" in text)
    ok("second/offer.txt" in said.read_text("utf-8"), "and one that is added to it", said.read_text("utf-8"))
finally:
    tool.send_signal(signal.SIGTERM)
    status = tool.wait(PATIENCE)
ok(status == 0, "SIGTERM ends it, too", status)

# A text that is a link: what it leads to is seen, whichever way it is written; a link that leads out of the folder is refused.
linked = folder / "second"
(linked / "text").mkdir()
(linked / "posting.txt").rename(linked / "text" / "real.txt")
(linked / "posting.txt").symlink_to("text/real.txt")
tool = start(scratch(), linked)
try:
    wait_for(1, "a linked text is built")
    replace(linked / "text" / "real.txt", text + "\nEncore une phrase.\n")
    wait_for(2, "what it leads to is seen when renamed over")
    (linked / "posting.txt").write_text(text, "utf-8")
    wait_for(3, "and when it is written through the link")
    (linked / "posting.txt").unlink()
    (linked / "posting.txt").symlink_to(posting / "posting.txt")
    ok("[ini-path]" in wait_for(4, "a link that is switched is seen"), "and refused where it leads outside")
finally:
    tool.send_signal(signal.SIGINT)
    tool.wait(PATIENCE)

# A file that is written all the time keeps nothing from being built.
tool = start(scratch(), posting)
try:
    wait_for(1, "a posting is built")
    end = time.monotonic() + PATIENCE
    while said.read_text("utf-8").count(END) < 2 and time.monotonic() < end:
        (posting / "posting.txt").write_text(text, "utf-8")
        time.sleep(0.02)
    ok(said.read_text("utf-8").count(END) >= 2, "and built again while its text is written all the time", said.read_text("utf-8"))
finally:
    tool.send_signal(signal.SIGINT)
    tool.wait(PATIENCE)

# Where nothing can be watched, it doesn't say that it watches.
if shutil.which("strace") and not run("strace", "-f", "-o", "/dev/null", "true").returncode:
    result = run("strace", "-f", "-o", "/dev/null", "-e", "inject=inotify_add_watch:error=ENOSPC", AFFICHE, "build", "--messages", "en", "--watch", "-o", scratch(), "--only", "offer", posting,
                 env={**os.environ, "LSAN_OPTIONS": "detect_leaks=0"}, timeout=PATIENCE)
    ok(result.returncode == 3 and "nothing can be watched" in result.stderr and END not in result.stdout, "where nothing can be watched it builds once, says so, and ends with exit 3", f"exit {result.returncode}\n{result.stderr}")
else:
    ok(True, "where nothing can be watched # SKIP no strace here, or no right to trace")

# The system can't go on: poll takes no more files than may be open (and no more can a search for leaks).
tool = start(scratch(), posting, env={**os.environ, "LSAN_OPTIONS": "detect_leaks=0"})
try:
    wait_for(1, "a posting is built")
    resource.prlimit(tool.pid, resource.RLIMIT_NOFILE, (1, 1))
    replace(posting / "posting.txt", text)
    status = tool.wait(PATIENCE)
finally:
    tool.kill()
ok(status == 3 and "files can't be watched any more: " in said.read_text("utf-8"), "when the system fails it ends with exit 3", status)
done()
