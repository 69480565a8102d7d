#!/usr/bin/env python3
# `affiche build --shard K/N`: parts share no posting and lack none, whatever the order; the examples in examples/ run as they stand,
# and all parts together give the bytes of one run.
import hashlib
import os
import re
import sys
from pathlib import Path

import postings
from tap import AFFICHE, done, ok, run, scratch

COUNT, PARTS = 24, 4

many = scratch()
names = postings.make(many, COUNT)
paths = [many / name for name in names]


def documents(out):
    """{file: sum} of all that stands in a folder, temporary files too."""
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*")) if path.is_file()}


def built(shard, given, *options):
    out = scratch()
    result = run(AFFICHE, "build", "--only", "jsonld", "--shard", shard, "-o", out, *options, *given)
    return result, sorted(path.name for path in out.iterdir()) if out.exists() else []


# Parts of the list, in two orders, and by a folder of another name.
parts = [built(f"{number}/{PARTS}", paths) for number in range(1, PARTS + 1)]
ok(all(result.returncode == 0 for result, _ in parts), "each part is built", [result.stderr for result, _ in parts])
ok(sorted(name for _, part in parts for name in part) == names, "each posting is in one part", [part for _, part in parts])
ok(all(1 < len(part) < COUNT / 2 for _, part in parts), "and parts are much of a size", [len(part) for _, part in parts])
moved = scratch() / "elsewhere"
moved.symlink_to(many)
ok(built(f"2/{PARTS}", paths[::-1])[1] == parts[1][1] and built(f"2/{PARTS}", [moved])[1] == parts[1][1], "which part it is depends on neither order nor place")
ok(built("1/1", paths)[1] == names, "one part is all")
digits = {name: int(hashlib.sha256(name.encode()).hexdigest()[:15], 16) for name in names}
ok(all(part == [name for name in names if digits[name] % PARTS == number] for number, (_, part) in enumerate(parts)), "nor on the version: names stay in their part")
alone = [built(f"{number}/{PARTS}", paths[:1], "--layout", "offer-a4") for number in range(1, PARTS + 1)]
ok(sorted(len(part) for _, part in alone) == [0, 0, 0, 1] and all(result.returncode == 0 for result, _ in alone), "a part with no posting is none the worse", [result.stderr for result, _ in alone])

for wrong in "0/4", "5/4", "4", "1/", "/4", "1/0", "1/x", "-1/4", "1/4/2", " 1/4", "1.5/4", "", "1/999999999999":
    result, made = built(wrong, paths[:1])
    ok(result.returncode == 2 and not made and "--shard takes a part" in result.stderr, f"“{wrong}” is refused", result.stderr)
doubled = scratch() / names[0]
doubled.mkdir()
(doubled / "posting.txt").write_bytes((paths[0] / "posting.txt").read_bytes())
refused = [built(f"{number}/{PARTS}", [*paths, doubled])[0].returncode for number in range(1, PARTS + 1)]
ok(refused == [2] * PARTS, "a list that can't be taken is refused in every part", refused)

# The examples, with a few postings and documents that take little time.
few = scratch()
postings.make(few, 8, seed=15)
whole = scratch()
result = run(AFFICHE, "build", "-o", whole, few)
ok(result.returncode == 0, "one run builds all", result.stderr)
environment = {**os.environ, "HOME": str(scratch()), "JOBS": "2"}
environment.pop("PARALLEL", None)

out = scratch()
result = run("examples/parallel.sh", few, out, env=environment)
ok(result.returncode == 0 and documents(out) == documents(whole), "GNU parallel in four parts gives the same bytes", result.stderr)

out = scratch()
for task in range(1, 4):
    slurm = {"SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_CPUS_PER_TASK": "1"}
    result = run("examples/slurm.sh", few, out, env={**environment, **slurm})
    ok(result.returncode == 0, f"the Slurm script runs as task {task} of 3", result.stderr)
ok(documents(out) == documents(whole), "its tasks give the same bytes")
for script in "examples/parallel.sh", "examples/slurm.sh":
    checked = run("shellcheck", script)
    ok(checked.returncode == 0, f"shellcheck finds nothing in {script}", checked.stdout)

# The Job: by the schema of Kubernetes; and what its pods would run.
job = Path("examples/kubernetes.yaml")
sys.path[:0] = [str(path) for path in Path(os.environ["PYPI"]).glob("lib/python3*/site-packages")]
import kubernetes_validate
import yaml

read = yaml.safe_load(job.read_text("utf-8"))
try:
    version = kubernetes_validate.validate(read, "1.31", strict=True)
    ok(True, f"kubernetes-validate takes the Job, as of {version}")
except kubernetes_validate.ValidationError as error:
    ok(False, "kubernetes-validate takes the Job", error.message)
container = read["spec"]["template"]["spec"]["containers"][0]
programs, out = scratch(), scratch()
(programs / "affiche").symlink_to(AFFICHE)
size = read["spec"]["completions"]
for index in range(size):
    command = [word.replace("/documents", str(out)).replace("/postings", str(few)) for word in container["command"] + container["args"]]
    result = run(*command, env={**environment, "PATH": f"{programs}:{os.environ['PATH']}", "JOB_COMPLETION_INDEX": str(index)})
    if result.returncode:
        break
ok(result.returncode == 0 and documents(out) == documents(whole), f"its {size} pods give the same bytes", result.stderr)

# The container: it has the packages of all that the program and its modules are linked with.
def packages(program):
    """Of the libraries that it names, as built for this machine: some have others beside them."""
    libraries = re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", program).stdout)
    return {line.split(":")[0] for library in libraries for line in run("dpkg", "-S", f"*/{triplet}/{library}").stdout.splitlines()}


def with_dependencies(names):
    found, ahead = set(), list(names)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            depends = run("dpkg-query", "-W", "-f", "${Depends}", name).stdout
            ahead += re.findall(r"(?:^|, |\| )([\w.+-]+)", depends)
    return found


triplet = run("gcc", "-print-multiarch").stdout.strip()
recipe = Path("examples/Containerfile").read_text("utf-8")
installed = set(re.findall(r"\b(?:lib|hyphen-)[\w.+-]+", recipe.rpartition("FROM")[2])) - {"lib"}
modules = sorted((Path(AFFICHE).parents[1] / "lib" / "affiche").glob("*.so"))
if "asan" in AFFICHE or 'VERSION_ID="12"' not in Path("/etc/os-release").read_text("utf-8"):
    ok(True, "the packages of the container # SKIP they are Debian 12's, and of a build without sanitizers")
else:
    needed = {name for program in [AFFICHE, *modules] for name in packages(program)}
    ok(len(modules) >= 4 and needed and needed <= with_dependencies(installed), "the container has all packages that the program was linked with", needed - with_dependencies(installed))
done()
