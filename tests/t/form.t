#!/usr/bin/env node
// grid.pdf is the form of the panel: its fields by name, filled by pdf-lib, saved, and read back.
const { execFileSync, spawnSync } = require("child_process");
const { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("fs");
const { PDFDocument, PDFName, PDFString, PDFRadioGroup, PDFTextField, PDFCheckBox, decodePDFRawStream } = require("pdf-lib");

let count = 0, failed = 0;
function ok(passed, name, why) {
    count++;
    if (!passed) failed++;
    console.log(`${passed ? "ok" : "not ok"} ${count} - ${name}`);
    if (!passed) console.error(`# not ok: ${name}\n#   ${String(why).replace(/\n/g, "\n#   ")}`);
}
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const criteria = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `K${n}`);
const texts = ["candidate", "date", "evaluator", "hash", "round", ...criteria.map((k) => `${k}.evidence`)].sort();
const radios = { conflict: ["none", "link"], recommendation: ["retain", "discuss", "decline"] };
for (const k of criteria) radios[`${k}.score`] = ["0", "1", "2", "3", "4", "NE"];
const filled = { candidate: "C-07", date: "2025-12-08", evaluator: "A", round: "1" };
for (const k of criteria) filled[`${k}.evidence`] = `Élément observé n° ${k}, « œuvre » à 10 €\ndeuxième ligne`;

async function main() {
    const folder = mkdtempSync("/tmp/affiche-");
    try {
        execFileSync(process.env.AFFICHE, ["build", "-o", folder, "input/mediation-2026"], { stdio: "ignore" });
        await check(readFileSync(`${folder}/mediation-2026/grid.pdf`));
        await checkKept(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
    console.log(`1..${count}`);
    process.exitCode = failed ? 1 : 0;
}

/* Builds again; gives the grids that there are then, and what was said. */
function again(folder, posting = "input/mediation-2026") {
    const result = spawnSync(process.env.AFFICHE, ["build", "--messages", "en", "-o", folder, "--only", "grid", posting], { encoding: "utf-8" });
    return { status: result.status, said: result.stderr, names: readdirSync(`${folder}/mediation-2026`).filter((name) => /^grid.*\.pdf$/.test(name)).sort() };
}

/* `build` writes over a form only if it is, byte for byte, as it was made. */
async function checkKept(folder) {
    const grid = `${folder}/mediation-2026/grid.pdf`, bytes = readFileSync(grid);
    const fill = async (put) => {
        const pdf = await PDFDocument.load(bytes);
        put(pdf, pdf.getForm());
        writeFileSync(grid, await pdf.save({ updateFieldAppearances: false }));
        return readFileSync(grid);
    };
    const note = (pdf) => pdf.getPage(0).node.addAnnot(pdf.context.register(pdf.context.obj(
        { Type: "Annot", Subtype: "Text", Rect: [50, 50, 70, 70], Contents: PDFString.of("seen") })));
    const state = (field, i, key = "AS") => {
        const widget = field.acroField.getWidgets()[i];
        widget.dict.set(PDFName.of(key), widget.getOnValue());
    };
    const others = ["grid.html", "grid.xlsx"].map((name) => `${folder}/mediation-2026/${name}`), made = others.map((path) => readFileSync(path));
    const ways = [["saved anew, unfilled", () => {}],
                  ["an attached file", (pdf) => pdf.attach(Buffer.from("seen"), "notes.txt")],
                  ["a page", (pdf) => pdf.addPage()],
                  ["document information", (pdf) => pdf.setSubject("C-07 is weak on K2")],
                  ["values after /Fields was cut down", (pdf, form) => {
                      form.getTextField("K2.evidence").setText("x");
                      form.acroForm.dict.set(PDFName.of("Fields"), pdf.context.obj([]));
                  }],
                  ["an appearance without a value", (pdf, form) => {
                      const stream = pdf.context.stream("/Tx BMC q BT (seen) Tj ET Q EMC", { Type: "XObject", Subtype: "Form", BBox: [0, 0, 9, 9] });
                      form.getTextField("K2.evidence").acroField.getWidgets()[0].dict.set(PDFName.of("AP"), pdf.context.obj({ N: pdf.context.register(stream) }));
                  }],
                  ["XFA data", (pdf, form) => form.acroForm.dict.set(PDFName.of("XFA"), pdf.context.register(pdf.context.stream("<xdp/>")))],
                  ["a widget that is not in /Fields", (pdf) => pdf.getPage(0).node.addAnnot(pdf.context.register(pdf.context.obj(
                      { Type: "Annot", Subtype: "Widget", FT: "Tx", T: PDFString.of("more"), V: PDFString.of("seen"), Rect: [50, 50, 70, 70] })))],
                  ["a drawing merged into the page's stream", (pdf) => {
                      const page = pdf.getPage(0).node, content = pdf.context.lookup(page.get(PDFName.of("Contents")));
                      page.set(PDFName.of("Contents"), pdf.context.register(pdf.context.flateStream(
                          Buffer.concat([Buffer.from(decodePDFRawStream(content).decode()), Buffer.from("\n0 0 9 9 re f")]))));
                  }],
                  ["a text", (pdf, form) => form.getTextField("K2.evidence").setText("x")],
                  ["a score", (pdf, form) => form.getRadioGroup("K1.score").select("0")],
                  ["a declaration", (pdf, form) => form.getRadioGroup("conflict").select("none")],
                  ["a note on the page", note],
                  ["filled and locked", (pdf, form) => {
                      form.getTextField("K2.evidence").setText("x");
                      form.getFields().forEach((field) => field.enableReadOnly());
                  }],
                  ["a declaration by its appearance alone", (pdf, form) => state(form.getRadioGroup("conflict"), 0)],
                  ["a score by its appearance alone", (pdf, form) => state(form.getRadioGroup("K1.score"), 2)],
                  ["a score of its widget alone", (pdf, form) => state(form.getRadioGroup("K1.score"), 2, "V")],
                  ["a rich text alone", (pdf, form) => form.getTextField("K2.evidence").acroField.dict.set(PDFName.of("RV"), PDFString.of("<p>x</p>"))],
                  ["words drawn on the page", (pdf) => pdf.getPage(0).drawText("seen", { x: 50, y: 50 })],
                  ["no fields any more", (pdf, form) => form.flatten()]];

    ok(same(again(folder).names, ["grid.pdf"]) && readFileSync(grid).equals(bytes), "an empty form is written over", again(folder).names);
    for (const [i, [what, put]] of ways.entries()) {
        const filled = await fill(put), { status, said, names } = again(folder);
        ok(status === 0 && readFileSync(grid).equals(bytes) && names.includes(`grid-${i + 1}.pdf`) && names.length === i + 2 &&
           readFileSync(`${folder}/mediation-2026/grid-${i + 1}.pdf`).equals(filled), `${what}: the form is moved aside`, names);
        ok(said.includes(`: it is ${folder}/mediation-2026/grid-${i + 1}.pdf now [filled-form]`), `${what}: and that is said`, said);
    }
    writeFileSync(grid, "no PDF");
    ok(again(folder).names.includes(`grid-${ways.length + 1}.pdf`), "what is no form is moved aside, too", again(folder).names);
    others.forEach((path, i) => writeFileSync(path, Buffer.concat([made[i], Buffer.from(" ")])));
    again(folder);
    const names = readdirSync(`${folder}/mediation-2026`).sort();
    ok(names.includes("grid-1.html") && names.includes("grid-1.xlsx") && others.every((path, i) => readFileSync(path).equals(made[i])),
       "the page and the spreadsheet that somebody saved are moved aside, too", names);
    again(folder);
    ok(same(readdirSync(`${folder}/mediation-2026`).sort(), names), "and written over when nobody has");
    cpSync("input/mediation-2026", `${folder}/in/mediation-2026`, { recursive: true });
    writeFileSync(`${folder}/in/mediation-2026/posting.ini`, readFileSync("input/mediation-2026/posting.ini", "utf-8").replace("aucune idée", "nulle idée"));
    ok(again(folder, `${folder}/in/mediation-2026`).names.length === ways.length + 2 && !readFileSync(grid).equals(bytes), "an empty form of other criteria, too");
}

async function check(bytes) {
    const pdf = await PDFDocument.load(bytes);
    const form = pdf.getForm();
    const named = (kind) => form.getFields().filter((field) => field instanceof kind).map((field) => field.getName()).sort();

    ok(same(named(PDFTextField), texts), "text fields", named(PDFTextField));
    ok(same(named(PDFRadioGroup), Object.keys(radios).sort()), "radio groups", named(PDFRadioGroup));
    ok(same(named(PDFCheckBox), []), "check boxes", named(PDFCheckBox));
    ok(form.getFields().length === 23, "no other field", form.getFields().map((field) => field.getName()));
    for (const [name, values] of Object.entries(radios)) {
        const group = form.getRadioGroup(name);
        ok(same(group.getOptions(), values) && group.getSelected() === undefined, `${name}: ${values}, none chosen`, group.getOptions());
    }
    for (const k of criteria) ok(form.getTextField(`${k}.evidence`).isMultiline(), `${k}.evidence: several lines`);
    const hash = form.getTextField("hash");
    ok(hash.isReadOnly() && /^[0-9a-f]{4}-[0-9a-f]{4}$/.test(hash.getText()), "hash: read-only", hash.getText());
    ok(form.getTextField("candidate").getMaxLength() === 16, "candidate: 16 characters", form.getTextField("candidate").getMaxLength());
    ok(form.getFields().every((field) => field.getName() === "hash" || !field.isReadOnly()), "every other field can be filled");

    const chosen = Object.entries(radios).map(([name, values], i) => [name, values[i % values.length]]);
    for (const [name, text] of Object.entries(filled)) form.getTextField(name).setText(text);
    for (const [name, value] of chosen) form.getRadioGroup(name).select(value);

    const back = (await PDFDocument.load(await pdf.save())).getForm();
    for (const [name, text] of Object.entries(filled)) {
        ok(back.getTextField(name).getText() === text, `${name}: comes back`, back.getTextField(name).getText());
    }
    for (const [name, value] of chosen) {
        ok(back.getRadioGroup(name).getSelected() === value, `${name}: comes back as ${value}`, back.getRadioGroup(name).getSelected());
    }
    ok(back.getTextField("hash").getText() === hash.getText(), "hash: as it was", back.getTextField("hash").getText());
}

main();
