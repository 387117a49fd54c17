/**
 * What a report carries of its origin: embedded in the HTML and the DOCX, attached to the PDF, and a
 * text chunk of each PNG. It says what the report was made of, so that it can be made again and compared.
 */
import { createHash } from "node:crypto";
import { schemaCheck } from "../../labs/kit/contract/schema-check.ts";
import type { FromSchema } from "json-schema-to-ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { isGenerated, picturesOf, textOfPart } from "./document.ts";
import type { LabReport } from "./document.ts";
import { FIELD_NAMES } from "./fields.ts";
import type { Fields } from "./fields.ts";

const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" } as const;
const text = { type: "string" } as const;
const size = { type: "number", exclusiveMinimum: 0, maximum: 100_000 } as const;
const hashes = {
  type: "array",
  maxItems: 1000,
  items: {
    type: "object",
    properties: { id: text, sha256 },
    required: ["id", "sha256"],
    additionalProperties: false,
  },
} as const;

/** A report's manifest as a JSON Schema. */
const manifestSchema = {
  type: "object",
  properties: {
    kind: { const: "ledger-lab-report" },
    version: { const: 1 },
    /** The version of the kit that wrote it. */
    kit: text,
    language: { enum: ["zh", "en"] },
    lab: text,
    runId: text,
    /** SHA-256 of the run's `bundle.json`. */
    bundle: sha256,
    /** The fields as they were given; what is not here was a blank. */
    fields: {
      type: "object",
      properties: Object.fromEntries(FIELD_NAMES.map((name) => [name, text])),
      additionalProperties: false,
    },
    /** SHA-256 of what each generated part says, without spaces. */
    parts: hashes,
    /** SHA-256 of the PNG of each picture. */
    pictures: hashes,
    /** Those that a browser made: what the record can't give again. */
    screenshots: {
      type: "array",
      maxItems: 1000,
      items: {
        type: "object",
        properties: { id: text, title: text, caption: text, width: size, height: size },
        required: ["id", "title", "caption", "width", "height"],
        additionalProperties: false,
      },
    },
  },
  required: [
    ...["kind", "version", "kit", "language", "lab", "runId", "bundle", "fields"],
    ...["parts", "pictures", "screenshots"],
  ],
  additionalProperties: false,
} as const;

type Read = FromSchema<typeof manifestSchema>;

/** What a report says of its origin. */
export interface ReportManifest extends Omit<Read, "fields"> {
  readonly fields: Fields;
}

const isManifest = schemaCheck<ReportManifest>(manifestSchema);

/** The manifest of a report. */
export function makeManifest(
  report: LabReport,
  { manifest }: Bundle,
  made: {
    readonly bundleHash: string;
    readonly fields: Fields;
    readonly kit: string;
    readonly screenshots: ReportManifest["screenshots"];
  },
): ReportManifest {
  const { fields, kit, screenshots, bundleHash } = made;
  const generated = report.parts.filter(({ id }) => isGenerated(id));
  return {
    ...{ kind: "ledger-lab-report", version: 1, kit },
    ...{ language: report.language, lab: manifest.lab, runId: manifest.runId },
    ...{ bundle: bundleHash, fields },
    parts: generated.map((part) => ({ id: part.id, sha256: sha256Of(textOfPart(part)) })),
    pictures: picturesOf(report).map(({ id, png }) => ({ id, sha256: sha256Of(png) })),
    screenshots: [...screenshots],
  };
}

/** A manifest that was found in a file; null when it is none. */
export function readReportManifest(json: string): ReportManifest | null {
  try {
    const value: unknown = JSON.parse(json);
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

/** SHA-256 as lower-case hex. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
