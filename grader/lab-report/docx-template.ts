import { PatchType, TextRun, patchDetector, patchDocument } from "docx";
import type { IPatch } from "docx";
import { ZipError, unpack } from "../../labs/kit/archive/zip.ts";
import { entryOf } from "./compose.ts";
import { GENERATED_PARTS, bodyOf } from "./document.ts";
import type { Entry, GeneratedPartId, LabReport } from "./document.ts";
import { createDocumentSay } from "./document-messages.ts";
import { docxBlocks } from "./docx-blocks.ts";
import { withManifest } from "./docx-manifest.ts";
import { FIELD_NAMES } from "./fields.ts";
import type { Fields } from "./fields.ts";
import type { ReportManifest } from "./manifest.ts";

/** Everything that a template may ask for, as `{{process}}`. */
export const PLACEHOLDERS: readonly string[] = [...FIELD_NAMES, ...GENERATED_PARTS];

/** Why a template can't be used. */
export class TemplateError extends Error {
  readonly code: "template.not-docx" | "template.unknown" | "template.empty";
  readonly details: { readonly names: string };

  constructor(code: TemplateError["code"], names = "") {
    super(`${code} ${names}`);
    this.name = "TemplateError";
    this.code = code;
    this.details = { names };
  }
}

/** A template that was read. */
export interface Template {
  readonly bytes: Uint8Array;
  /** What it asks for. */
  readonly found: ReadonlySet<string>;
  /** What it has no place for. */
  readonly missing: readonly string[];
}

/**
 * Reads somebody's own DOCX with placeholders such as `{{name}}`.
 *
 * @throws TemplateError when it is no DOCX, has no placeholder, or one that nothing is known for.
 */
export async function readTemplate(bytes: Uint8Array): Promise<Template> {
  const names = await placeholdersOf(bytes);
  if (names.length === 0) throw new TemplateError("template.empty");
  const unknown = names.filter((name) => !PLACEHOLDERS.includes(name));
  if (unknown.length > 0) {
    throw new TemplateError("template.unknown", unknown.map((name) => `{{${name}}}`).join(" "));
  }
  const found = new Set(names);
  return { bytes, found, missing: PLACEHOLDERS.filter((name) => !found.has(name)) };
}

/** The parts of a report that a template has a place for. */
export function partsInTemplate({ found }: Template): readonly GeneratedPartId[] {
  return GENERATED_PARTS.filter((id) => found.has(id));
}

/** Fills in a template. What is a whole part replaces the paragraph of its placeholder. */
export async function fillTemplate(
  { bytes, found }: Template,
  report: LabReport,
  fields: Fields,
  manifest: ReportManifest,
): Promise<Uint8Array> {
  const say = createDocumentSay(report.language);
  const entries = FIELD_NAMES.filter((name) => found.has(name)).map((name): [string, IPatch] => {
    const children = inlineRuns(entryOf(name, fields, say));
    return [name, { type: PatchType.PARAGRAPH, children }];
  });
  const parts = report.parts
    .filter(({ id }) => found.has(id))
    .map((part): [string, IPatch] => {
      const children = bodyOf(part).flatMap((block) => docxBlocks(block, false));
      return [part.id, { type: PatchType.DOCUMENT, children }];
    });
  const withEntries = await patch(bytes, entries, true);
  // A part is put in once: a request that it tells of may look like a placeholder.
  return withManifest(await patch(withEntries, parts, false), manifest);
}

async function patch(
  data: Uint8Array,
  patches: readonly (readonly [string, IPatch])[],
  recursive: boolean,
): Promise<Uint8Array> {
  if (patches.length === 0) return data;
  const options = { outputType: "nodebuffer", keepOriginalStyles: true } as const;
  return patchDocument({ ...options, data, patches: Object.fromEntries(patches), recursive });
}

/** @throws TemplateError when it is no DOCX. */
async function placeholdersOf(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    if (!unpack(bytes).has("word/document.xml")) throw new TemplateError("template.not-docx");
    const names = await patchDetector({ data: bytes });
    return [...new Set(names.map((name) => name.trim()))];
  } catch (error) {
    if (error instanceof ZipError) throw new TemplateError("template.not-docx");
    throw error;
  }
}

/** An entry inside of a paragraph, its lines on lines of their own; it can't ask for another one. */
function inlineRuns({ text, isBlank }: Entry): TextRun[] {
  const marked = isBlank === true ? ({ highlight: "yellow" } as const) : {};
  return text
    .replaceAll("{{", "{ {")
    .split("\n")
    .map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }), ...marked }));
}
