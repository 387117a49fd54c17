import pdfMake from "pdfmake";
import type { Content, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { numbered } from "./document.ts";
import type { Block, DocumentPicture, Entry, FactRow, LabReport } from "./document.ts";
import { createDocumentSay } from "./document-messages.ts";
import { SYMBOL_FONT, TEXT_FONT, setInFonts } from "./pdf-fonts.ts";
import type { PdfFonts } from "./pdf-fonts.ts";
import type { ReportManifest } from "./manifest.ts";

/** The name of the attachment that holds the manifest. */
export const MANIFEST_ATTACHMENT = "ledger-lab-report.json";

/** A4 less its margins, in points. */
const MARGIN = 48;
const TEXT_WIDTH = 595.28 - 2 * MARGIN;
/** The largest height of a picture: a page with room for its caption. */
const MAX_PICTURE_HEIGHT = 640;
/** A CSS pixel in points. */
const POINTS_A_PIXEL = 0.75;
/** Steps hang on their numbers. */
const STEP_INDENT = 16;
const HANGING: [number, number, number, number] = [STEP_INDENT, 0, 0, 1];
const LINE = "#d0d7de";
const BLANK = "#fff3bf";
const DIM = "#57606a";

/**
 * A report as a PDF file on A4, with its fonts inside; its text can be searched and copied. Characters
 * that the fonts lack would be left out without a word: look for them before.
 */
export async function renderPdf(
  report: LabReport,
  manifest: ReportManifest,
  fonts: PdfFonts,
  madeAt: Date,
): Promise<Uint8Array> {
  const { regular, bold, symbols } = fonts;
  pdfMake.setFonts({
    [TEXT_FONT]: { normal: regular, bold },
    [SYMBOL_FONT]: { normal: symbols, bold: symbols },
  });
  // All that a document is made of is at hand: nothing is loaded but the fonts.
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));
  return await pdfMake.createPdf(definition(report, manifest, madeAt)).getBuffer();
}

function definition(
  report: LabReport,
  manifest: ReportManifest,
  madeAt: Date,
): TDocumentDefinitions {
  const say = createDocumentSay(report.language);
  const json = Buffer.from(JSON.stringify(manifest)).toString("base64");
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 6],
    info: { title: report.title, creator: "Ledger lab", creationDate: madeAt, modDate: madeAt },
    language: report.language === "zh" ? "zh-CN" : "en",
    files: {
      manifest: {
        src: `data:application/json;base64,${json}`,
        name: MANIFEST_ATTACHMENT,
      },
    },
    defaultStyle: { font: TEXT_FONT, fontSize: 10, lineHeight: 1.25 },
    footer: (page, pages) => ({
      columns: [report.footer, { text: say("page", { page, pages }), alignment: "right" }],
      margin: [MARGIN, 14, MARGIN, 0],
      fontSize: 8,
      color: DIM,
    }),
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node, rest) =>
      node.headlineLevel !== undefined &&
      rest.getFollowingNodesOnPage().length === 0 &&
      rest.getNodesOnNextPage().length > 0,
    content: report.parts.flatMap(({ blocks }) => blocks.map(renderBlock)),
  };
}

function renderBlock(block: Block): Content {
  switch (block.kind) {
    case "title":
      return {
        text: setText(block.text),
        bold: true,
        fontSize: 17,
        alignment: "center",
        margin: [0, 0, 0, 14],
      };
    case "heading": {
      const fontSize = { 2: 14, 3: 12, 4: 10.5 }[block.level];
      const margin: [number, number, number, number] = [0, block.level === 2 ? 14 : 9, 0, 4];
      return {
        text: setText(block.text),
        bold: true,
        fontSize,
        margin,
        headlineLevel: block.level,
      };
    }
    case "facts":
      return { stack: block.rows.map(renderRow), margin: [0, 0, 0, 8] };
    case "paragraph":
      return { text: setText(block.text), margin: [0, 0, 0, 6] };
    case "note":
      return { text: setText(block.text), fontSize: 8.5, color: DIM, margin: [0, 0, 0, 4] };
    case "steps":
      return {
        stack: block.items.map((item, at) => ({
          text: setText(numbered(item, at)),
          margin: HANGING,
        })),
        fontSize: 9,
        leadingIndent: -STEP_INDENT,
        margin: [0, 0, 0, 6],
      };
    case "table":
      return renderTable(block.head, block.rows);
    case "picture":
      return renderPicture(block.picture);
    case "entry":
      return { text: renderEntry(block.entry), margin: [0, 2, 0, 8], lineHeight: 1.5 };
  }
}

/** A table of one row: the rows at the top have different numbers of cells. */
function renderRow(row: FactRow): Content {
  const cells = row.flatMap(({ label, entry }): TableCell[] => [
    { text: setText(label), color: DIM, fillColor: "#f6f8fa" },
    { text: renderEntry(entry) },
  ]);
  const widths = row.flatMap(() => [68, "*"] as const);
  return {
    table: { widths: [...widths], body: [cells], dontBreakRows: true },
    layout: { hLineColor: () => LINE, vLineColor: () => LINE },
    // The lines of two rows lie on each other.
    margin: [0, 0, 0, -1],
  };
}

function renderEntry({ text, isBlank }: Entry): Content {
  const pieces = setInFonts(text);
  return { text: pieces.map((piece) => (isBlank ? { ...piece, background: BLANK } : piece)) };
}

/** A text as pdfmake takes it: it looks for no other font by itself. */
function setText(text: string): Content[] {
  return setInFonts(text).map((piece) => ({ ...piece }));
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): Content {
  const titles = head.map((text): TableCell => ({
    text: setText(text),
    bold: true,
    fillColor: "#f6f8fa",
  }));
  const widths = head.map((_, at) => (at === 0 ? "*" : "auto"));
  const body = [titles, ...rows.map((row) => row.map((text) => ({ text: setText(text) })))];
  return {
    table: { headerRows: 1, widths, body, dontBreakRows: true },
    layout: { hLineColor: () => LINE, vLineColor: () => LINE },
    margin: [0, 2, 0, 8],
  };
}

function renderPicture({ png, width, height, caption }: DocumentPicture): Content {
  const scale = Math.min(POINTS_A_PIXEL, TEXT_WIDTH / width, MAX_PICTURE_HEIGHT / height);
  const image = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  return {
    stack: [
      { image, width: width * scale, height: height * scale, alignment: "center" },
      { text: setText(caption), fontSize: 8.5, color: DIM, margin: [0, 3, 0, 0] },
    ],
    unbreakable: true,
    margin: [0, 6, 0, 10],
  };
}
