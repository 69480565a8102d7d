#!/usr/bin/env node
// offer.jsonld, and what `affiche feed` writes: Google's rules, as @adobe/structured-data-validator has them, find no error; every property expands to one of
// schema.org's by npm's jsonld, whose loader is ours. That validator reads an array of places as if it were one place without a country: it is given each alone.
"use strict";
const { execFileSync, spawnSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");

const AFFICHE = process.env.AFFICHE, KNOWN = 'Required attribute "jobLocation.address.addressCountry" is missing';
const KEYS = ["rome = K1206", "pay_min = 2450", "pay_max = 2700", "pay_unit = month", "openings = 2", "education = bachelor degree", "experience_months = 36",
  "benefits = Titres restaurants", "remote = yes", "country = FR", "reference = M-1", "url = https://www.chroniques.org/m-1"];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "affiche-"));
let count = 0, failed = 0;

function ok(passed, name, why) {
  console.log(`${passed ? "ok" : "not ok"} ${++count} - ${name}`);
  if (passed) return;
  failed++;
  console.error(`# not ok: ${name}\n#   ${JSON.stringify(why)}`);
}

// The first posting with these facts, under another name.
function copy(name, facts) {
  const to = path.join(folder, "postings", name);
  fs.cpSync("input/mediation-2026", to, { recursive: true });
  const ini = path.join(to, "posting.ini");
  fs.writeFileSync(ini, fs.readFileSync(ini, "utf8").replace("[facts]\n", `[facts]\n${facts.join("\n")}\n`));
  return to;
}

function build(posting) {
  execFileSync(AFFICHE, ["build", "-o", folder, "--only", "jsonld", "--today", "2025-11-01", posting], { stdio: "ignore" });
  return JSON.parse(fs.readFileSync(path.join(folder, path.basename(posting), "offer.jsonld"), "utf8"));
}

async function main() {
  const { default: Validator } = await import(pathToFileURL(require.resolve("@adobe/structured-data-validator")));
  const jsonld = require("jsonld");
  const loader = async (url) => ({ contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } });
  const issues = (job) => new Validator().validate({ jsonld: { JobPosting: [structuredClone(job)] } });
  const errors = async (job) => (await issues(job)).filter((issue) => issue.severity === "ERROR").map((issue) => issue.issueMessage);
  const each = (job) => [job.jobLocation].flat().map((place) => ({ ...job, jobLocation: place }));

  async function judge(job, name) {
    for (const one of each(job)) ok((await errors(one)).length === 0, `${name}: no error in ${one.jobLocation.address.addressLocality}`, await errors(one));
    const whole = await errors(job);
    ok(whole.every((error) => error === KNOWN) && (whole.length === 0 || Array.isArray(job.jobLocation)), `${name}: nor as it is, but for the false one of arrays`, whole);
    const [expanded] = await jsonld.expand(job, { documentLoader: loader });
    const wanted = Object.keys(job).filter((key) => !key.startsWith("@")).map((key) => "https://schema.org/" + key);
    ok(expanded["@type"][0] === "https://schema.org/JobPosting" && wanted.every((key) => expanded[key]?.length > 0), `${name}: every property expands`, Object.keys(expanded));
  }

  const house = build("input/harbour-2027"), first = build(copy("published", ["published = 2025-10-20"])), full = build(copy("full", ["published = 2025-10-20", ...KEYS]));
  await judge(house, "harbour-2027");
  ok((await errors(house)).length === 0, "harbour-2027: as it is, no error at all", await errors(house));
  ok(house.validThrough === "2027-01-15T12:00:00+00:00" && house.jobLocation.address.addressCountry === "GB", "harbour-2027: noon, in Britain", house.validThrough);
  await judge(first, "the first posting");
  ok(first.jobLocation.length === 2 && first.jobLocation.every((place) => place.address.addressCountry === "FR"), "both its places are in France", first.jobLocation);
  ok(first.jobStartDate === "2026-02" && first.experienceInPlaceOfEducation === true && first.employmentType === "FULL_TIME" && !("baseSalary" in first), "what it says, and no more", first);
  ok((await errors({ ...first, datePosted: undefined })).length > 0, "without its day of publication it would be refused");
  await judge(full, "with all keys");
  ok(JSON.stringify(full.baseSalary.value) === '{"@type":"QuantitativeValue","minValue":2450,"maxValue":2700,"unitText":"MONTH"}' && full.baseSalary.currency === "EUR", "pay", full.baseSalary);
  ok(full.totalJobOpenings === 2 && full.occupationalCategory.codeValue === "K1206" && full.experienceRequirements.monthsOfExperience === 36 && full.identifier.value === "M-1" &&
     full.jobLocationType === "TELECOMMUTE" && full.applicantLocationRequirements.name === "FR" && full.jobBenefits === "Titres restaurants", "what the keys say", full);

  const out = path.join(folder, "feed");
  const fed = spawnSync(AFFICHE, ["feed", "--today", "2025-11-01", "-o", out, path.join(folder, "postings"), "input/harbour-2027"], { encoding: "utf8" });
  ok(fed.status === 0, "affiche feed takes them", fed.stderr);
  for (const name of ["full", "published", "harbour-2027"]) await judge(JSON.parse(fs.readFileSync(path.join(out, `${name}.jsonld`), "utf8")), `feed, ${name}`);
}

main().catch((error) => ok(false, "the test runs to its end", String(error.stack))).finally(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  console.log(`1..${count}`);
  process.exit(failed ? 1 : 0);
});
