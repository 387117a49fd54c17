import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { IRunOptions } from "docx";
import { numbered } from "./document.ts";
import type { Block, DocumentPicture, Entry, FactRow } from "./document.ts";

/** Width of the text on A4, in CSS pixels, and the largest height of a picture there. */
const TEXT_WIDTH_PX = 640;
const MAX_PICTURE_HEIGHT_PX = 860;
/** Widths in twentieths of a point. */
const TEXT_WIDTH = 9600;
const LABEL_WIDTH = 1150;
const STEP_INDENT = 340;
/** Sizes of letters in half points. */
const STEP_SIZE = 18;
const NOTE_SIZE = 17;
const DIM = "57606A";
const PALE = "F6F8FA";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "D0D7DE" };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const CELL_MARGINS = { top: 50, bottom: 50, left: 90, right: 90 };

const HEADINGS = {
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
} as const;

/**
 * A block of a report as paragraphs and tables of a word processor.
 *
 * @param hasStyles - whether the document has the styles of headings; somebody's own may not.
 */
export function docxBlocks(block: Block, hasStyles = true): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [new Paragraph({ text: block.text, heading: HeadingLevel.TITLE })];
    case "heading":
      return [headingParagraph(block, hasStyles)];
    case "facts":
      return block.rows.map(factTable);
    case "paragraph":
      return [new Paragraph({ text: block.text, spacing: { after: 120 } })];
    case "note":
      return [small(block.text, NOTE_SIZE, DIM)];
    case "steps":
      return block.items.map((item, at) => step(numbered(item, at)));
    case "table":
      return [gridTable(block.head, block.rows)];
    case "picture":
      return pictureBlocks(block.picture);
    case "entry":
      return entryRuns(block.entry).map((runs) => new Paragraph({ children: runs }));
  }
}

/** What somebody has to say, or its blank, as runs: a list for each of its lines. */
export function entryRuns({ text, isBlank }: Entry): TextRun[][] {
  const marked = isBlank === true ? ({ highlight: "yellow" } as const) : {};
  return text.split("\n").map((line) => [new TextRun({ text: line, ...marked })]);
}

function headingParagraph(
  { text, level }: Extract<Block, { kind: "heading" }>,
  hasStyles: boolean,
): Paragraph {
  if (hasStyles) return new Paragraph({ text, heading: HEADINGS[level], keepNext: true });
  return new Paragraph({
    children: [boldRun(text)],
    keepNext: true,
    spacing: { before: 160, after: 60 },
  });
}

function boldRun(text: string): TextRun {
  const options: IRunOptions = { text, bold: true };
  return new TextRun(options);
}

function small(text: string, size: number, color: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size, color })], spacing: { after: 80 } });
}

function step(text: string): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text, size: STEP_SIZE })],
    indent: { left: STEP_INDENT, hanging: STEP_INDENT },
    spacing: { after: 20 },
  });
}

function factTable(row: FactRow): Table {
  const width = Math.floor(TEXT_WIDTH / row.length) - LABEL_WIDTH;
  const cells = row.flatMap(({ label, entry }) => [
    cell(
      [new Paragraph({ children: [new TextRun({ text: label, color: DIM })] })],
      LABEL_WIDTH,
      true,
    ),
    cell(
      entryRuns(entry).map((runs) => new Paragraph({ children: runs })),
      width,
    ),
  ]);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: row.flatMap(() => [LABEL_WIDTH, width]),
    rows: [new TableRow({ children: cells, cantSplit: true })],
  });
}

function gridTable(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const rest = 1700;
  const widths = head.map((_, at) => (at === 0 ? TEXT_WIDTH - rest * (head.length - 1) : rest));
  const line = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text, at) => {
        const run = isHead ? boldRun(text) : new TextRun(text);
        return cell([new Paragraph({ children: [run] })], widths[at] ?? rest, isHead);
      }),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [line(head, true), ...rows.map((row) => line(row, false))],
  });
}

function cell(children: Paragraph[], size: number, isLabel = false): TableCell {
  return new TableCell({
    children,
    width: { size, type: WidthType.DXA },
    borders: BORDERS,
    margins: CELL_MARGINS,
    ...(isLabel && { shading: { type: ShadingType.CLEAR, fill: PALE, color: "auto" } }),
  });
}

function pictureBlocks({ png, width, height, title, id, caption }: DocumentPicture): Paragraph[] {
  const scale = Math.min(1, TEXT_WIDTH_PX / width, MAX_PICTURE_HEIGHT_PX / height);
  const image = new ImageRun({
    type: "png",
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: id, title, description: caption },
  });
  return [
    new Paragraph({
      children: [image],
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160 },
    }),
    small(caption, NOTE_SIZE, DIM),
  ];
}
