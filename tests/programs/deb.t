#!/usr/bin/env python3
# The Debian package, on Debian 12 and 13: built in a fresh system by `make deb`, installed in another by apt, and run there on the
# examples that it brings along. In the first, `make demo` is all the set-up; on Debian 12 it is what examples/Containerfile runs.
# Where no such system can be made (not root, no debootstrap, no mirror) that is said, and passed over.
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from tap import done, ok, run, scratch

SOURCE = Path.cwd()
CONTAINER = Path("examples/Containerfile").read_text("utf-8").replace("\\\n", " ")
MADE = ["grid.html", "grid.pdf", "grid.xlsx", "offer-large.pdf", "offer.html", "offer.jsonld", "offer.pdf", "offer.txt", "poster-aix.pdf", "poster-friche.pdf"]


class Fresh(Exception):
    """No fresh system is to be had, and why."""


def mirror():
    """Where this system's own packages come from."""
    listed = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages").stdout
    codename = re.search(r"VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text())[1]
    found = re.search(rf"^(\S+) {codename}$", listed, re.M)
    if not found:
        raise Fresh("apt names no mirror")
    return found[1]


def bootstrap(suite, folder):
    if os.geteuid() != 0:
        raise Fresh("only root can make a system")
    made = subprocess.run(["debootstrap", "--variant=minbase", suite, folder, mirror()], capture_output=True, text=True)
    if made.returncode:
        raise Fresh(f"debootstrap: {(made.stderr or made.stdout)[-400:]}")
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    (folder / "etc/apt/apt.conf.d/retries").write_text('Acquire::Retries "5";\n')
    if inside(folder, "apt-get update").returncode:
        raise Fresh("its packages can't be reached")


def inside(folder, line, **env):
    """What a shell line gives in that system. Its mounts go with it."""
    within = f"mount --bind /proc {folder}/proc && mount --bind /dev {folder}/dev && exec chroot {folder} sh -ec {shlex.quote(line)}"
    own = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **env}
    return subprocess.run(["unshare", "--mount", "sh", "-ec", within], capture_output=True, text=True, env=own)


def bring_source(folder):
    """The files that git knows, as the last commit of a clone."""
    target = folder / "affiche"
    for name in run("git", "ls-files", "-z").stdout.split("\0"):
        if name and (SOURCE / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SOURCE / name, target / name)


def lines_of(stage):
    """What a stage of the Containerfile runs, from 1."""
    return re.findall(r"^RUN (.*)$", CONTAINER.split("\nFROM ")[stage], re.M)


def ends_well(result, name):
    ok(result.returncode == 0, name, (result.stdout + result.stderr)[-3000:])
    return result.returncode == 0


def try_package(suite, build, use):
    commit = "git init -q && git add -A && git -c user.name=a -c user.email=a@example.org commit -qm a"
    made = inside(build, f"apt-get install -y -q git && cd /affiche && {commit} && make deb")
    package = next((build / "affiche/out").glob("affiche_*.deb"), None)
    if not ends_well(made, f"{suite}: make deb") or not package:
        return
    shutil.copy(package, use)
    ends_well(inside(use, f"apt-get install -y -q ./{package.name}"), f"{suite}: apt install")
    made = inside(use, "affiche build -o /made /usr/share/doc/affiche/examples/mediation-2026; affiche --version; command -v affiche")
    files = sorted(path.name for path in (use / "made/mediation-2026").glob("*"))
    ok(files == MADE and "/usr/bin/affiche" in made.stdout, f"{suite}: it makes the documents of its example", f"{files} {made.stderr[-1500:]}")
    ok("avertissement" in made.stdout + made.stderr, f"{suite}: and speaks the posting's language", made.stderr[-500:])


def try_container(build, use):
    """Its two stages, one after the other; what COPY does is done here."""
    for line in lines_of(1):
        if not ends_well(inside(build, f"mkdir -p /affiche && cd /affiche && {line}"), f"Containerfile: {line[:60]}"):
            return
    for line in lines_of(2):
        ends_well(inside(use, line), f"Containerfile: {line[:60]}")
    shutil.copytree(build / "made", use, dirs_exist_ok=True, symlinks=True)
    made = inside(use, "affiche build --only offer -o /contained /made-of/mediation-2026") if bring_posting(use) else None
    ok(made and (use / "contained/mediation-2026/offer.pdf").is_file(), "Containerfile: what it holds makes an offer", made and made.stderr[-1500:])
    inside(use, "rm -rf /usr/share/affiche /usr/lib/affiche /usr/bin/affiche /usr/share/man/man1/affiche.1 /usr/share/locale/fr/LC_MESSAGES/affiche.mo; apt-get update")


def bring_posting(folder):
    return shutil.copytree("input/mediation-2026", folder / "made-of/mediation-2026")


def try_suite(suite):
    place = scratch()
    build, use = place / "build", place / "use"
    bootstrap(suite, build)
    shutil.copytree(build, use, symlinks=True, ignore=shutil.ignore_patterns("dev"))
    (use / "dev").mkdir(exist_ok=True)
    bring_source(build)
    if suite == "bookworm":
        try_container(build, use)
    else:
        inside(build, "apt-get install -y -q make")
        made = inside(build, "cd /affiche && make demo")
        ends_well(made, f"{suite}: make demo")
        ok("warning: " not in re.sub(r"(?m)^\S+/posting\.\w+:.*", "", made.stderr), f"{suite}: it compiles without a warning", made.stderr[-3000:])
    try_package(suite, build, use)


for suite in "bookworm", "trixie":
    try:
        try_suite(suite)
    except Fresh as why:
        print(f"# {suite}: not tried: {why}")
        ok(True, f"{suite} # SKIP {' '.join(str(why).split())}")
done()
