/**
 * A lab report as a document, before it is written as HTML, PDF or DOCX: parts made of blocks. The
 * renderers know nothing of grading, and what makes a document knows nothing of file formats.
 */
import type { Language } from "../../labs/kit/language/language.ts";
import type { FieldName } from "./fields.ts";

/** A text of somebody's own, or a place that waits for it. */
export interface Entry {
  readonly text: string;
  /** Set where nobody has filled it in yet. */
  readonly isBlank?: true;
}

/** A row of the table at the top: labels and entries, side by side. */
export type FactRow = readonly { readonly label: string; readonly entry: Entry }[];

/** A picture as the renderers take it: a PNG with its size in CSS pixels. */
export interface DocumentPicture {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A piece of a document. */
export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly FactRow[] }
  | { readonly kind: "paragraph"; readonly text: string }
  /** Said aside, in smaller letters. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "steps"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "picture"; readonly picture: DocumentPicture }
  /** What the student writes; a field that is a whole text. */
  | { readonly kind: "entry"; readonly field: FieldName; readonly entry: Entry };

/** The parts that nobody may edit: what they say comes from the record of a run alone. */
export const GENERATED_PARTS = ["process", "results", "pictures", "proof"] as const;

/** One of those parts. */
export type GeneratedPartId = (typeof GENERATED_PARTS)[number];

/** All parts: `head` has the title and the fields, `summary` is the student's. */
export type PartId = "head" | GeneratedPartId | "summary";

/** Whether a part comes from the record of a run. */
export function isGenerated(id: PartId): id is GeneratedPartId {
  return GENERATED_PARTS.some((part) => part === id);
}

/** A part of a document. */
export interface Part {
  readonly id: PartId;
  readonly blocks: readonly Block[];
}

/** A whole report. */
export interface LabReport {
  readonly language: Language;
  readonly title: string;
  /** Stands at the foot of every page. */
  readonly footer: string;
  readonly parts: readonly Part[];
}

/** The pictures of a document, in their order. */
export function picturesOf({ parts }: Pick<LabReport, "parts">): DocumentPicture[] {
  const blocks = parts.flatMap((part) => part.blocks);
  return blocks.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
}

/**
 * What a part says, as one text without any space in it, so that line breaks and layout don't count.
 * Its own headings are left out: a teacher's template has others.
 */
export function textOfPart(part: Part): string {
  return squeezed(bodyOf(part).flatMap(textsOfBlock).join(""));
}

/** The blocks of a part without its own headings. */
export function bodyOf({ blocks }: Part): readonly Block[] {
  return blocks.filter((block) => block.kind !== "heading" || block.level === 4);
}

/** A step with its number, which is a part of the text: a word processor would keep it elsewhere. */
export function numbered(step: string, at: number): string {
  return `${at + 1}. ${step}`;
}

/** A text in Unicode's composed form, without any space. */
export function squeezed(text: string): string {
  return text.normalize("NFC").replaceAll(/[\s\u00AD\u200B\uFEFF]+/gu, "");
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "facts":
      return block.rows.flat().flatMap(({ label, entry }) => [label, entry.text]);
    case "steps":
      return block.items.map(numbered);
    case "table":
      return [block.head, ...block.rows].flat();
    case "picture":
      return [block.picture.caption];
    case "entry":
      return [block.entry.text];
    case "title":
    case "heading":
    case "paragraph":
    case "note":
      return [block.text];
  }
}
