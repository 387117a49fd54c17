import { textOf } from "../../labs/kit/archive/zip.ts";
import type { Files } from "../../labs/kit/archive/zip.ts";
import { squeezed, textOfPart } from "../lab-report/document.ts";
import type { LabReport } from "../lab-report/document.ts";
import { sha256Of } from "../lab-report/manifest.ts";
import type { ReportManifest } from "../lab-report/manifest.ts";
import { excerptOfChange } from "./excerpt.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";

const DOCUMENT_FILE = "word/document.xml";
const RELATIONS_FILE = "word/_rels/document.xml.rels";
/** Where a part that was edited begins is found by so many of its first characters. */
const BEGINNING = 24;

/**
 * Compares a DOCX with the report that the record gives. The student fills it in with a word processor,
 * which writes all of it anew: each generated part has to be in it, uninterrupted, and each picture.
 */
export function compareDocx(
  files: Files,
  report: LabReport,
  manifest: ReportManifest,
  expected: ReportManifest,
): readonly Finding[] {
  const text = textOfDocument(textOf(files.get(DOCUMENT_FILE)) ?? "");
  const parts = manifest.parts.flatMap(({ id }) => {
    const part = report.parts.find((one) => one.id === id);
    return part === undefined ? [] : [comparePart(id, text, textOfPart(part))];
  });
  return [...parts, ...comparePictures(files, manifest, expected)];
}

/** What a document says, without spaces; what was deleted in a revision is no text of it. */
export function textOfDocument(xml: string): string {
  const texts = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, one = ""]) => one);
  return squeezed(unescape(texts.join("")));
}

function comparePart(part: string, text: string, wanted: string): Finding {
  if (text.includes(wanted)) return same("found.part", { part });
  const begin = text.indexOf(wanted.slice(0, BEGINNING));
  if (begin === -1) return differs("found.part-missing", { part });
  const excerpt = excerptOfChange(text.slice(begin), wanted);
  return differs("found.part-differs", { part, ...excerpt });
}

function comparePictures(
  files: Files,
  manifest: ReportManifest,
  expected: ReportManifest,
): readonly Finding[] {
  if (manifest.pictures.length === 0) return [];
  const shown = shownPictures(files);
  const wanted = expected.pictures;
  const missing = wanted.filter(({ sha256 }) => !shown.includes(sha256));
  const known = new Set(wanted.map(({ sha256 }) => sha256));
  const own = shown.filter((sha256) => !known.has(sha256)).length - missing.length;
  const wrong = missing.map(({ id }) => differs("found.picture-differs", { picture: id }));
  const found = missing.length === 0 ? [same("found.picture", { count: wanted.length })] : wrong;
  return own > 0 ? [...found, note("found.own-pictures", { count: own })] : found;
}

/** SHA-256 of the pictures that the text shows, in its order. */
function shownPictures(files: Files): readonly string[] {
  const relations = textOf(files.get(RELATIONS_FILE)) ?? "";
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, "Id"),
      attribute(tag, "Target"),
    ]),
  );
  const xml = textOf(files.get(DOCUMENT_FILE)) ?? "";
  return [...xml.matchAll(/r:embed="([^"]+)"/g)].flatMap(([, id = ""]) => {
    const target = targets.get(id)?.replace(/^\//, "") ?? "";
    const bytes = files.get(`word/${target}`) ?? files.get(target);
    return bytes === undefined ? [] : [sha256Of(bytes)];
  });
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

function unescape(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
