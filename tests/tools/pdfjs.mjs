// pdfjs.mjs FILE: the text of a PDF as pdf.js finds it along the structure tree, one line for each block, labels left out.
// pdfjs.mjs FILE outline: its bookmarks, a line each, two spaces a level.
import { readFileSync } from "fs";

const { getDocument } = await import(`${process.env.NODE_PATH}/pdfjs-dist/legacy/build/pdf.mjs`);
const INLINE = new Set(["Span", "Link", "Quote", "Reference", "Code", "Em", "Strong"]);

function say(node, texts) {
    if (node.type === "content") return texts.get(node.id) ?? "";
    if (node.role === "Lbl") return "";
    const inside = (node.children ?? []).map((child) => say(child, texts)).join("");
    return INLINE.has(node.role) ? inside : `\n${inside}\n`;
}

const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
function list(items, depth) {
    for (const item of items ?? []) {
        console.log("  ".repeat(depth) + item.title);
        list(item.items, depth + 1);
    }
}

if (process.argv[3] === "outline") {
    list(await pdf.getOutline(), 0);
    process.exit();
}
for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts = new Map();
    const open = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
        if (item.type === "endMarkedContent") open.pop();
        else if (item.type) open.push(item.id);
        else {
            const id = open.findLast((one) => one);
            if (id) texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
        }
    }
    console.log(say(await page.getStructTree(), texts));
}
