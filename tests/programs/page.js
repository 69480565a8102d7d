// What the tests with Chromium share: TAP, building a posting, a page without a network, and what axe-core finds on it.
"use strict";
const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const AFFICHE = process.env.AFFICHE, FRENCH = "input/mediation-2026", ENGLISH = "input/harbour-2027";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "affiche-"));
let count = 0, failed = 0;

function ok(passed, name, why) {
  console.log(`${passed ? "ok" : "not ok"} ${++count} - ${name}`);
  if (passed) return;
  failed++;
  console.error(`# not ok: ${name}\n#   ${typeof why === "string" ? why : JSON.stringify(why)}`);
}

// Makes these documents of a posting; gives their folder.
function build(posting, only, ...more) {
  execFileSync(AFFICHE, ["build", "-o", folder, "--only", only, ...more, posting], { stdio: "ignore" });
  return path.join(folder, path.basename(posting));
}

// A page of a context without a network; what it asks for, and what goes wrong in it, is a fault.
async function open(context, file, faults) {
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  page.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || faults.push(request.url()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("file://" + file);
  return page;
}

async function judge(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate("axe.run()");
  ok(violations.length === 0, `${name}: axe-core finds nothing`, violations.map((v) => [v.id, v.nodes.map((n) => n.html).slice(0, 3)]));
}

// Runs a test in a browser, to its end.
async function test(main) {
  try {
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    await main(browser);
    await browser.close();
  } catch (error) {
    ok(false, "the test runs to its end", String(error.stack));
  }
  fs.rmSync(folder, { recursive: true, force: true });
  console.log(`1..${count}`);
  process.exit(failed ? 1 : 0);
}

module.exports = { AFFICHE, ENGLISH, FRENCH, build, folder, judge, ok, open, test };
