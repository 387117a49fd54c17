/** The programs that a submission may bring (contract 1). */
export const PROGRAMS = ["node", "tracker", "builder", "probe"] as const;

/** The name of a program. */
export type ProgramName = (typeof PROGRAMS)[number];

/** How a program of a submission is started. */
export type ProgramStart =
  /** A TypeScript or JavaScript module of the submission, for the kit to run. */
  | { readonly kind: "module"; readonly file: string }
  /** A command line, run in the submission's folder. */
  | { readonly kind: "command"; readonly command: readonly string[] };

/** The name of the manifest's file. */
export const MANIFEST_FILE = "lab.json";

const programSchema = {
  anyOf: [
    { type: "string", minLength: 1, maxLength: 200 },
    { type: "array", items: { type: "string", maxLength: 1000 }, minItems: 1, maxItems: 50 },
  ],
} as const;

/**
 * `lab.json` of a submission: how each program starts. A text names a module of the submission, such
 * as `"node.ts"`; a list is a command line in any language, run in the submission's folder, such as
 * `["python3", "-u", "-m", "foxchain.app.app"]`. The grader adds the options.
 */
export const manifestSchema = {
  type: "object",
  properties: {
    node: programSchema,
    tracker: programSchema,
    builder: programSchema,
    probe: programSchema,
  },
  additionalProperties: false,
} as const;
