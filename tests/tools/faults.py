"""What the tests of faults share: what is run (a scenario), how one of its system calls is made to fail (fault.c), and what must hold after it."""
import collections
import errno
import hashlib
import io
import json
import os
import queue
import random
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import postings
import round as sample
from tap import AFFICHE, POSTING, in_english, run, scratch

FAULT = Path(AFFICHE).parents[1] / "tests" / "fault"
MODULES = Path(AFFICHE).parents[1] / "lib"
CHECKED = "asan" in AFFICHE
ALL = os.environ.get("FAULTS") == "all"
EACH = 8 if CHECKED else int(os.environ.get("FAULTS") or 40) if not ALL else 0  # of a scenario's faults; 0: all
SEED = os.environ.get("SEED") or "14"
AT_ONCE = int(os.environ.get("AT_ONCE") or 2)
PATIENCE = 240  # seconds: nothing is judged by time but what would never end
LITTER = re.compile(r"(.*/)?\.affiche(-former)?\.[^/]*\.\w{6}$")
MANIFEST = ".affiche-manifest"  # documents don't depend on it
HASH = re.search(r",(\w{4}-\w{4})$", Path("tests/cases/panel/sample/ballots.csv").read_text("utf-8"), re.M)[1]

# What may become of a call, by its kind.
ERRORS = {
    "open": "EIO EMFILE EACCES EINTR",
    "create": "ENOSPC EDQUOT EROFS EACCES EMFILE EIO",
    "read": "EIO EINTR SHORT",
    "write": "ENOSPC EIO EDQUOT EINTR SHORT",
    "sync": "EIO ENOSPC EDQUOT",
    "close": "EIO EINTR",
    "stat": "EIO EACCES",
    "rename": "EIO ENOSPC EROFS EACCES",
    "link": "EIO ENOSPC",
    "unlink": "EIO EACCES EROFS",
    "mkdir": "ENOSPC EDQUOT EROFS EACCES",
    "mode": "EPERM EIO EROFS",
    "lock": "ENOLCK EINTR",
    "list": "EIO",
    "map": "ENOMEM",
    "seek": "",  # asks no disk
    "memory": "EMFILE ENOMEM",
    "pipe": "EMFILE ENFILE",
    "fork": "EAGAIN ENOMEM",
    "wait": "EINTR",
    "send": "EINTR SHORT",
    "receive": "EINTR",
    "poll": "EINTR",
    "dup": "EMFILE",
}
# What a program gets over, and never tells of.
PASSING = {"EINTR", "SHORT"}


def tree(folder):
    """{file: bytes} of all that stands in a folder, hidden files too; of a folder in it {name/: b""}."""
    return {str(path.relative_to(folder)) + "/" * path.is_dir(): b"" if path.is_dir() else path.read_bytes() for path in sorted(folder.rglob("*"))}


def restore(folder, wanted):
    """Makes it what `tree` said."""
    now = tree(folder)
    for name in sorted(set(now) - set(wanted), reverse=True):
        (folder / name).rmdir() if name.endswith("/") else (folder / name).unlink()
    for name in sorted(wanted):
        if now.get(name) != wanted[name]:
            (folder / name).mkdir() if name.endswith("/") else (folder / name).write_bytes(wanted[name])


def is_json(data):
    try:
        return isinstance(json.loads(data), dict)
    except ValueError:
        return False


def is_spare(name, now, before):
    """A form that was there, and was moved aside with a word, since nobody could tell whether it was filled."""
    return re.search(r"-\d+\.\w+$", name) and now.get(name) in before.values()


def digest(state):
    sum = hashlib.blake2b()
    for name, data in state.items():
        sum.update(f"{name}\0{len(data)}\0".encode() + data)
    return sum.digest()


def forms(state):
    """How often the filled form is there."""
    return list(state.values()).count(FILLED)


def grid_of(posting):
    """Its grid, as a file of `qpdf`."""
    out = scratch()
    run(AFFICHE, "build", "--only", "grid", "-o", out, posting)
    return sample.form(out / posting.name / "grid.pdf")


def fill(grid, ballot):
    known = sample.named(sample.objects(grid))
    values = {name: value for name, value in ballot.items() if name != "hash" and name in known}
    return sample.filled(grid, values if "conflict" in known else {**values, "no_conflict": "Yes"})


BALLOTS = list(sample.ballots(HASH))
GRID = grid_of(POSTING)
FILLED = fill(GRID, BALLOTS[0])


def age(posting):
    """Makes its text another one, which its documents were made of before."""
    text = posting / "posting.txt"
    text.write_bytes(text.read_bytes().rstrip(b"\n") + b" Encore ceci.\n")


def make_build(folder):
    shutil.copytree(POSTING, folder / "posting")
    age(folder / "posting")
    run(AFFICHE, "build", "-o", folder / "out", folder / "posting")
    shutil.copy(POSTING / "posting.txt", folder / "posting")
    (folder / "out" / "posting" / "grid.pdf").write_bytes(FILLED)


def make_batch(folder):
    """Two of three have changed since; in front of one is a filled form."""
    names = postings.make(folder / "many", 3, seed=7)
    for name in names[:2]:
        age(folder / "many" / name)
    run(AFFICHE, "build", "-j2", "-o", folder / "out", folder / "many")
    for name in names[:2]:
        text = folder / "many" / name / "posting.txt"
        text.write_bytes(text.read_bytes()[: -len(b" Encore ceci.\n")] + b"\n")
    (folder / "out" / names[0] / "grid.pdf").write_bytes(FILLED)


def make_stream(folder):
    names = postings.make(folder / "many", 2, seed=7)
    texts = [{part: (folder / "many" / name / f"posting.{suffix}").read_text("utf-8") for part, suffix in (("ini", "ini"), ("text", "txt"))} for name in names]
    shutil.rmtree(folder / "many")
    (folder / "postings.jsonl").write_text("".join(json.dumps({"name": name, **text}) + "\n" for name, text in zip(names, texts)))
    (folder / "tmp").mkdir()
    (folder / "out").mkdir()
    (folder / "out" / names[0]).mkdir()
    (folder / "out" / names[0] / "grid.pdf").write_bytes(FILLED)


def make_round(folder):
    """The ballots of a round, most as CSV, two as forms."""
    shutil.copytree(POSTING, folder / "posting")
    own = folder / "posting" / "panel-1"
    own.mkdir(mode=0o700)
    with io.StringIO() as text:
        sample.write_csv(text, BALLOTS[2:])
        (own / "scores.csv").write_text(text.getvalue())
    for ballot in BALLOTS[:2]:
        (own / f"grid-{ballot['candidate']}-{ballot['evaluator']}.pdf").write_bytes(fill(GRID, ballot))
    (folder / "out").mkdir()
    for name in "panel.pdf", "panel.csv", "dossier.pdf":
        (folder / "out" / name).write_bytes(b"what was there before\n" * 100)


def make_new(folder):
    (folder / "mail.txt").write_bytes(Path("input/harbour-2027/posting.txt").read_bytes())


def make_mend(folder):
    shutil.copytree(POSTING, folder / "posting")


def make_forms(folder):
    shutil.copytree(POSTING, folder / "posting")
    (folder / "posting" / "panel-1").mkdir(mode=0o700)
    (folder / "posting" / "panel-1" / "grid-C-01-A.pdf").write_bytes(FILLED)


def can_trace():
    """Not everywhere may a process be traced, or is its processor known to fault.c."""
    return subprocess.run([FAULT, "true"], stderr=subprocess.DEVNULL).returncode == 0


class Scenario:
    """What is run on a folder that `make` fills; `never` changes; `once` is what a second run says of what is done."""

    def __init__(self, name, make, command, status=0, again=None, environment=None):
        self.name, self.make, self.command, self.status, self.environment = name, make, command, status, environment or {}
        self.again = status if again is None else again

    def words(self, folder):
        return in_english([AFFICHE, *(str(word).replace("@", str(folder)) for word in self.command)])


SCENARIOS = [
    Scenario("build", make_build, ["build", "-o", "@/out", "@/posting"]),
    Scenario("batch", make_batch, ["build", "-j2", "-o", "@/out", "@/many"]),
    Scenario("stream", make_stream, ["build", "-j2", "--only", "offer,grid", "-o", "@/out", "--from-jsonl", "@/postings.jsonl"], environment={"TMPDIR": "@/tmp"}),
    Scenario("panel", make_round, ["panel", "--round", "1", "-o", "@/out", "@/posting"]),
    Scenario("dossier", make_round, ["dossier", "--round", "1", "-o", "@/out", "@/posting"]),
    Scenario("new", make_new, ["new", "@/new", "--from", "@/mail.txt"]),
    Scenario("mend", make_mend, ["check", "--fix", "--write", "@/posting"]),
    Scenario("forms", make_forms, ["grid", "--round", "1", "--evaluators", "A,B", "--candidates", "C-01,C-02", "--force", "@/posting"]),
]


class Bench:
    """A scenario in a folder of its own: what was there, what is there after an undisturbed run, and which calls that made."""

    def __init__(self, scenario):
        self.scenario, self.folder, self.log, self.said = scenario, scratch(), scratch() / "log", scratch() / "said"
        scenario.make(self.folder)
        self.before = tree(self.folder)
        self.calls = self.list_calls()
        self.after = tree(self.folder)
        self.known = {digest(self.after): []}  # what is wrong after the next run, by what that begins with

    def start(self, *options, **more):
        """The command, under `fault`, if it is asked for: the status, what it printed and what it said."""
        environment = {**os.environ, "LSAN_OPTIONS": "detect_leaks=0", **{name: value.replace("@", str(self.folder)) for name, value in self.scenario.environment.items()}}
        around = [FAULT, "-l", self.log, *(word for prefix in (self.folder, Path.cwd(), MODULES, "pipe:", "socket:", "/proc/self/fd/") for word in ("-p", prefix)), *options] if options else []
        with open(self.said, "wb") as said:
            result = subprocess.run([*map(str, around), *self.scenario.words(self.folder)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said,
                                    env=environment, timeout=PATIENCE, **more)
        return result.returncode, result.stdout.decode("utf-8", "replace"), self.said.read_text("utf-8", "replace")

    def list_calls(self):
        status, _, said = self.start("-f", "open", "-n", "0")
        if status != self.scenario.status:
            raise SystemExit(f"{self.scenario.name}: exit {status}, not {self.scenario.status}\n{said}")
        return [line.split(" ", 3) for line in self.log.read_text("utf-8", "replace").splitlines()]

    def hit(self):
        """The call that failed: kind, number, name, file; none: there was no such call this time."""
        lines = [line[1:].split(" ", 3) for line in self.log.read_text("utf-8", "replace").splitlines() if line.startswith("!")]
        return lines[0] if lines else None

    def whole(self, state):
        """What is not as it was or will be; of what the next run is told, what isn't whole."""
        either = {name: {self.before.get(name), self.after.get(name)} | ({None} if name not in self.before else set()) for name in {**self.before, **self.after}}
        return [f"{name}: half-written or lost" for name, data in either.items() if MANIFEST not in name and state.get(name) not in data] + [
            f"{name}: half-written" for name, data in state.items() if MANIFEST in name and not LITTER.match(name) and not is_json(data)]

    def wrong_now(self, state):
        """What is wrong with what a disturbed run left."""
        known = {**self.before, **self.after}
        wrong = self.whole(state)
        wrong += [f"{name}: what is this?" for name, data in state.items() if name not in known and MANIFEST not in name and not LITTER.match(name) and data not in known.values()]
        if forms(state) < forms(self.before):
            wrong.append("the filled form is lost")
        return wrong

    def wrong_later(self, state):
        """What is wrong after the next run."""
        key = digest(state)
        if key not in self.known:
            status, _, said = self.start()
            now = tree(self.folder)
            self.known[key] = [f"the next run: exit {status}\n{said[-1000:]}"] if status not in (self.scenario.status, self.scenario.again) else []
            self.known[key] += [f"the next run: {name} is {'litter' if name not in self.after else 'missing' if name not in now else 'another'}"
                                for name in {**now, **self.after} if now.get(name) != self.after.get(name) and MANIFEST not in name and not is_spare(name, now, self.before)]
        return self.known[key]


class Report:
    def __init__(self):
        self.runs = self.cases = self.calls = self.states = 0
        self.exits, self.wrong = collections.Counter(), []


def cases_of(calls):
    """What can become of each call: (kind, number, error)."""
    return [(kind, number, error) for kind, number, *_ in calls for error in (*ERRORS[kind].split(), "KILL")]


CRASH = re.compile(r"Sanitizer|runtime error:|CRITICAL \*\*|Assertion|terminate called")
# What libraries say instead.
OTHER_WORDS = ["can't be read, or is damaged", "libharu can't read", "which can't be opened", "[input-missing]", "not all of it could be written"]


def is_forbidden_ballot(scenario, hit, error):
    """Of a ballot that may not be read the rest goes on without it, and says so."""
    return scenario.make == make_round and error == "EACCES" and hit[0] in ("open", "stat") and "/panel-1/" in hit[3]


def is_own(hit):
    """Does the program itself make this call, and not a library: of a font, a module, what is printed?"""
    return hit[0] in ("open", "read", "write", "wait", "send", "receive", "poll") and not re.match(rf"{Path.cwd()}/fonts|{MODULES}|pipe:|/proc/", hit[3])


def reason(error):
    return os.strerror(getattr(errno, error))


def said_right(scenario, status, said, hit, error):
    """What is wrong with the exit status and what was said."""
    if CRASH.search(said):
        return ["it crashed"]
    if error == "KILL":
        return []
    if status >= 124:
        return [f"exit {status}"]
    if error in PASSING and status != scenario.status and is_own(hit):
        return [f"exit {status}, where it need only try again"]
    if status in (scenario.status, 0):
        return []
    if status != 3 and not (status == 1 and hit[0] in ("open", "stat") and (error == "EACCES" or "[input-missing]" in said)):
        return [f"exit {status}"]
    return [] if reason(error) in said or any(words in said for words in OTHER_WORDS) else [f"exit {status}, without the reason"]


def disturb(bench, case):
    """What is wrong with a run in which one call fails; None: it didn't come to that call."""
    kind, number, error = case
    restore(bench.folder, bench.before)
    status, printed, said = bench.start("-f", kind, "-n", number, "-e", error if error in ("SHORT", "KILL") else getattr(errno, error))
    hit = bench.hit()
    if not hit:
        return None, status
    state = tree(bench.folder)
    if is_forbidden_ballot(bench.scenario, hit, error):
        return ([] if reason(error) in said else [f"{' '.join(hit)} → {error}: not said"]) + bench.wrong_later(state), status
    wrong = said_right(bench.scenario, status, said, hit, error) + bench.wrong_now(state)
    lacking = [name for name in differing(without_notes(state), without_notes(bench.after)) if not is_spare(name, state, bench.before)]
    if status == bench.scenario.status and error != "KILL" and lacking:
        wrong.append(f"exit {status}, but not all is there: {lacking}")
    wrong += bench.wrong_later(state)
    errors = " / ".join(line[-160:] for line in said.splitlines() if " error:" in line or line.startswith("affiche"))
    return [f"{' '.join(hit)} → {error}: {'; '.join(wrong)} || {errors}"] if wrong else [], status


def without_notes(state):
    return {name: data for name, data in state.items() if MANIFEST not in name and not LITTER.match(name)}


def differing(one, two):
    return sorted(name for name in {**one, **two} if one.get(name) != two.get(name))


def fail_each(scenario):
    report = Report()
    benches = [Bench(scenario) for _ in range(AT_ONCE)]
    cases = cases_of(benches[0].calls)
    report.calls, report.cases = len(benches[0].calls), len(cases)
    if EACH:
        cases = random.Random(f"{SEED}/{scenario.name}").sample(cases, min(len(cases), EACH))
    free = queue.SimpleQueue()
    for bench in benches:
        free.put(bench)

    def run_one(case):
        bench = free.get()
        try:
            return disturb(bench, case)
        finally:
            free.put(bench)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for wrong, status in pool.map(run_one, cases):
            report.runs += wrong is not None
            report.exits[status] += 1
            report.wrong += wrong or []
    report.states = len(set().union(*(bench.known for bench in benches)))
    return report
