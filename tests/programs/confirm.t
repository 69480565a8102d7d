#!/usr/bin/env node
// confirm.html in Chromium, without a network: axe-core finds nothing; by keyboard alone a person reads what waits, with the proposal said as one;
// what Save gives comes back exactly in `affiche panel`.
"use strict";
const { execFileSync, spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const { AFFICHE, FRENCH, folder, judge, ok, open, test } = require("./page.js");

const posting = path.join(folder, "mediation-2026"), out = path.join(folder, "out");

// A blank form of somebody's, and one of nobody's with its codes written by hand: every row waits.
function scan() {
  fs.cpSync(FRENCH, posting, { recursive: true });
  execFileSync(AFFICHE, ["grid", "--round", "1", "--candidates", "C-01", "--evaluators", "A", posting]);
  execFileSync(AFFICHE, ["build", "-o", path.join(folder, "plain"), "--only", "grid", posting], { stdio: "ignore" });
  execFileSync(AFFICHE, ["build", "-o", path.join(folder, "trace"), "--only", "grid", "--as", "trace", posting], { stdio: "ignore" });
  const script = `
import sys
from pathlib import Path
from pen import Paper, circles
folder = Path(sys.argv[1])
rings, boxes = circles((folder / "trace/mediation-2026/grid.pdf.trace").read_text("utf-8"))[1]
form = Paper(folder / "mediation-2026/panel-1/grid-C-01-A.pdf", 1, folder)
for mark in ("conflict", "none"), ("recommendation", "retain"), ("K1.score", "2"), ("K2.score", "1"), ("K2.score", "3"):
    form.cross(*rings[mark])
form.save(folder / "form.png")
plain = Paper(folder / "plain/mediation-2026/grid.pdf", 1, folder)
for box in "candidate", "evaluator":
    plain.scribble(*boxes[box])
for k in range(1, 9):
    plain.cross(*rings[f"K{k}.score", "2"])
plain.cross(*rings["conflict", "none"])
plain.cross(*rings["recommendation", "discuss"])
plain.save(folder / "plain.png")
`;
  execFileSync("python3", ["-c", script, folder], { env: { ...process.env, PYTHONPATH: "tests/tools" + (process.env.PYTHONPATH ? ":" + process.env.PYTHONPATH : "") } });
  return ["form.png", "plain.png"].map((name) => path.join(folder, name));
}

const panel = (scans, ...options) => spawnSync(AFFICHE, ["panel", "--messages", "en", "--round", "1", "-o", out, ...options, posting, ...scans], { encoding: "utf-8" });

async function judgeAll(browser, file) {
  for (const width of [320, 1280])
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, offline: true });
      const page = await open(context, file, []);
      await judge(page, `${width} px, ${colorScheme}`);
      await page.click("#save");
      await judge(page, `${width} px, ${colorScheme}, saved by nobody`);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px, ${colorScheme}: nothing to scroll sideways`);
      await context.close();
    }
}

// By keyboard alone, in the order in which the page is read.
async function read(browser, file) {
  const faults = [];
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, offline: true, acceptDownloads: true });
  const page = await open(context, file, faults);
  const focused = () => page.evaluate(() => [document.activeElement.id, document.activeElement.name, document.activeElement.type].join());
  const rows = await page.$$eval("[data-row]", (found) => found.map((row) => [row.dataset.row, row.dataset.digest]));

  ok((await page.$$eval("input:checked", (found) => found.length)) === 0, "nothing is chosen before a person chooses it");
  const group = page.getByRole("group", { name: /C-01 · A · K3 / });
  ok((await group.count()) === 1, "each row is a group that says whose it is and which");
  ok((await group.getByRole("radio", { name: "nothing is marked (proposed)", exact: true }).count()) === 1, "the proposal is said as one");
  ok((await group.getByRole("radio", { name: "2", exact: true }).count()) === 1, "and the others as what they are");
  ok((await group.getByRole("img", { name: /C-01 · A · K3 .*, as it was scanned/ }).count()) === 1, "each picture says what it is of");
  await page.keyboard.press("Tab");
  ok((await focused()).startsWith("who,"), "Tab: first who reads", await focused());
  await page.keyboard.type('Zoé "=Z", B');
  await page.keyboard.press("Tab");
  await page.keyboard.type("03052026");
  const chosen = {};
  for (let i = 0, last = "", tries = 0; i < rows.length && tries < 40; tries++) {
    await page.keyboard.press("Tab");
    const now = await focused();
    if (!now.includes("row-") || now === last) continue;
    last = now;
    if (now.endsWith("text")) await page.keyboard.type(rows[i][0] === "candidate" ? "C-02" : "B");
    else {
      await page.keyboard.press("Space");
      if (rows[i][0] === "K2.score") for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowDown");
    }
    chosen[rows[i][0]] = await page.evaluate(() => document.activeElement.value);
    i++;
  }
  ok(Object.keys(chosen).length === rows.length, "Tab comes to every row, once", chosen);
  ok(chosen["K2.score"] === "3" && chosen["K3.score"] === "0", "arrows choose", chosen);
  ok((await page.textContent("#progress")).includes(`${rows.length} of ${rows.length}`), "progress", await page.textContent("#progress"));
  for (let i = 0; i < 5 && !(await focused()).startsWith("save"); i++) await page.keyboard.press("Tab");
  const [file1] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  ok(file1.suggestedFilename() === "confirmed.csv", "Save gives confirmed.csv", file1.suggestedFilename());
  ok((await page.textContent("#status")).includes("confirmed.csv"), "and says where it goes", await page.textContent("#status"));
  await file1.saveAs(path.join(out, "confirmed.csv"));
  ok(faults.length === 0, "nothing is fetched, nothing fails", faults);
  await context.close();
  return { rows, chosen };
}

test(async (browser) => {
  const scans = scan();
  const made = panel(scans, "--confirm"), file = path.join(out, "confirm.html");
  ok(made.status === 0 && fs.existsSync(file), "--confirm makes the page", made.stderr);
  await judgeAll(browser, file);
  const { rows, chosen } = await read(browser, file);
  const text = fs.readFileSync(path.join(out, "confirmed.csv"), "utf-8").replace(/^\ufeff/, "").trim().split("\r\n");
  const wanted = rows.map(([row, digest]) => `"${row}","${chosen[row]}","Zoé ""=Z"", B","2026-03-05","${digest}"`);
  ok(text[0] === "row,value,who,when,digest" && text.slice(1).join("\n") === wanted.join("\n"), "a line an answer, as it was given", text);
  const again = panel(scans);
  ok(again.status === 0 && again.stdout.includes(`${rows.length} confirmed by a person, 0 to confirm`), "all of them come back", again.stdout + again.stderr);
  const figures = fs.readFileSync(path.join(out, "panel.csv"), "utf-8");
  ok(figures.includes("mean,C-01,,K2,3.00") && figures.includes("mean,C-02,,K8,2.00"), "and count", figures);
  ok(panel(scans, "--confirm").stdout.includes("0 to confirm"), "nothing is asked twice");
});
