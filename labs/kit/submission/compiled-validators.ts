import { join } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import type { Plugin } from "esbuild";
import { validatorOptions, validatorSchemas } from "../contract/validator-schemas.ts";

/** The code of the validators, compiled once. */
let compiled: string | undefined;

/**
 * Puts validators that ajv has compiled ahead in the place of `contract/validators.ts`: the same
 * schemas with the same options, without ajv itself.
 *
 * @param root - the project's root, from which packages are found.
 */
export function compiledValidators(root: string): Plugin {
  compiled ??= compile();
  const contents = compiled;
  return {
    name: "compiled-validators",
    setup(build) {
      build.onLoad({ filter: /[\\/]contract[\\/]validators\.ts$/ }, ({ path }) => {
        if (path !== join(root, "labs/kit/contract/validators.ts")) return null;
        return { contents, loader: "js", resolveDir: root };
      });
    },
  };
}

function compile(): string {
  const names = Object.keys(validatorSchemas);
  const ajv = new Ajv({ ...validatorOptions, code: { source: true, esm: true, lines: true } });
  // A copy each: ajv writes the code of one and the same schema object twice under one name.
  for (const [name, schema] of Object.entries(validatorSchemas)) ajv.addSchema({ ...schema }, name);
  return standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
}
