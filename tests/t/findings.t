#!/usr/bin/env python3
# What check finds, for programs: JSON; SARIF, valid against its schema; the editors' patterns and the git hook of the manual, as they
# are printed there.
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from tap import AFFICHE, HOUSE, POSTING, done, ok, run, scratch

TODAY = "--today", "2025-11-01"
VALID = """
const Ajv = require("ajv"), { readFileSync } = require("fs");
const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")));
const valid = new Ajv({ allErrors: true, schemaId: "auto", unknownFormats: "ignore" });
valid.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
if (!valid.validate(schema, JSON.parse(readFileSync(0)))) { console.error(valid.errorsText()); process.exit(1); }
"""
LINE = re.compile(r"^(.+):(\d+):(\d+): (error|warning|info|note): (.+) \[([a-z-]+)\]$", re.M)


def valid(sarif):
    return subprocess.run(["node", "-e", VALID], input=json.dumps(sarif), capture_output=True, text=True)


def check(*options):
    return run(AFFICHE, "check", *TODAY, *options)


folder = scratch() / "à l'étage: 100 %"
shutil.copytree(POSTING, folder)
for name, postings in {"a French posting": [POSTING], "two": [POSTING, HOUSE], "one with signs in its path": [folder], "none that is there": ["nowhere"]}.items():
    said, listed, sarif = check(*postings), json.loads(check("--format", "json", *postings).stdout), json.loads(check("--format", "sarif", *postings).stdout)
    ok([[row["file"], str(row["line"]), str(row["column"]), row["level"], row["message"], row["id"]] for row in listed] == [list(row) for row in LINE.findall(said.stderr)],
       f"{name}: JSON says what the text says", listed)
    judged = valid(sarif)
    ok(judged.returncode == 0, f"{name}: SARIF is valid", judged.stderr)
    log = sarif["runs"][0]
    results = [(result["ruleId"], log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], result["message"]["text"],
                result["level"], result["locations"][0]["physicalLocation"]["region"]) for result in log["results"]]
    ok([(id, id, message, level.replace("info", "note")) for id, message, level in ((row["id"], row["message"], row["level"]) for row in listed)] == [result[:4] for result in results],
       f"{name}: SARIF says it too", results)
    ok([(row["line"], row["column"], row["column"] + row["length"]) for row in listed] == [(at["startLine"], at["startColumn"], at.get("endColumn", at["startColumn"])) for *_, at in results],
       f"{name}: at the same places")
mended = {result["ruleId"]: [(change["artifactLocation"]["uri"], row["deletedRegion"]["startLine"], row["insertedContent"]["text"]) for fix in result["fixes"]
                             for change in fix["artifactChanges"] for row in change["replacements"]]
          for result in json.loads(check("--format", "sarif", HOUSE.parent / "mediation-2026").stdout)["runs"][0]["results"] if "fixes" in result}
ok(mended["two-dots"] == [("input/mediation-2026/posting.txt", 19, "…")] and len(mended["inclusive-mixed"]) > 3 and mended["lost-break"][0][2] == "\n" and "weekday" not in mended,
   "SARIF says how a finding is mended, and nothing of what a person has to", mended)
broken = json.loads(check("--format", "sarif", POSTING).stdout)
broken["runs"][0]["results"][0]["level"] = "info"
ok(valid(broken).returncode == 1, "what is not valid is seen")
where = json.loads(check("--format", "sarif", folder).stdout)["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
ok(where == f"file://{folder.parent}/%C3%A0%20l%27%C3%A9tage%3A%20100%20%25/posting.txt", "SARIF: a path is a URI", where)
text = (POSTING / "posting.txt").read_text("utf-8").split("\n")
words = {row["id"]: text[row["line"] - 1][row["column"] - 1:][:row["length"]] for row in json.loads(check("--format", "json", POSTING).stdout) if row["file"].endswith(".txt")}
ok(words["weekday"] == "Mardi" and words["midnight"] == "à minuit" and words["two-dots"] == "..", "columns and lengths count characters", words)
french = json.loads(check("--messages", "fr", "--format", "sarif", POSTING).stdout)["runs"][0]
ok(french["language"] == "fr" and {result["level"] for result in french["results"]} == {"error", "warning", "note"} and "vendredi" in str(french["results"]),
   "in French only words for people are French", french["language"])

# One rule alone.
only = check("--only-rule", "weekday", "--only-rule", "midnight", POSTING)
ok(set(LINE.findall(only.stderr)) == {row for row in LINE.findall(check(POSTING).stderr) if row[5] in ("weekday", "midnight")} and only.stdout == "1 error, 1 warning, 0 infos\n",
   "--only-rule: these alone, and counted", only.stderr)
ok(check("--only-rule", "midnight", POSTING).returncode == 0 and check("--only-rule", "weekday", POSTING).returncode == 1, "and the exit status goes by them")
ok("[input-missing]" in check("--only-rule", "weekday", "nowhere").stderr, "what stops a document is said all the same")
ok(check("--only-rule", "weekdays", POSTING).returncode == 2, "an id that is none is misuse")

# What the manual gives editors.
manual = Path("src/cli/affiche.1").read_text("utf-8").replace(r"\e", "\\")
blocks = re.findall(r"^\.Bd -literal -offset indent\n(.*?)\n\.Ed$", manual, re.M | re.S)
matchers = json.loads(next(block for block in blocks if "problemMatcher" in block))["tasks"][0]["problemMatcher"]
for language in "en", "fr":
    said = check("--messages", language, POSTING).stderr
    found = {row for matcher in matchers for line in said.split("\n") if (match := re.match(matcher["pattern"]["regexp"], line))
             for row in [(match[1], int(match[2]), int(match[3]), matcher["severity"], match[4], match[5])]}
    wanted = {(row["file"], row["line"], row["column"], row["level"], row["message"], row["id"]) for row in json.loads(check("--messages", language, "--format", "json", POSTING).stdout)}
    ok(found == wanted and len(found) > 10, f"VS Code's pattern finds all ({language})", found ^ wanted)

# The hook.
hook = next(block for block in blocks if block.startswith("#!/bin/sh"))
ok(len(hook.split("\n")) == 3, "the hook has three lines", hook)
home = scratch()
tree = home / "repository"
environment = {**os.environ, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "SOURCE_DATE_EPOCH": "1761955200", "PATH": f"{Path(AFFICHE).parent}:{os.environ['PATH']}",
               **{f"GIT_{who}_{what}": f"{who}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}}


def git(*words):
    return run("git", "-C", tree, *words, env=environment)


def commit(path, content):
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text(content, "utf-8")
    git("add", "-A")
    return git("commit", "-q", "-m", "x")


tree.mkdir()
git("init", "-q")
(tree / ".git/hooks/pre-commit").write_text(hook + "\n", "utf-8")
(tree / ".git/hooks/pre-commit").chmod(0o755)
RIGHT = "Le Moulin recrute un·e meunier·ère.\n\nDate limite : vendredi 21 novembre 2025\n"
ok(commit("README", "Nothing to check.\n").returncode == 0, "a commit without a posting goes through")
(tree / "à côté/le poste").mkdir(parents=True)
(tree / "à côté/le poste/posting.ini").write_text("[facts]\n", "utf-8")
refused = commit("à côté/le poste/posting.txt", RIGHT.replace("vendredi", "mardi"))
ok(refused.returncode != 0 and "[weekday]" in refused.stderr and len(git("log", "--oneline").stdout.split("\n")) == 2, "a posting with an error is refused, and the error said", refused.stderr)
ok("erreur: " in refused.stderr, "in the posting's language", refused.stderr)
mended = commit("à côté/le poste/posting.txt", RIGHT)
ok(mended.returncode == 0, "mended, it goes through", mended.stderr)
(tree / "à côté/le poste/posting.txt").write_text(RIGHT.replace("vendredi", "mardi"), "utf-8")
ok(commit("README", "All of it.\n").returncode != 0, "and is judged again when it changes")
done()
