"""What the tests in Python share: TAP, running the tool, and building a posting into a folder of its own."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

AFFICHE = os.environ["AFFICHE"]
POSTING = Path("input/mediation-2026").resolve()
HOUSE = Path("input/harbour-2027")
PDFS = ["grid.pdf", "offer-large.pdf", "offer.pdf", "poster-aix.pdf", "poster-friche.pdf"]
FILES = sorted(PDFS + ["offer.txt", "offer.html", "offer.jsonld", "grid.html", "grid.xlsx"])

_results = []


def ok(passed, name, why=""):
    """One test; `why` goes to stderr if it fails."""
    _results.append(bool(passed))
    print(f"{'ok' if passed else 'not ok'} {len(_results)} - {name}", flush=True)
    if not passed:
        print(f"# not ok: {name}", *str(why).splitlines(), sep="\n#   ", file=sys.stderr)
    return passed


def done():
    print(f"1..{len(_results)}")
    sys.exit(not all(_results))


def in_english(command):
    """A command line of the tool, with messages in English whatever the posting: tests go by their words. tests/t/messages.t asks for others."""
    tool = command[0] == AFFICHE and len(command) > 1 and "--messages" not in command
    return [*command[:2], "--messages", "en", *command[2:]] if tool else command


def run(*command, **options):
    """Runs a command and captures its text; never raises for its exit code."""
    return subprocess.run([str(word) for word in in_english(command)], capture_output=True, text=True, encoding="utf-8", **options)


def read(*command):
    """What a command prints; its failure ends the test."""
    result = run(*command)
    if result.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {result.returncode}\n{result.stderr}")
    return result.stdout


def scratch():
    """A new folder, removed when the test ends."""
    folder = tempfile.TemporaryDirectory(prefix="affiche-")
    scratch.folders.append(folder)
    return Path(folder.name)


scratch.folders = []


def build(posting=POSTING, layout=None, *more, **options):
    """Builds a posting, in one layout if it is named; gives the folder of its documents."""
    out = scratch()
    result = run(AFFICHE, "build", "-o", out, *(["--layout", layout] if layout else []), *more, posting, **options)
    if result.returncode:
        sys.exit(f"affiche build: exit {result.returncode}\n{result.stderr}")
    return out / Path(posting).name


def samples(folder):
    """Has the seal's unit tests keep what they sealed in a folder; gives the files' names."""
    for unit in "test_actual", "test_seal", "test_seal_form":
        result = run(Path(AFFICHE).parents[1] / "tests" / unit, env={**os.environ, "SEAL_KEEP": str(folder)})
        if result.returncode:
            sys.exit(f"{unit}: exit {result.returncode}\n{result.stderr}")
    return sorted(path.name for path in folder.glob("sample-*.pdf"))
