// chromium.mjs JOBS: forms in pdf.js in a headless Chromium, one job after the other, from a JSON list:
//   {do: "fill", in, out, values, widgets}  real clicks and typing, then saved
//   {do: "paint", in, out, scale}           its pages as OUT-1.png …
//   {do: "hear", in, out}                   what its fields are called in the accessibility tree, as JSON
import { readFileSync, writeFileSync } from "fs";
import { createRequire } from "module";

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require("playwright-core");
const ORIGIN = "http://viewer.invalid"; // served from here: nothing asks a network
const HOME = `${process.env.NODE_PATH}/pdfjs-dist`;
const TYPES = { mjs: "text/javascript", css: "text/css", pdf: "application/pdf", wasm: "application/wasm" };
const VIEWER = `<!doctype html><html lang="fr"><title>viewer</title><link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>#container { position: absolute; inset: 0; overflow: auto }</style><div id="container"><div id="viewer" class="pdfViewer"></div></div>`;

async function open(browser, path) {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1300 } });
    page.on("pageerror", (error) => console.error(`pdf.js: ${error.message}`));
    await page.route(`${ORIGIN}/**`, (route) => {
        const name = new URL(route.request().url()).pathname;
        if (name === "/") return route.fulfill({ contentType: "text/html", body: VIEWER });
        const file = name === "/form.pdf" ? path : `${HOME}${name.replace("/pdfjs", "")}`;
        return route.fulfill({ contentType: TYPES[file.split(".").pop()] ?? "application/octet-stream", body: readFileSync(file) });
    });
    await page.goto(`${ORIGIN}/`);
    await page.evaluate(async () => {
        const lib = await import("/pdfjs/build/pdf.mjs");
        globalThis.pdfjsLib = lib;
        lib.GlobalWorkerOptions.workerSrc = "/pdfjs/build/pdf.worker.mjs";
        globalThis.pdf = await lib.getDocument({ url: "/form.pdf", standardFontDataUrl: "/pdfjs/standard_fonts/", verbosity: 0 }).promise;
    });
    return page;
}

/* All pages at once, with their forms and their structure. */
async function show(page) {
    await page.evaluate(async () => {
        const viewer = await import("/pdfjs/web/pdf_viewer.mjs");
        const eventBus = new viewer.EventBus(), linkService = new viewer.PDFLinkService({ eventBus });
        const shown = new viewer.PDFViewer({ container: document.getElementById("container"), eventBus, linkService,
                                             annotationMode: pdfjsLib.AnnotationMode.ENABLE_FORMS });
        linkService.setViewer(shown);
        shown.setDocument(pdf);
        linkService.setDocument(pdf);
        await shown.pagesPromise;
        /* the viewer draws what is in sight; the rest is drawn here */
        for (let number = 1; number <= pdf.numPages; number++) {
            const view = shown.getPageView(number - 1);
            if (view.renderingState === 0) await view.draw();
        }
    });
    await page.waitForFunction(() => document.querySelectorAll(".page").length === document.querySelectorAll(".annotationLayer").length, null, { timeout: 60000 });
}

async function fill(page, { values, widgets, out }) {
    await show(page);
    for (const { object, name, state } of widgets) {
        if (!(name in values) || (state !== null && state !== values[name])) continue;
        const input = page.locator(`[data-element-id="${object}R"]`);
        await input.click();
        if (state === null) await page.keyboard.insertText(values[name]);
    }
    await page.keyboard.press("Tab");
    const bytes = await page.evaluate(async () => Array.from(await pdf.saveDocument()));
    writeFileSync(out, Buffer.from(bytes));
}

async function paint(page, { out, scale }) {
    const urls = await page.evaluate(async (zoom) => {
        const pictures = [];
        for (let number = 1; number <= pdf.numPages; number++) {
            const one = await pdf.getPage(number), viewport = one.getViewport({ scale: zoom });
            const canvas = document.createElement("canvas");
            canvas.width = viewport.width;
            canvas.height = viewport.height;
            await one.render({ canvas, canvasContext: canvas.getContext("2d"), viewport, annotationMode: pdfjsLib.AnnotationMode.ENABLE }).promise;
            pictures.push(canvas.toDataURL("image/png"));
        }
        return pictures;
    }, scale);
    urls.forEach((url, i) => writeFileSync(`${out}-${i + 1}.png`, Buffer.from(url.split(",")[1], "base64")));
}

/* What assistive technology gets, in its order: a list of [role, name]. */
async function hear(page, { out }) {
    await show(page);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const heard = [], open = [nodes[0].nodeId];
    while (open.length) {
        const node = byId.get(open.pop());
        if (!node) continue;
        if (!node.ignored) heard.push([node.role?.value, node.name?.value ?? ""]);
        open.push(...[...(node.childIds ?? [])].reverse());
    }
    writeFileSync(out, JSON.stringify(heard));
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const job of JSON.parse(readFileSync(process.argv[2], "utf-8"))) {
    const page = await open(browser, job.in);
    await { fill, paint, hear }[job.do](page, job);
    await page.close();
}
await browser.close();
