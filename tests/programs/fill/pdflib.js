// pdflib.js (VALUES IN OUT)...: fills forms with pdf-lib.
const { readFileSync, writeFileSync } = require("fs");
const { PDFDocument, PDFRadioGroup } = require("pdf-lib");

async function fill(values, source, target) {
    const pdf = await PDFDocument.load(readFileSync(source));
    for (const [name, value] of Object.entries(values)) {
        const field = pdf.getForm().getField(name);
        if (field instanceof PDFRadioGroup) field.select(value);
        else field.setText(value);
    }
    writeFileSync(target, await pdf.save());
}

(async () => {
    const jobs = process.argv.slice(2);
    for (let at = 0; at < jobs.length; at += 3) {
        await fill(JSON.parse(readFileSync(jobs[at], "utf-8")), jobs[at + 1], jobs[at + 2]).catch((error) => console.error(`pdf-lib: ${error.message}`));
    }
})();
