import parse from "yargs-parser";
import type { CommandLine, Option, Values } from "./command-line.ts";

/**
 * Reads a command line that is right with yargs' own parser alone; null when it is not, or asks for
 * help: then the whole of yargs is needed. Programs start often, and yargs takes longer to load than
 * everything else that a node needs.
 */
export function parseQuickly(line: CommandLine, args: readonly string[]): Values | null {
  const { options, positional, further } = line;
  const named = (type: Option["type"]): string[] =>
    Object.keys(options).filter((name) => options[name]?.type === type);
  const aliases = Object.entries(options).flatMap(([name, { alias }]) =>
    alias === undefined ? [] : [[name, [alias]] as [string, string[]]],
  );
  const { argv, error } = parse.detailed([...args], {
    alias: Object.fromEntries(aliases),
    array: Object.keys(options).filter((name) => options[name]?.array === true),
    boolean: named("boolean"),
    string: named("string"),
    number: named("number"),
    configuration: {
      "camel-case-expansion": false,
      "duplicate-arguments-array": true,
      "parse-positional-numbers": false,
    },
  });
  const known = new Set(["_", ...Object.keys(options), ...aliases.flatMap(([, names]) => names)]);
  if (error !== null || Object.keys(argv).some((key) => !known.has(key))) return null;
  const [first = positional?.default, ...rest] = argv._.map(String);
  if (first === undefined && positional !== undefined && positional.optional !== true) return null;
  if (first !== undefined && positional === undefined) return null;
  if (rest.length > 0 && further === undefined) return null;
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const value: unknown = argv[name] ?? option.default ?? (option.array ? [] : undefined);
    if (!isRight(option, value)) return null;
    values[name] = value;
  }
  if (positional !== undefined) values[positional.name] = first;
  if (further !== undefined) values[further.name] = rest;
  return values;
}

/** Whether a value is one that an option takes. */
function isRight({ type, array, choices, required }: Option, value: unknown): boolean {
  if (value === undefined) return required !== true;
  if (array === true)
    return Array.isArray(value) && value.every((one) => typeof one === type && one !== "");
  if (typeof value !== type || value === "" || Number.isNaN(value)) return false;
  return choices === undefined || choices.some((choice) => choice === value);
}
