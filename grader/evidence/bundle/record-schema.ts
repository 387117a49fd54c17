/**
 * The record of a run as far as pictures and reports read it, as a JSON Schema: what is in a bundle may
 * come from a stranger. The whole of it is `RunRecord`.
 */

const text = { type: "string" } as const;
const number = { type: "number" } as const;
const message = {
  type: "object",
  properties: { zh: text, en: text },
  required: ["zh", "en"],
} as const;

const checkSchema = {
  type: "object",
  properties: {
    id: text,
    title: message,
    source: text,
    points: { type: "integer", minimum: 0 },
    result: { enum: ["pass", "fail", "error", "inconclusive", "skip", "waiting"] },
    ms: number,
    failure: { type: "object", properties: { code: text }, required: ["code"] },
    error: text,
  },
  required: ["id", "title", "source", "points", "result"],
} as const;

/** `record.json`. */
export const recordSchema = {
  type: "object",
  properties: {
    version: { const: 1 },
    lab: text,
    title: message,
    submission: text,
    folder: text,
    seed: number,
    startedAt: text,
    ms: number,
    machine: {
      type: "object",
      properties: { platform: text, node: text },
      required: ["platform", "node"],
    },
    stages: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: text,
          title: message,
          file: text,
          bonus: { type: "boolean" },
          checks: { type: "array", items: checkSchema },
        },
        required: ["id", "title", "file", "bonus", "checks"],
      },
    },
  },
  required: [
    ...["version", "lab", "title", "submission", "folder", "seed", "startedAt", "machine"],
    "stages",
  ],
} as const;
