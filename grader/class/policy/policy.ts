import { Ajv } from "ajv";
import { firstFault } from "../../../labs/kit/contract/first-fault.ts";
import type { FromSchema } from "json-schema-to-ts";

/** What a late submission loses. */
const lateSchema = {
  type: "object",
  properties: {
    perDay: { type: "integer", minimum: 0, maximum: 100 },
    unit: { enum: ["percent", "points"] },
    most: { type: "integer", minimum: 0, maximum: 100 },
  },
  required: ["perDay", "unit"],
  additionalProperties: false,
} as const;

const exceptionSchema = {
  type: "object",
  properties: {
    extraDays: { type: "integer", minimum: 0, maximum: 1000 },
    excused: { type: "boolean" },
    note: { type: "string", maxLength: 500 },
  },
  additionalProperties: false,
} as const;

/** The form of a teacher's file: what is decided of a class's grades besides the checks. */
export const policySchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  properties: {
    $schema: { type: "string" },
    deadline: {
      type: "string",
      pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)$",
    },
    late: lateSchema,
    hidden: { type: "array", items: { type: "string", maxLength: 100 }, maxItems: 1000 },
    students: { type: "object", additionalProperties: exceptionSchema, maxProperties: 10_000 },
  },
  additionalProperties: false,
} as const;

/**
 * A teacher's file. `deadline` is a time with its zone; `late` what each begun day after it costs, in
 * points or in percent of what was earned, and how much at most; `hidden` names checks and stages that
 * count and are not shown to students; `students` has exceptions by number or name.
 */
export type Policy = FromSchema<typeof policySchema>;

/** What is decided of one student. */
export type Exception = FromSchema<typeof exceptionSchema>;

/** A teacher's file that is not as the schema says. */
export class PolicyError extends Error {}

const isPolicy = new Ajv({ strict: true, allowUnionTypes: true }).compile<Policy>(policySchema);

/**
 * Reads a teacher's file.
 *
 * @throws PolicyError that says where it is wrong.
 */
export function readPolicy(text: string): Policy {
  let policy: unknown;
  try {
    policy = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new PolicyError((error as Error).message);
  }
  if (!isPolicy(policy)) {
    const { at, message } = firstFault(isPolicy.errors);
    const extra: unknown = isPolicy.errors?.[0]?.params["additionalProperty"];
    const named = typeof extra === "string" ? `: ${extra}` : "";
    throw new PolicyError(`${at} ${message}${named}`.trim());
  }
  if (policy.deadline !== undefined && Number.isNaN(Date.parse(policy.deadline))) {
    throw new PolicyError(`/deadline ${policy.deadline}`);
  }
  if (policy.late !== undefined && policy.deadline === undefined) {
    throw new PolicyError("/late needs a deadline");
  }
  return policy;
}

/** What is decided of a student: by number, else by name. */
export function exceptionOf(
  policy: Policy,
  { number, name }: { number: string; name: string },
): Exception {
  const { students = {} } = policy;
  return students[number] ?? students[name] ?? {};
}
