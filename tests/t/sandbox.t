#!/usr/bin/env python3
# What a run asks the kernel for, by strace: no network, no program but the one that reads a PDF, and no file opened for writing outside -o.
# What the kernel would refuse stands in tests/unit/test_sandbox.c.
import os
import re
import shutil
from pathlib import Path

from artwork import png, with_artwork
from documents import docx, paragraph
from tap import AFFICHE, HOUSE, POSTING, build, done, ok, run, scratch

CALLS = "execve,execveat,socket,connect,bind,sendmsg,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,truncate"
WRITES = "O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE"
OWN = r"/dev/null|/proc/self/fd/\d+"  # nowhere, and memory

if not shutil.which("strace") or run("strace", "-f", "-o", "/dev/null", "true").returncode:
    print("1..0 # SKIP no strace here, or no right to trace")
    raise SystemExit


def traced(*command, **options):
    """What a command and its children asked for, a call a line; and its result."""
    log = scratch() / "log"
    result = run("strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", log, AFFICHE, command[0], "--messages", "en", *command[1:], env={**os.environ, "LSAN_OPTIONS": "detect_leaks=0"}, **options)
    return result, re.sub(r"^\d+ +", "", log.read_text("utf-8", "replace"), flags=re.M).splitlines()


def judge(name, calls, out, programs=(), writes=True):
    network = [call for call in calls if re.match(r"(socket|connect|bind|sendmsg)\(", call)]
    ok(not network, f"{name}: no network", "\n".join(network))
    run_ = [call for call in calls[1:] if call.startswith("execve")]
    ok([Path(re.search(r'"([^"]*)"', call)[1]).name for call in run_] == list(programs), f"{name}: no program{' but ' + ', '.join(programs) if programs else ''}", "\n".join(run_))
    paths = [(call, re.findall(r'"([^"]*)"', call)) for call in calls if not call.startswith("execve") and (not call.startswith("open") or re.search(WRITES, call))]
    outside = [call for call, named in paths if not all(str(Path(path).resolve()).startswith(str(out)) or re.fullmatch(OWN, path) for path in named)]
    ok(paths or not writes, f"{name}: it does write", "\n".join(calls[:50]))
    ok(not outside, f"{name}: nothing is written but below -o", "\n".join(outside))


pictured = with_artwork(f'<filter id="blur"><feGaussianBlur stdDeviation="9"/></filter><image href="{png(8)}" width="9" height="9"/><rect width="500" height="200" fill="#0b3c49" filter="url(#blur)"/>')
for name, options in (("alone", ()), ("in workers", ("-j2",))):
    out = scratch()
    result, calls = traced("build", *options, "-o", out, POSTING, HOUSE.resolve(), pictured)
    ok(result.returncode == 0 and len(list(out.glob("*/*.pdf"))) >= 14, f"{name}: all is made", result.stderr[-2000:])
    judge(name, calls, out)

# What would lead out: to a file, to the network, into another program. None of it is ever asked for.
hostile = scratch()
for number, body in enumerate((
        '<image href="file:///etc/passwd" width="9" height="9"/>', '<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
        '<use href="//127.0.0.1:9/x.svg#a"/>', '<style>@import url("http://127.0.0.1:9/x.css");</style><rect width="9" height="9"/>',
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>', '<rect width="9" height="9" fill="url(http://127.0.0.1:9/x.svg#a)"/>')):
    shutil.copytree(with_artwork(body), hostile / f"svg-{number}")
shutil.copytree(HOUSE, hostile / "text")
(hostile / "text/posting.txt").write_text("DUTIES\n\n- <img src=http://127.0.0.1:9/x> $(touch /tmp/x) `id` | sh\n- file:///etc/passwd\n", "utf-8")
out = scratch()
result, calls = traced("build", "-j2", "-o", out, "--only", "poster,offer", hostile)
ok(result.returncode == 1 and len(re.findall(r": error: .*\[svg\]$", result.stderr, re.M)) >= 6, "what leads out is refused", result.stderr[-3000:])
judge("what leads out", calls, out)

# What is read in a process of its own.
pdf = build(POSTING, None, "--only", "offer") / "offer.pdf"
for name, data, programs in (("a document", docx(paragraph("Un texte")), ()), ("a page", b"<html><body><img src=http://127.0.0.1:9/x><p>Un texte</p></body></html>", ()), ("a PDF", pdf.read_bytes(), ("pdftotext",))):
    folder, out = scratch(), scratch()
    (folder / "given").write_bytes(data)
    result, calls = traced("new", out / "new", "--from", folder / "given")
    ok(result.returncode == 0 and (out / "new/posting.txt").exists(), f"{name} is imported", result.stderr)
    judge(name, calls, out, programs)

# A form that came back.
out = scratch()
form = build(POSTING, None, "--only", "grid") / "grid.pdf"
result, calls = traced("panel", "--status", "--round", "1", POSTING, form)
ok(result.returncode == 0, "a form is read", result.stderr)
judge("a form", calls, out, writes=False)

# Network and programs are gone before a command reads anything, whichever it is.
form = build(POSTING, None, "--only", "offer") / "offer.txt"
for command in ("check", POSTING), ("show", POSTING), ("typo", "--lang", "fr", form), ("panel", "--status", "--round", "1", POSTING), ("grid", "--round", "1", "--evaluators", "A", "--candidates", "C-1", pictured):
    result = run("strace", "-f", "-qq", "-e", "trace=seccomp,openat", "-o", out / "log", AFFICHE, *command, env={**os.environ, "LSAN_OPTIONS": "detect_leaks=0"})
    log = (out / "log").read_text("utf-8", "replace")
    entered, read = log.find("SECCOMP_SET_MODE_FILTER"), log.find("posting.txt" if command[0] != "typo" else "offer.txt\"")
    ok(result.returncode in (0, 1) and 0 <= entered < read, f"{command[0]} gives up network and programs first", f"exit {result.returncode}\n{log[-1500:]}")
done()
