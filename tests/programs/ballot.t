#!/usr/bin/env node
// grid.html in Chromium, without a network: axe-core finds nothing; what people type with real clicks and keys is there
// again after a reload, under its two codes alone; what Save gives counts in `affiche panel`; on paper it is one page.
"use strict";
const { execFileSync, spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const { AFFICHE, ENGLISH, FRENCH, build, folder, judge, ok, open, test } = require("./page.js");

const SCORES = ["3", "2", "NE", "0", "4", "1", "3", "2"];
const EVIDENCE = { 1: "Cite Molnár, « Œuvre » ; Łódź", 4: '=SUM(A1) "rien"\n2e ligne', 5: "@home, -1 + 2", 6: "" };

// The page may still move under a click, on a busy machine.
async function type(page, id, text) {
  await page.click("#" + id);
  if ((await page.evaluate(() => document.activeElement.id)) !== id) await page.click("#" + id);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

const say = (page) => page.textContent("#status");
const checked = (page) => page.$$eval("input[type=radio]:checked", (radios) => radios.map((radio) => radio.id));
const kept = (page) => page.evaluate(() => [sessionStorage.length, localStorage.length]);
const score = (page, k, value) => page.click(`[id="K${k}.score-${value}"] + label`);

async function identify(page, candidate, evaluator, round) {
  await type(page, "candidate", candidate);
  await type(page, "evaluator", evaluator);
  if (round !== undefined) await type(page, "round", round);
}

async function fill(page) {
  await page.click('label[for="conflict-none"]');
  for (let k = 1; k <= SCORES.length; k++) {
    await score(page, k, SCORES[k - 1]);
    if (!EVIDENCE[k]) continue;
    await page.click(`#K${k}-evidence`);
    await page.keyboard.insertText(EVIDENCE[k]);
  }
  await page.click('label[for="recommendation-retain"]');
}

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  const target = path.join(folder, file.suggestedFilename());
  await file.saveAs(target);
  return target;
}

async function judgeAll(browser, file, language) {
  for (const width of [320, 1280])
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, offline: true });
      const page = await open(context, file, []);
      const name = `${language}, ${width} px, ${colorScheme}`;
      await judge(page, `${name}, before the codes`);
      await identify(page, "C-07", "A");
      await score(page, 1, "4");
      await page.click("#save");
      await judge(page, `${name}, begun`);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: nothing to scroll sideways`);
      await context.close();
    }
}

async function keepAndSave(browser, file) {
  const faults = [];
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, offline: true, acceptDownloads: true });
  const page = await open(context, file, faults);

  ok(await page.isDisabled('[id="K1.score-3"]'), "before both codes nothing can be scored");
  await page.click("#save");
  ok((await say(page)) !== "" && (await page.evaluate(() => document.activeElement.id)) === "candidate", "Save asks for the codes");
  await identify(page, "c-07 ", "A");
  await score(page, 1, SCORES[0]);
  await type(page, "round", "1");
  ok((await checked(page)).includes("K1.score-3"), "a round that is typed later takes along what was there");
  await fill(page);
  const before = await checked(page);
  ok(before.length === SCORES.length + 2, "each group has its button", before);
  ok((await page.textContent("#progress")).includes("8"), "progress", await page.textContent("#progress"));
  ok(await page.isVisible("#K6-hint") === false && await page.isVisible("#K4-hint") === false, "no hint where evidence is given");
  ok((await kept(page)).join() === "1,0", "kept in the tab alone", await kept(page));

  await page.reload();
  ok((await checked(page)).length === 0 && (await page.inputValue("#K1-evidence")) === "", "after a reload nothing is shown");
  await identify(page, "C-07", "AB", "1");
  ok((await checked(page)).length === 0, "nor under another code");
  await identify(page, "C-07", "A", "1");
  ok((await checked(page)).join() === before.join() && (await page.inputValue("#K4-evidence")) === EVIDENCE[4], "but all of it under its codes", await checked(page));

  const other = await open(context, file, faults);
  await identify(other, "C-07", "B", "1");
  ok((await checked(other)).length === 0 && (await other.inputValue("#K1-evidence")) === "" && (await kept(other)).join() === "0,0", "a second page shows another evaluator nothing");
  await score(other, 1, "0");
  await other.check("#more");
  ok((await kept(other)).join() === "1,1", "more is kept if the person asks for it", await kept(other));
  await other.close();
  const third = await open(context, file, faults);
  await identify(third, "C-07", "A", "1");
  ok((await checked(third)).length === 0, "what the device keeps of one evaluator another doesn't see");
  await identify(third, "C-07", "B", "1");
  ok((await checked(third)).join() === "K1.score-0" && await third.isChecked("#more"), "that evaluator does, in a new tab", await checked(third));
  await third.click("#forget");
  ok((await kept(third)).join() === "0,0" && (await checked(third)).length === 0 && (await third.inputValue("#evaluator")) === "", "the button forgets it at once", await kept(third));
  await third.close();

  const saved = await download(page);
  ok(path.basename(saved) === "ballot-C-07-A.csv", "the file's name", saved);
  ok((await kept(page)).join() === "0,0" && (await checked(page)).length === 0 && (await page.inputValue("#candidate")) === "", "Save forgets", await kept(page));
  ok((await say(page)).includes("ballot-C-07-A.csv"), "and says so", await say(page));
  const [again] = await Promise.all([page.waitForEvent("download"), page.click("#status a")]);
  ok(fs.readFileSync(await again.path()).equals(fs.readFileSync(saved)), "the file can be had again");
  await identify(page, "C-07", "A", "1");
  ok((await checked(page)).length === 0, "under the same codes nothing is left");
  await page.click('label[for="conflict-none"]');
  await page.click("#save");
  ok(/K1–K8/.test(await say(page)), "what is missing is said first", await say(page));
  await score(page, 1, "2");
  await identify(page, "C-08", "A");
  ok((await checked(page)).length === 0, "the next candidate begins empty");
  await page.click("#status button");
  ok((await checked(page)).join() === "conflict-none,K1.score-2" && (await kept(page)).join() === "1,0", "a mistyped code is put right", await checked(page));
  ok(faults.length === 0, "nothing is fetched, nothing fails", faults);
  await context.close();
  return saved;
}

// By Tab alone, in the order in which it is read; each field says its criterion and value, number first, once.
async function hear(browser, file) {
  const page = await (await browser.newContext({ offline: true })).newPage();
  await page.goto("file://" + file);
  await page.focus("#candidate");
  await page.keyboard.type("C-07");
  await page.keyboard.press("Tab");
  await page.keyboard.type("A");
  const order = [];
  for (let i = 0; i < 60 && order[order.length - 1] !== "save"; i++) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("href"));
    if (id !== order[order.length - 1]) order.push(id);
    if (id === "K2.score-0") await page.keyboard.press("ArrowDown");
  }
  const wanted = ["date", "round", "conflict-none"];
  for (let k = 1; k <= 8; k++) wanted.push(`K${k}.score-0`, `K${k}-evidence`);
  wanted.push("recommendation-retain", "#K1", "#K3", "#K4", "#K5", "#K6", "#K7", "#K8", "more", "forget", "save");
  ok(order.join() === wanted.join(), "Tab goes as one reads", order.join());
  ok((await checked(page)).join() === "K2.score-1", "arrows choose", await checked(page));
  const group = page.getByRole("group", { name: "K1 Culture artistique et numérique, Note", exact: true });
  ok(await group.getByRole("radio", { name: "3 : récentes, reliées à la médiation (attendu)", exact: true }).count() === 1, "a button says number and anchor, its group the criterion", await group.count());
  ok(await page.getByRole("textbox", { name: "K1 Culture artistique et numérique, Éléments observés", exact: true }).count() === 1, "a box says what goes into it");
  ok(await page.getByRole("status").count() === 1 && await page.getByRole("heading", { level: 1 }).count() === 1, "one place tells what happens");
}

// The fields of grid.pdf, each with the words that it says there: {name: [words]}.
function fieldsOf(pdf) {
  const said = {};
  for (const field of JSON.parse(execFileSync("qpdf", ["--json", "--json-key=acroform", pdf])).acroform.fields)
    if (field.fullname !== "hash") (said[field.fullname] ||= []).push(field.alternativename);
  return said;
}

// Those that the page has once its script ran.
const saidBy = (page) => page.$$eval("form [name]", (fields) => fields.reduce((said, field) => {
  const label = field.labels[0].cloneNode(true);
  label.querySelectorAll("[hidden]").forEach((node) => node.remove());
  (said[field.name] ||= []).push(label.textContent);
  return said;
}, {}));

const plain = (text) => text.replace(/\s+/g, " ").replace(/ \((attendu|expected)\)$/, "").trim().toLowerCase();

async function compare(browser, file, language) {
  const page = await open(await browser.newContext({ offline: true }), file, []);
  const form = fieldsOf(file.replace(/html$/, "pdf")), said = await saidBy(page);
  const ids = await page.$$eval("[id]", (nodes) => nodes.map((node) => node.id));
  ok(Object.keys(said).sort().join() === Object.keys(form).sort().join(), `${language}: the fields of the PDF`, Object.keys(said).join());
  const wrong = Object.keys(form).filter((name) => /^K/.test(name) && said[name].map(plain).join("|") !== form[name].map(plain).join("|"));
  ok(wrong.length === 0 && Object.keys(form).some((name) => /^K1/.test(name)), `${language}: each button and each box of a criterion says what the PDF's does`, wrong.slice(0, 2).map((name) => [said[name], form[name]]));
  ok(new Set(ids).size === ids.length, `${language}: ids are unique`, ids.filter((id, i) => ids.indexOf(id) !== i));
  await page.context().close();
}

// Thirty criteria, some with anchors of their own.
function buildMany() {
  const posting = path.join(folder, "many");
  fs.mkdirSync(posting);
  const lines = Array.from({ length: 30 }, (_, i) => `- Experience of running programme ${i + 1} with its audiences and partners`);
  fs.writeFileSync(path.join(posting, "posting.txt"), `HEAD OF PROGRAMMES\n\nPERSON SPECIFICATION\n\n${lines.join("\n")}\n`);
  fs.writeFileSync(path.join(posting, "posting.ini"), "[posting]\nlang = en\n[organisation]\nname = The Wharf\n[criterion 7]\nanchor.3 = has done it\n[criterion 8]\nanchor.0 = never\n");
  return path.join(build(posting, "grid"), "grid.html");
}

function count_ballot(saved) {
  const text = fs.readFileSync(saved, "utf8");
  ok(text.startsWith("\ufeffcandidate,evaluator,criterion,score,round,evidence,recommendation,conflict,hash,date\r\n"), "the columns", text.slice(0, 100));
  ok(text.includes(`"'=SUM(A1) ""rien""\n2e ligne"`) && text.includes(`"'@home, -1 + 2"`), "cells that would be formulas begin with an apostrophe");
  const result = spawnSync(AFFICHE, ["panel", "--round", "1", "--json", "--strict", "-o", path.join(folder, "panel"), FRENCH, saved], { encoding: "utf8" });
  const said = result.status === 0 ? JSON.parse(result.stdout) : {};
  ok(result.status === 0, "affiche panel takes the ballot", result.stderr);
  const figures = fs.readFileSync(path.join(folder, "panel", "panel.csv"), "utf8");
  ok(/^counted,,,,1(\.00)?$/m.test(figures), "it counts", figures.slice(0, 300));
  const given = SCORES.filter((score) => score !== "NE").map(Number), whole = given.reduce((a, b) => a + b) / given.length * 25;
  ok(figures.includes(`score,C-07,,,${whole.toFixed(2)}`), "with its scores", figures.slice(0, 600));
  return said;
}

async function print(browser, file) {
  const page = await (await browser.newContext()).newPage();
  await page.goto("file://" + file);
  await page.pdf({ path: path.join(folder, "print.pdf"), preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", path.join(folder, "print.pdf"), "-"], { encoding: "utf8" });
  ok(text.split("\f").length === 2, "on paper it is one page", text.split("\f").length - 1);
  ok(/3 = attendu · NE = non évalué/.test(text) && /page 1 sur 1/.test(text), "with the head and the foot of the form", text.slice(-300));
  ok(/Signature/.test(text) && /K8/.test(text) && /poids 1/.test(text) && !/Enregistrer|Sur cet appareil/.test(text), "with what a pen fills in, and no button", text.slice(0, 400));
}

test(async (browser) => {
  const [french, english] = [FRENCH, ENGLISH].map((posting) => path.join(build(posting, "grid"), "grid.html"));
  const many = buildMany();
  await judgeAll(browser, french, "French");
  await judgeAll(browser, english, "English");
  await judgeAll(browser, many, "thirty criteria");
  await compare(browser, french, "French");
  await compare(browser, english, "English");
  await compare(browser, many, "thirty criteria");
  count_ballot(await keepAndSave(browser, french));
  await hear(browser, french);
  await print(browser, french);
});
