import { Ajv } from "ajv";
import type { ErrorObject, ValidateFunction } from "ajv";

/** Whether a value is as a schema says; what was wrong with the last one stands in `errors`. */
export interface SchemaCheck<T> {
  (value: unknown): value is T;
  errors: readonly ErrorObject[] | null;
}

/** One for all schemas; made when the first is asked. */
let ajv: Ajv | undefined;

/**
 * A check by a JSON Schema, which ajv compiles when it is first asked: that takes milliseconds, and a
 * command asks few of those that it could. The schemas are literals of this project: that they are
 * schemas at all is for the tests to see (`schema-check.test.ts`), not for every start.
 */
export function schemaCheck<T>(schema: object): SchemaCheck<T> {
  let compiled: ValidateFunction | undefined;
  schemas.add(schema);
  const check: SchemaCheck<T> = Object.assign(
    (value: unknown): value is T => {
      compiled ??= (ajv ??= new Ajv({ ...OPTIONS, meta: false, validateSchema: false })).compile(
        schema,
      );
      const isRight = compiled(value);
      check.errors = compiled.errors ?? null;
      return isRight;
    },
    { errors: null },
  );
  return check;
}

const OPTIONS = { strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true };

/** The schemas that were named so far. */
const schemas = new Set<object>();

/** Those of the named schemas that are none, each with what is wrong; for tests. */
export function wrongSchemas(): readonly string[] {
  const whole = new Ajv(OPTIONS);
  return [...schemas].flatMap((schema) => {
    return whole.validateSchema(schema) === true ? [] : [whole.errorsText()];
  });
}
