import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { Table } from "docx";
import type { LabReport } from "./document.ts";
import { docxBlocks } from "./docx-blocks.ts";
import { withManifest } from "./docx-manifest.ts";
import type { ReportManifest } from "./manifest.ts";

/** Fonts that every office suite has or replaces by its own. */
const FONT = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "Microsoft YaHei" };
/** Margins in twentieths of a point. */
const MARGIN = 1150;
/** Sizes of letters in half points. */
const SIZES = { text: 21, title: 34, heading1: 28, heading2: 24, heading3: 21, footer: 16 };

/** A report as a DOCX file, in which the student fills in what is the student's to say. */
export async function renderDocx(report: LabReport, manifest: ReportManifest): Promise<Uint8Array> {
  const heading = (size: number, before: number): object => ({
    run: { size, bold: true, color: "1B1F24", font: FONT },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  });
  const document = new Document({
    title: report.title,
    creator: "Ledger lab",
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZES.text },
          paragraph: { spacing: { line: 300, lineRule: LineRuleType.AUTO } },
        },
        title: {
          run: { size: SIZES.title, bold: true, font: FONT },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
        },
        heading1: heading(SIZES.heading1, 320),
        heading2: heading(SIZES.heading2, 240),
        heading3: heading(SIZES.heading3, 160),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer(report.footer) },
        children: bodyOf(report),
      },
    ],
  });
  return withManifest(await Packer.toBuffer(document), manifest);
}

function bodyOf({ parts }: LabReport): (Paragraph | Table)[] {
  return parts.flatMap(({ blocks }) => blocks.flatMap((block) => docxBlocks(block)));
}

function footer(text: string): Footer {
  const pieces = [`${text} · `, PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES];
  const runs = pieces.map(
    (piece) => new TextRun({ children: [piece], size: SIZES.footer, color: "57606A" }),
  );
  return new Footer({
    children: [new Paragraph({ children: runs, alignment: AlignmentType.RIGHT })],
  });
}
