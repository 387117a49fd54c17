import { readFileSync, readdirSync, statSync } from "node:fs";
import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { ZipError } from "../../labs/kit/archive/zip.ts";
import { MANIFEST_FILE } from "../evidence/bundle/bundle-files.ts";
import { markOf } from "../lab-report/picture-mark.ts";
import type { PictureMark } from "../lab-report/picture-mark.ts";
import { isPng } from "../lab-report/png-text.ts";
import { FORMATS, PICTURES_FOLDER } from "../lab-report/report-files.ts";
import type { Format } from "../lab-report/report-files.ts";
import { readReport } from "./check-report.ts";
import type { ReadReport } from "./check-report.ts";
import type { ProofSay } from "./messages.ts";

/** Something that can be verified. */
export type EvidenceFile =
  | { readonly kind: "bundle"; readonly path: string }
  | { readonly kind: "report"; readonly path: string; readonly report: ReadReport }
  | {
      readonly kind: "picture";
      readonly path: string;
      readonly png: Uint8Array;
      readonly mark: PictureMark | null;
    };

const MEGABYTE = 1024 * 1024;
/** Megabytes of a file, at most. */
const MAX_MEGABYTES = 100;

/**
 * What is at a path: a file, a bundle, or a folder with a report, of which all that can be verified is
 * listed, pictures too.
 *
 * @throws UsageError when it is something else, or can't be read.
 */
export async function readEvidence(path: string, say: ProofSay): Promise<readonly EvidenceFile[]> {
  if (!statSync(path).isDirectory()) return [await readFile(path, say)];
  if (existsSync(join(path, MANIFEST_FILE))) return [{ kind: "bundle", path }];
  const reports = FORMATS.map((format) => join(path, `report.${format}`)).filter(existsSync);
  const pictures = join(path, PICTURES_FOLDER);
  const names = existsSync(pictures) ? readdirSync(pictures).sort() : [];
  const pngs = names.filter((name) => name.endsWith(".png")).map((name) => join(pictures, name));
  if (reports.length === 0) throw new UsageError(say("usage.not-ours", { path }));
  const files: EvidenceFile[] = [];
  for (const file of [...reports, ...pngs]) files.push(await readFile(file, say));
  return files;
}

/** @throws UsageError when it is nothing that can be verified, or can't be read. */
async function readFile(path: string, say: ProofSay): Promise<EvidenceFile> {
  const ending = extname(path).slice(1).toLowerCase();
  const format = FORMATS.find((one) => one === ending);
  if (format === undefined && ending !== "png") {
    throw new UsageError(say("usage.not-ours", { path }));
  }
  if (statSync(path).size > MAX_MEGABYTES * MEGABYTE) {
    throw new UsageError(say("usage.too-large", { path, limit: MAX_MEGABYTES }));
  }
  const bytes = readFileSync(path);
  if (format !== undefined) {
    return { kind: "report", path, report: await readAs(format, path, bytes, say) };
  }
  if (!isPng(bytes)) throw new UsageError(say("usage.unreadable", { path, format: "PNG" }));
  return { kind: "picture", path, png: bytes, mark: markOf(bytes) };
}

async function readAs(
  format: Format,
  path: string,
  bytes: Uint8Array,
  say: ProofSay,
): Promise<ReadReport> {
  const fault = new UsageError(say("usage.unreadable", { path, format: format.toUpperCase() }));
  try {
    const report = await readReport(path, format, bytes);
    if (report !== null) return report;
  } catch (error) {
    if (error instanceof ZipError) throw fault;
    throw error;
  }
  throw fault;
}
