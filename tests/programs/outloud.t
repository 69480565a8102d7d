#!/usr/bin/env python3
# What every document of both postings says out loud, by outloud: its checks go by sense, where a validator counts rules. What it finds that is none stands here.
import json
import sys

from tap import HOUSE, POSTING, build, done, ok, run, scratch

FALSE = {
    # An inclusive form is read aloud written out, as the offer's design asks: “co-directrices et co-directeurs” is no more than half of “co-directeur·ices”.
    ("mediation-2026", "offer.pdf", "TAG-032"), ("mediation-2026", "offer-large.pdf", "TAG-032"),
    # It takes what a paragraph holds itself before the spans inside it; in /K, as in the content, they stand in turn (tests/t/offer.t reads them in order).
    ("mediation-2026", "offer-large.pdf", "ORD-001"),
    # What each score means stands in the grid as a list below its criterion: the rules around it are its look, and no table.
    ("mediation-2026", "grid.pdf", "TBL-014"),
}

for posting in POSTING, HOUSE:
    report = scratch() / "report.json"
    paths = sorted(build(posting).glob("*.pdf"))
    run(sys.executable, "-c", "from outloud.cli import main; main()", "--quiet", "--json", report, *paths)
    results = json.loads(report.read_text("utf-8"))["results"]
    ok(len(paths) >= 5 and sorted(result["path"] for result in results) == [str(path) for path in paths], f"{posting.name}: all documents are judged", results)
    for path, result in zip(paths, sorted(results, key=lambda result: result["path"])):
        found = [finding for finding in result["findings"] if finding["severity"] != "info"]
        real = [finding for finding in found if (posting.name, path.name, finding["rule"]) not in FALSE]
        ok(not result["error"] and result["stats"]["tagged"] and not real, f"{posting.name}, {path.name}: nothing that matters", json.dumps(real or result["error"]))
done()
