import type { Message } from "../language/translator.ts";

/** An option of a command line. */
export interface Option {
  readonly type: "string" | "number" | "boolean";
  /** What it is, in both languages, for `--help`. */
  readonly describe: Message;
  /** Its one-letter name. */
  readonly alias?: string;
  /** Its value when it is not given. */
  readonly default?: string | number | boolean;
  /** Whether it may be given several times; its value is a list then. */
  readonly array?: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Whether it has to be given. */
  readonly required?: boolean;
}

/** An argument without a name: what it is called in `--help`, and what it is. */
export interface Positional {
  readonly name: string;
  readonly describe: Message;
}

/** What a command line may hold. */
export interface CommandLine {
  /** The command as the user types it, such as `npm run node --`. */
  readonly name: string;
  readonly options: Readonly<Record<string, Option>>;
  /** The one argument without a name, which has to be given unless it is `optional` or has a default. */
  readonly positional?: Positional & { readonly optional?: boolean; readonly default?: string };
  /** What may follow it, any number of times; its value is a list. */
  readonly further?: Positional;
}

/** The values of a command line by the long names of its options, and of its positional argument. */
export type Values = Readonly<Record<string, unknown>>;
