import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { composeReport } from "./compose.ts";
import type { LabReport } from "./document.ts";
import { fillTemplate, partsInTemplate } from "./docx-template.ts";
import type { Template } from "./docx-template.ts";
import type { Fields } from "./fields.ts";
import { makeManifest, sha256Of } from "./manifest.ts";
import type { ReportManifest } from "./manifest.ts";
import { pdfFonts } from "./pdf-fonts.ts";
import { withText } from "./png-text.ts";
import { renderDocx } from "./render-docx.ts";
import { renderHtml } from "./render-html.ts";
import { renderPdf } from "./render-pdf.ts";
import { pictureMark } from "./picture-mark.ts";
import type { ReportPicture } from "./report-pictures.ts";

/** The formats of a report, which are the endings of its files too. */
export const FORMATS = ["html", "pdf", "docx"] as const;
export type Format = (typeof FORMATS)[number];

/** The folder in a report that holds the record of its run. */
export const BUNDLE_FOLDER = "bundle";
/** The folder with the pictures as files of their own. */
export const PICTURES_FOLDER = "pictures";

/** All that a report's files are made of: the same gives the same files. */
export interface FileSources {
  readonly bundle: Bundle;
  /** SHA-256 of the bundle's `bundle.json`. */
  readonly bundleHash: string;
  readonly pictures: readonly ReportPicture[];
  readonly fields: Fields;
  readonly language: Language;
  /** The kit's version. */
  readonly kit: string;
}

/** A report with the manifest that its files carry. */
export interface MadeReport {
  readonly report: LabReport;
  readonly manifest: ReportManifest;
}

/** Makes the document of a report. */
export function makeReport(sources: FileSources): MadeReport {
  const { bundle, language, pictures } = sources;
  const report = composeReport(sources, language);
  const screenshots = pictures
    .filter(({ isScreenshot }) => isScreenshot)
    .map(({ id, title, caption, width, height }) => ({ id, title, caption, width, height }));
  return { report, manifest: makeManifest(report, bundle, { ...sources, screenshots }) };
}

/** Writes a report in a format. @param template - somebody's own DOCX, to be filled in instead. */
export async function renderReport(
  { report, manifest }: MadeReport,
  format: Format,
  { bundle, fields }: FileSources,
  template: Template | null,
): Promise<Uint8Array> {
  switch (format) {
    case "html":
      return Buffer.from(renderHtml(report, manifest));
    case "pdf":
      return renderPdf(report, manifest, pdfFonts(), new Date(bundle.manifest.startedAt));
    case "docx": {
      if (template === null) return renderDocx(report, manifest);
      const own = manifestOfTemplate(manifest, template);
      return fillTemplate(template, report, fields, own);
    }
  }
}

/** The pictures as files: PNGs that say where they come from, and SVGs. */
export function pictureFiles({ bundle, pictures, language }: FileSources): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const { runId } = bundle.manifest;
  for (const { id, png, svg, isScreenshot } of pictures) {
    const mark = pictureMark({ runId, id, language, sha256: sha256Of(png), isScreenshot });
    files.set(`${id}.png`, withText(png, mark));
    files.set(`${id}.svg`, Buffer.from(svg));
  }
  return files;
}

/** A filled template vouches only for the parts that it has a place for. */
function manifestOfTemplate(manifest: ReportManifest, template: Template): ReportManifest {
  const parts: readonly string[] = partsInTemplate(template);
  const hasPictures = parts.includes("pictures");
  return {
    ...manifest,
    parts: manifest.parts.filter(({ id }) => parts.includes(id)),
    pictures: hasPictures ? manifest.pictures : [],
  };
}
