/**
 * The fields of a lab report, as the course's homework sheet asks for them. A field that nobody has
 * given stays a marked blank: a report never makes up what a student or a teacher has to say.
 */
export const FIELD_NAMES = [
  ...(["course", "semester", "experiment", "experiment-number", "name", "number"] as const),
  ...(["class", "place", "date", "teacher", "partners", "comment", "grade", "summary"] as const),
] as const;

/** The name of a field: the option, the key in a fields file, and the placeholder in a template. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** What is known of them. */
export type Fields = Readonly<Partial<Record<FieldName, string>>>;

/** The fields that may have several lines. */
export const LONG_FIELDS: ReadonlySet<FieldName> = new Set(["summary", "comment"]);

/** Fields that are the teacher's to fill in. */
export const TEACHER_FIELDS: ReadonlySet<FieldName> = new Set(["comment", "grade"]);

/** Characters of a field, at most. */
const MAX_LENGTH = 200;
const MAX_LONG_LENGTH = 5000;

/** Why a field can't be taken. */
export interface FieldFault {
  readonly code: "field.not-text" | "field.too-long" | "field.control";
  readonly field: FieldName;
  readonly limit: number;
}

/**
 * A field as it is written into a report: NFC, trimmed, one line unless it may have several.
 *
 * @returns undefined for an empty one, which is a blank.
 */
export function normalField(field: FieldName, value: unknown): string | undefined | FieldFault {
  const isLong = LONG_FIELDS.has(field);
  const limit = isLong ? MAX_LONG_LENGTH : MAX_LENGTH;
  const isText = typeof value === "string" || typeof value === "number";
  if (!isText) return { code: "field.not-text", field, limit };
  const text = String(value).replaceAll(/\r\n?/g, "\n").normalize("NFC").trim();
  if (text.length > limit) return { code: "field.too-long", field, limit };
  if (/\p{Cc}/u.test(isLong ? text.replaceAll(/[\n\t]/g, "") : text)) {
    return { code: "field.control", field, limit };
  }
  return text === "" ? undefined : text;
}
