import { schemaCheck } from "../../labs/kit/contract/schema-check.ts";
import type { FromSchema } from "json-schema-to-ts";
import { KEYWORD, textsOf } from "./png-text.ts";

/** What a picture says of its origin. */
const markSchema = {
  type: "object",
  properties: {
    runId: { type: "string" },
    id: { type: "string" },
    language: { enum: ["zh", "en"] },
    /** SHA-256 of the PNG without this text. */
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
    /** Whether a browser made it, so that the record can't give it again. */
    isScreenshot: { type: "boolean" },
  },
  required: ["runId", "id", "language", "sha256", "isScreenshot"],
  additionalProperties: false,
} as const;

/** Where a picture comes from. */
export type PictureMark = FromSchema<typeof markSchema>;

const isMark = schemaCheck<PictureMark>(markSchema);

/** The text that a picture carries. */
export function pictureMark(mark: PictureMark): string {
  return JSON.stringify(mark);
}

/** The mark of a PNG; null when it has none. */
export function markOf(png: Uint8Array): PictureMark | null {
  const json = textsOf(png).get(KEYWORD);
  if (json === undefined) return null;
  try {
    const value: unknown = JSON.parse(json);
    return isMark(value) ? value : null;
  } catch {
    return null;
  }
}
