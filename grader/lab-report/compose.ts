import type { Language } from "../../labs/kit/language/language.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import type { Entry, FactRow, LabReport, DocumentPicture, Part } from "./document.ts";
import { createDocumentSay } from "./document-messages.ts";
import type { DocumentSay } from "./document-messages.ts";
import { TEACHER_FIELDS } from "./fields.ts";
import type { FieldName, Fields } from "./fields.ts";
import { processPart } from "./process.ts";
import { picturesPart, resultsPart } from "./results.ts";

/** What a report is made of. */
export interface ReportSources {
  readonly bundle: Bundle;
  /** SHA-256 of the bundle's `bundle.json`, which has those of all its other files. */
  readonly bundleHash: string;
  readonly pictures: readonly DocumentPicture[];
  readonly fields: Fields;
}

/** The rows of the table at the top, as the course's sheet has them. */
const ROWS: readonly (readonly FieldName[])[] = [
  ["course", "semester"],
  ["experiment", "experiment-number"],
  ["name", "number", "class"],
  ["place", "date", "teacher"],
  ["partners"],
  ["comment", "grade"],
];

/** Makes a report: the same sources give the same document. */
export function composeReport(sources: ReportSources, language: Language): LabReport {
  const { bundle, pictures } = sources;
  const { manifest, record } = bundle;
  const say = createDocumentSay(language);
  const title = say("title", { lab: manifest.lab, title: record.title[language] });
  return {
    language,
    title,
    footer: say("footer", { runId: manifest.runId }),
    parts: [
      headPart(title, sources, language, say),
      processPart(bundle, language),
      resultsPart(bundle, language),
      picturesPart(pictures, language),
      summaryPart(sources.fields, say),
      proofPart(sources, say),
    ],
  };
}

/** A field as it stands in a report: what was given, or its blank. */
export function entryOf(field: FieldName, fields: Fields, say: DocumentSay): Entry {
  const text = fields[field];
  if (text !== undefined) return { text };
  if (field === "summary") return { text: say("blank.summary"), isBlank: true };
  if (field === "grade") return { text: say("blank.grade"), isBlank: true };
  const blank = TEACHER_FIELDS.has(field) ? "blank.teacher" : "blank.short";
  return { text: say(blank), isBlank: true };
}

/** The fields with what the lab itself says of them. */
export function withLabFields(
  { manifest, record }: Bundle,
  fields: Fields,
  language: Language,
): Fields {
  const number = /\d+$/.exec(manifest.lab)?.[0];
  return {
    experiment: record.title[language],
    ...(number !== undefined && { "experiment-number": number }),
    ...fields,
  };
}

function headPart(
  title: string,
  { bundle, fields: given }: ReportSources,
  language: Language,
  say: DocumentSay,
): Part {
  const fields = withLabFields(bundle, given, language);
  const rows = ROWS.map((names): FactRow =>
    names.map((name) => ({
      label: say(`field.${name}`),
      entry: entryOf(name, fields, say),
    })),
  );
  return {
    id: "head",
    blocks: [
      { kind: "title", text: title },
      { kind: "facts", rows },
    ],
  };
}

function summaryPart(fields: Fields, say: DocumentSay): Part {
  const entry = entryOf("summary", fields, say);
  return {
    id: "summary",
    blocks: [
      { kind: "heading", level: 2, text: say("heading.summary") },
      { kind: "entry", field: "summary", entry },
    ],
  };
}

function proofPart({ bundle, bundleHash }: ReportSources, say: DocumentSay): Part {
  const { runId, submission } = bundle.manifest;
  const code = submission.hash === "" ? "-" : submission.hash;
  return {
    id: "proof",
    blocks: [
      { kind: "heading", level: 2, text: say("heading.proof") },
      { kind: "note", text: say("proof.run", { runId, bundle: bundleHash, code }) },
      { kind: "note", text: say("proof.how") },
      { kind: "note", text: say("proof.limits") },
    ],
  };
}
