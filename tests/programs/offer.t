#!/usr/bin/env node
// offer.html in Chromium, without a network: axe-core and the Nu checker find nothing, on a phone, a screen and paper, in light and dark; nothing has to be
// scrolled sideways, at 320 px (400 % of a screen) either; its button leads to the application; on paper it has all words on few pages.
"use strict";
const { execFileSync, spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const { ENGLISH, FRENCH, build, folder, judge, ok, open, test } = require("./page.js");

const NU = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const SENT = { "mediation-2026": "CV et lettre de motivation", "harbour-2027": "A CV and a letter of no more than two pages" };

async function judgeAll(browser, file, name) {
  for (const width of [320, 1280])
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, offline: true });
      const faults = [], page = await open(context, file, faults), where = `${name}, ${width} px, ${colorScheme}`;
      await judge(page, where);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where}: nothing to scroll sideways`);
      await page.emulateMedia({ media: "print" });
      await judge(page, `${where}, print`);
      ok(faults.length === 0, `${where}: nothing is fetched, nothing fails`, faults);
      await context.close();
    }
}

function check(file, name) {
  const result = spawnSync("java", ["-jar", NU, "--format", "json", "--also-check-css", file], { encoding: "utf8" });
  const said = JSON.parse(result.stderr || "{}").messages;
  ok(result.status === 0 && said.every((message) => message.type !== "error"), `${name}: the Nu checker finds no error`, said);
  fs.writeFileSync(path.join(folder, "bad.html"), fs.readFileSync(file, "utf8").replace("<main", "<main><p><div>"));
  const bad = spawnSync("java", ["-jar", NU, path.join(folder, "bad.html")], { encoding: "utf8" });
  ok(bad.status === 1, `${name}: it would find one`, bad.stderr);
}

// By keyboard: first what leads to the text, in the flow, then the page's one action.
async function use(browser, file, name) {
  const page = await open(await browser.newContext({ viewport: { width: 390, height: 800 }, offline: true }), file, []);
  const top = () => page.evaluate(() => document.querySelector("header").getBoundingClientRect().top);
  ok((await top()) === 0, `${name}: the header is at the top`);
  await page.keyboard.press("Tab");
  ok((await page.evaluate(() => document.activeElement.className)) === "skip" && (await top()) > 40, `${name}: the skip link, focused, covers nothing`, await top());
  await page.keyboard.press("Tab");
  const action = await page.evaluate(() => document.activeElement.href);
  ok(/^(mailto|https):/.test(action), `${name}: the button leads to the application`, action);
  ok((await page.textContent(".apply span")) === SENT[name], `${name}: beside it stands what one sends`, await page.textContent(".apply"));
  const box = await page.locator(".apply a").boundingBox();
  ok(box.width === 350 && box.height >= 44, `${name}: it is as wide as the page, and high enough for a finger`, box);
  ok((await page.locator("nav.folded details:not([open])").count()) === 1 && (await page.isHidden("nav.beside")), `${name}: the contents are folded`);
  const faces = await page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].map((face) => face.status); });
  ok(faces.length === 3 && faces.every((status) => status === "loaded"), `${name}: the brand's faces are inside`, faces);
}

async function print(browser, file, name) {
  const page = await (await browser.newContext({ colorScheme: "dark", offline: true })).newPage(), pdf = path.join(folder, `${name}.pdf`);
  await page.goto("file://" + file);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" });
  const words = (said) => said.match(/[\p{L}\p{N}@]+/gu);
  const has = new Set(words(text)), missing = words(fs.readFileSync(file.replace(/html$/, "txt"), "utf8")).filter((word) => !has.has(word));
  ok(text.split("\f").length - 1 <= 3, `${name}: on paper it is three pages at most`, text.split("\f").length - 1);
  ok(missing.length === 0, `${name}: on paper there is every word of offer.txt`, missing);
}

test(async (browser) => {
  for (const posting of [FRENCH, ENGLISH]) {
    const name = path.basename(posting), file = path.join(build(posting, "offer,html"), "offer.html");
    ok(fs.statSync(file).size < 120000, `${name}: under 120 KB`, fs.statSync(file).size);
    await judgeAll(browser, file, name);
    check(file, name);
    await use(browser, file, name);
    await print(browser, file, name);
  }
});
