#!/usr/bin/env python3
# `affiche feed` on postings good and bad: each job's fields against its posting, refusals by name with what to do, XML that an other parser reads.
import json
import shutil
import xml.etree.ElementTree as xml

from tap import AFFICHE, HOUSE, POSTING, build, done, ok, run, scratch

postings, out = scratch(), scratch() / "feed"
shutil.copytree(HOUSE, postings / "harbour-2027")
for name, facts in (("dated", 'published = 2025-10-20\nreference = "A & <B>"\nurl = https://www.chroniques.org/offre?a=1&b=2\n'), ("plain", "published = 2025-10-21\n"), ("undated", ""),
                    ("expired", "published = 2025-09-01\ndeadline = 2025-10-31\n"), ("today", "published = 2025-09-01\ndeadline = 2025-11-01\n"), ("broken", "")):
    shutil.copytree(POSTING, postings / name)
    ini = postings / name / "posting.ini"
    ini.write_text(ini.read_text("utf-8").replace("[facts]\n", f"[facts]\n{facts}"), "utf-8")
(postings / "broken" / "posting.txt").unlink()
out.mkdir()
(out / "expired.jsonld").write_text("{}")
(out / "other.jsonld").write_text("{}")
result = run(AFFICHE, "feed", "--today", "2025-11-01", "-o", out, postings)
TAKEN = ["dated", "harbour-2027", "plain", "today"]
ok(result.returncode == 1, "some were refused", result.stderr)
ok(sorted(path.name for path in out.iterdir()) == sorted([f"{name}.jsonld" for name in TAKEN] + ["feed.xml", "other.jsonld", "sitemap.xml"]),
   "a file each, and none of one that was refused", sorted(path.name for path in out.iterdir()))
ok(result.stdout.split() == [str(out / name) for name in [f"{name}.jsonld" for name in TAKEN] + ["feed.xml", "sitemap.xml"]], "what was made is printed", result.stdout)
for name, why in (("undated", "key published"), ("expired", "deadline is over"), ("broken", "can't be read")):
    ok(any(f"/{name} " in line and why in line for line in result.stderr.splitlines()), f"{name} is refused by name, with the remedy", result.stderr)
root = xml.parse(out / "feed.xml").getroot()
jobs = dict(zip(TAKEN, root))
ok(root.tag == "source" and [job.tag for job in root] == ["job"] * 4, "source, and a job each", [job.tag for job in root])
WANTED = {"dated": {"title": "Responsable du pôle Médiation et Action Culturelle", "date": "2025-10-20", "reference": "A & <B>", "url": "https://www.chroniques.org/offre?a=1&b=2",
                    "company": "CHRONIQUES", "city": "Aix-en-Provence, Marseille", "country": "FR", "type": "CDI, temps plein", "expirationdate": "2025-11-21",
                    "pay": "CDI Groupe 4, convention collective Syndeac - échelon selon expérience"},
          "plain": {"reference": "plain", "url": "https://www.chroniques.org", "date": "2025-10-21"},
          "harbour-2027": {"title": "Head of Learning and Participation", "date": "2026-12-01", "reference": "HA-2027-04", "url": "https://harbour-arts.example/jobs/04",
                           "company": "Harbour Arts", "city": "Bristol", "country": "GB", "pay": "£36,500 a year", "type": "permanent contract, full-time", "expirationdate": "2027-01-15"}}
for name, fields in WANTED.items():
    said = {tag: jobs[name].findtext(tag) for tag in fields}
    ok(said == fields, f"{name}: its fields", said)
for name in TAKEN:
    job = json.loads((out / f"{name}.jsonld").read_text("utf-8"))
    ok(jobs[name].findtext("description") == job["description"] and job["description"].startswith("<p>"), f"{name}: the whole text", jobs[name].findtext("description")[:80])
    own = build(postings / name, None, "--only", "jsonld", "--today", "2025-11-01") / "offer.jsonld"
    ok((out / f"{name}.jsonld").read_bytes() == own.read_bytes(), f"{name}: the same as its offer.jsonld")
    ok("class=" not in job["description"] and "style=" not in job["description"], f"{name}: elements alone", job["description"][:200])
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
urls = [(url.findtext(f"{MAP}loc"), url.findtext(f"{MAP}lastmod")) for url in xml.parse(out / "sitemap.xml").getroot()]
ok(urls == [("https://www.chroniques.org/offre?a=1&b=2", "2025-10-20"), ("https://harbour-arts.example/jobs/04", "2026-12-01")], "the site map has those with an address of their own", urls)
before = (out / "feed.xml").read_bytes()
run(AFFICHE, "feed", "--today", "2025-11-01", "-o", out, postings)
ok((out / "feed.xml").read_bytes() == before, "the same again")
ok(run(AFFICHE, "feed", "--today", "2025-11-02", "-o", out, postings / "today").returncode == 1, "the day after its deadline it is over")
ok(run(AFFICHE, "feed", "-o", out).returncode == 2 and run(AFFICHE, "feed", postings).returncode == 2, "without postings, or without a folder: usage")
ok(run(AFFICHE, "feed", "--today", "2025-11-01", "-o", out / "no" / "such", postings / "plain").returncode == 3, "a folder whose parent is missing: the system")
KEYS = "rome = 12\npay_min = viel\npay_max = 3\npay_unit = an\nremote = maybe\nopenings = 0\neducation = bac\nexperience_months = 1.5\ncountry = France\n"
ini = postings / "plain" / "posting.ini"
ini.write_text(ini.read_text("utf-8").replace("[facts]\n", f"[facts]\n{KEYS}"), "utf-8")
said = run(AFFICHE, "check", "--today", "2025-11-01", postings / "plain").stderr
missed = [key for key in KEYS.split("\n")[:-1] if not key.startswith("pay_max") and f"“{key.split(' = ')[1]}” is no" not in said]
ok(not missed, "values that can't be are refused, with what to write", f"{missed}\n{said}")
done()
