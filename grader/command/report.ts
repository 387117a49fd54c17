/**
 * `npm run report LAB`: writes a lab report from the record of a run, as HTML, PDF and DOCX, with its
 * pictures. Exit status 0 when it was written, 2 for a mistake in the command, 3 for a fault of ours.
 */
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import process from "node:process";
import { BROWSER_VARIABLE, NoBrowser } from "../../labs/kit/browser/find-browser.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { reportFolderName } from "../../labs/kit/submit/report-folder.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { isByHand } from "../evidence/bundle/by-hand.ts";
import { MANIFEST_FILE } from "../evidence/bundle/bundle-files.ts";
import { kitVersion } from "../evidence/bundle/write-bundle.ts";
import { TemplateError, PLACEHOLDERS, readTemplate } from "../lab-report/docx-template.ts";
import type { Template } from "../lab-report/docx-template.ts";
import { FIELD_NAMES, TEACHER_FIELDS } from "../lab-report/fields.ts";
import { findBundle } from "../lab-report/find-bundle.ts";
import { sha256Of } from "../lab-report/manifest.ts";
import { createReportSay } from "../lab-report/messages.ts";
import type { ReportSay } from "../lab-report/messages.ts";
import { OutputFolder } from "../lab-report/output-folder.ts";
import { refuseMissingGlyphs } from "../lab-report/pdf-fonts.ts";
import {
  BUNDLE_FOLDER,
  PICTURES_FOLDER,
  makeReport,
  pictureFiles,
  renderReport,
} from "../lab-report/report-files.ts";
import type { FileSources } from "../lab-report/report-files.ts";
import { readReportOptions } from "../lab-report/report-options.ts";
import type { ReportOptions } from "../lab-report/report-options.ts";
import { drawnPictures, shotPictures } from "../lab-report/report-pictures.ts";
import type { ReportPicture } from "../lab-report/report-pictures.ts";
import { openSubmission } from "./open-submission.ts";
import { runGraderProgram } from "./run-grader-program.ts";

runGraderProgram(async ({ args }) => {
  await writeReport(await readReportOptions(args, process.env));
});

async function writeReport(options: ReportOptions): Promise<void> {
  const { lab, language, fields } = options;
  const say = createReportSay(language);
  findLab(lab, language);
  if (options.formats.includes("pdf")) refuseMissingGlyphs(fields, language);
  const template =
    options.template === undefined ? null : await openTemplate(options.template, say);
  const needsCode = options.bundle === undefined || options.submission !== undefined;
  const submission = needsCode ? openSubmission(options.submission, lab, language) : null;
  const bundle = await findBundle(options, submission, say);
  const began = performance.now();
  const { runId, startedAt, seed } = bundle.manifest;
  const started = startedAt.slice(0, 19).replace("T", " ");
  console.log(
    say(isByHand(bundle.record) ? "reading.by-hand" : "reading", { runId, started, seed }),
  );
  const pictures = await picturesOf(bundle, options);
  console.log(say("drawn", { count: pictures.length, seconds: secondsSince(began) }));
  const bundleHash = sha256Of(readFileSync(join(bundle.folder, MANIFEST_FILE)));
  const sources = { bundle, bundleHash, pictures, fields, language, kit: kitVersion() };
  const name = reportFolderName(lab, fields);
  const out = new OutputFolder(resolve(options.out ?? join(projectRoot(), "report", name)), say);
  await writeFormats(sources, options, template, out);
  for (const [file, content] of pictureFiles(sources))
    out.write(`${PICTURES_FOLDER}/${file}`, content);
  for (const file of [MANIFEST_FILE, ...bundle.manifest.files.map(({ path }) => path)]) {
    out.write(`${BUNDLE_FOLDER}/${file}`, readFileSync(join(bundle.folder, file)));
  }
  out.finish();
  tellRest(sources, out, say);
  console.log(say("done", { seconds: secondsSince(began), folder: shown(out.path) }));
}

/** @throws UsageError when a browser was asked for and there is none. */
async function picturesOf(
  bundle: Bundle,
  { language, browser }: ReportOptions,
): Promise<readonly ReportPicture[]> {
  if (!browser) return drawnPictures(bundle, language);
  try {
    return await shotPictures(bundle, language);
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    const say = createReportSay(language);
    throw new UsageError(say("usage.no-browser", { variable: BROWSER_VARIABLE }));
  }
}

async function writeFormats(
  sources: FileSources,
  { formats, language }: ReportOptions,
  template: Template | null,
  out: OutputFolder,
): Promise<void> {
  const say = createReportSay(language);
  const made = makeReport(sources);
  for (const format of formats) {
    const content = await renderReport(made, format, sources, template);
    const file = `report.${format}`;
    out.write(file, content);
    const size = Math.ceil(content.length / 1024);
    console.log(say("wrote", { file: shown(join(out.path, file)), size }));
  }
}

/** Tells of the folders beside the report, and of what is left to be filled in. */
function tellRest({ pictures, fields }: FileSources, out: OutputFolder, say: ReportSay): void {
  const folder = (name: string): string => shown(join(out.path, name));
  console.log(say("wrote-pictures", { folder: folder(PICTURES_FOLDER), count: pictures.length }));
  console.log(say("wrote-bundle", { folder: folder(BUNDLE_FOLDER) }));
  const blanks = FIELD_NAMES.filter(
    (name) => fields[name] === undefined && !TEACHER_FIELDS.has(name) && !name.startsWith("exp"),
  );
  if (blanks.length === 0) return;
  console.log(say("blanks", { fields: blanks.map((name) => `--${name}`).join(" ") }));
}

/** @throws UsageError when it can't be read or asks for what is not known. */
async function openTemplate(file: string, say: ReportSay): Promise<Template> {
  const known = PLACEHOLDERS.map((name) => `{{${name}}}`).join(" ");
  try {
    const template = await readTemplate(readFileSync(file));
    const names = template.missing.map((name) => `{{${name}}}`).join(" ");
    if (names !== "") process.stderr.write(`${say("template.missing", { names })}\n`);
    return template;
  } catch (error) {
    if (error instanceof TemplateError) {
      throw new UsageError(say(error.code, { file, known, ...error.details }));
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(say("usage.cannot-read", { file, reason: code }));
  }
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
