import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unpack } from "../../labs/kit/archive/zip.ts";
import type { Files } from "../../labs/kit/archive/zip.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { MANIFEST_FILE } from "../evidence/bundle/bundle-files.ts";
import { kitVersion } from "../evidence/bundle/write-bundle.ts";
import { manifestOfDocx } from "../lab-report/docx-manifest.ts";
import { readReportManifest, sha256Of } from "../lab-report/manifest.ts";
import type { ReportManifest } from "../lab-report/manifest.ts";
import { withoutText } from "../lab-report/png-text.ts";
import { PICTURES_FOLDER, makeReport, renderReport } from "../lab-report/report-files.ts";
import type { FileSources, Format } from "../lab-report/report-files.ts";
import { drawnPictures } from "../lab-report/report-pictures.ts";
import type { ReportPicture } from "../lab-report/report-pictures.ts";
import { compareDocx } from "./compare-docx.ts";
import { compareHtml, manifestInHtml } from "./compare-html.ts";
import { comparePdf } from "./compare-pdf.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { readPdf } from "./read-pdf.ts";
import type { PdfContent } from "./read-pdf.ts";

/** A report that was read: its content by format, and what it says of its origin. */
export type ReadReport = { readonly path: string; readonly manifest: ReportManifest | null } & (
  | { readonly format: "html"; readonly content: string }
  | { readonly format: "pdf"; readonly content: PdfContent; readonly bytes: Uint8Array }
  | { readonly format: "docx"; readonly content: Files }
);

/** Reads a report. @returns null when it is no whole file of its format. @throws ZipError so too. */
export async function readReport(
  path: string,
  format: Format,
  bytes: Uint8Array,
): Promise<ReadReport | null> {
  const parse = (json: string | null): ReportManifest | null =>
    json === null ? null : readReportManifest(json);
  switch (format) {
    case "html": {
      const content = Buffer.from(bytes).toString();
      return { path, format, content, manifest: parse(manifestInHtml(content)) };
    }
    case "pdf": {
      const content = await readPdf(bytes);
      return content && { path, format, content, bytes, manifest: parse(content.manifest) };
    }
    case "docx": {
      const content = unpack(bytes);
      return { path, format, content, manifest: manifestOfDocx(content) };
    }
  }
}

/** Compares a report with the one that a bundle gives. */
export async function checkReport(
  read: ReadReport,
  manifest: ReportManifest,
  bundle: Bundle,
): Promise<readonly Finding[]> {
  const bundleHash = sha256Of(readFileSync(join(bundle.folder, MANIFEST_FILE)));
  const { runId } = bundle.manifest;
  if (manifest.runId !== runId) {
    return [differs("found.other-run", { bundle: runId, report: manifest.runId })];
  }
  if (manifest.bundle !== bundleHash) return [differs("found.other-record")];
  const { language, fields, kit } = manifest;
  const drawn = await drawnPictures(bundle, language);
  const [pictures, shots] = withScreenshots(drawn, manifest, dirname(read.path));
  const sources = { bundle, bundleHash, pictures, fields, language, kit };
  const findings = await compare(read, manifest, sources);
  const own = kitVersion();
  const isOther = kit !== own && findings.some(({ kind }) => kind === "differs");
  return [...shots, ...findings, ...(isOther ? [note("found.other-kit", { kit, own })] : [])];
}

async function compare(
  read: ReadReport,
  manifest: ReportManifest,
  sources: FileSources,
): Promise<readonly Finding[]> {
  const made = makeReport(sources);
  switch (read.format) {
    case "html": {
      const html = Buffer.from(await renderReport(made, "html", sources, null)).toString();
      return [...compareManifests(manifest, made.manifest), ...compareHtml(read.content, html)];
    }
    case "pdf": {
      const bytes = await renderReport(made, "pdf", sources, null);
      if (Buffer.from(bytes).equals(read.bytes)) return [same("found.whole")];
      const expected = await readPdf(bytes);
      if (expected === null) throw new Error("the PDF that was just written can't be read");
      const ids = made.manifest.pictures.map(({ id }) => id);
      const pages = comparePdf(read.content, expected, ids);
      return [...compareManifests(manifest, made.manifest), ...pages];
    }
    case "docx":
      return [
        ...compareManifests(manifest, made.manifest),
        ...compareDocx(read.content, made.report, manifest, made.manifest),
      ];
  }
}

/** What a report says of itself has to be what the record gives, or it was made of something else. */
function compareManifests(is: ReportManifest, should: ReportManifest): readonly Finding[] {
  const wrong = [...is.parts, ...is.pictures].filter(
    ({ id, sha256 }) =>
      ![...should.parts, ...should.pictures].some((one) => one.id === id && one.sha256 === sha256),
  );
  if (wrong.length === 0) return [];
  return [differs("found.manifest-differs", { what: wrong.map(({ id }) => id).join(", ") })];
}

/** Screenshots can't be drawn again: they are taken from beside the report, if they are the same still. */
function withScreenshots(
  drawn: readonly ReportPicture[],
  { pictures, screenshots }: ReportManifest,
  folder: string,
): readonly [readonly ReportPicture[], readonly Finding[]] {
  const all = drawn.map((picture): ReportPicture => {
    const shot = screenshots.find(({ id }) => id === picture.id);
    if (shot === undefined) return picture;
    const file = join(folder, PICTURES_FOLDER, `${picture.id}.png`);
    const png = existsSync(file) ? withoutText(readFileSync(file)) : picture.png;
    const isSame = pictures.some(({ id, sha256 }) => id === shot.id && sha256 === sha256Of(png));
    return { ...picture, ...shot, isScreenshot: true, png: isSame ? png : picture.png };
  });
  const count = screenshots.length;
  return [all, count === 0 ? [] : [note("found.screenshot", { count })]];
}
