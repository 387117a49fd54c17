import type { CommandLine } from "../../labs/kit/command-line/command-line.ts";
import { ROUNDS_RANGE } from "../../labs/kit/command-line/mining-options.ts";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { createRaceSay, raceCatalogue as text } from "./messages.ts";

/** More nodes than a laptop can race. */
const MAX_NODES = 64;
const MAX_BLOCKS = 100_000;
const MAX_TRANSACTIONS = 10_000;
/** The difficulty that a race begins with when none is named. */
const LEAST_ZEROS = 4;
const LAST_PORT = 65_535;

/** How `npm run race` was called. */
export interface RaceOptions {
  /** Folders, or `reference`; empty for what is there. */
  readonly submissions: readonly string[];
  readonly nodes: number;
  /** How many blocks every node has to have in the end. */
  readonly blocks: number;
  /** The difficulty in leading hex zeros. */
  readonly zeros: number;
  /** Whether the difficulty was named; else it is raised where blocks come faster than they travel. */
  readonly zerosGiven: boolean;
  /** Nonces that one mining job tries; undefined for the nodes' own number. */
  readonly rounds: number | undefined;
  /** The first node's port, the next ones follow; undefined for free ones. */
  readonly ports: number | undefined;
  /** How many transactions are merged during the race. */
  readonly transactions: number;
  /** The position of the node that is cut off for the middle half of the race; null for none. */
  readonly cut: number | null;
  /** Seconds that the nodes may take for a new block, and in the end to come to one chain. */
  readonly limit: number;
  /** The file for the result as JSON. */
  readonly json: string | undefined;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run race --",
  options: {
    submission: { type: "string", array: true, describe: text["option.submission"] },
    nodes: { alias: "n", type: "number", default: 4, describe: text["option.nodes"] },
    blocks: { alias: "b", type: "number", default: 40, describe: text["option.blocks"] },
    zeros: { alias: "z", type: "number", describe: text["option.zeros"] },
    rounds: { type: "number", describe: kitText["option.rounds"] },
    ports: { type: "number", describe: text["option.ports"] },
    transactions: { type: "number", default: 0, describe: text["option.transactions"] },
    cut: { type: "string", describe: text["option.cut"] },
    limit: { type: "number", default: 60, describe: text["option.limit"] },
    json: { type: "string", describe: text["option.json"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/** The name of the node at a position, counted from 0. */
export function nameOf(position: number): string {
  return `n${position + 1}`;
}

/**
 * Reads the command line of a race.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readRaceOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<RaceOptions> {
  const language = spokenLanguage(args, env);
  const say = createRaceSay(language);
  const given = await readCommandLine(LINE, args, env);
  const whole = (name: string, range: readonly [number, number]): number =>
    wholeNumber(name, given[name], range, language);
  const submissions = (given["submission"] ?? []) as string[];
  const nodes = whole("nodes", [2, MAX_NODES]);
  if (submissions.length > nodes) {
    throw new UsageError(say("usage.too-few-nodes", { nodes, submissions: submissions.length }));
  }
  const cut = given["cut"] as string | undefined;
  const position = cut === undefined ? null : positionOf(cut, nodes);
  if (position === -1) {
    throw new UsageError(say("usage.cut", { cut: cut ?? "", last: nameOf(nodes - 1), nodes }));
  }
  return {
    submissions,
    nodes,
    blocks: whole("blocks", [1, MAX_BLOCKS]),
    zeros: given["zeros"] === undefined ? LEAST_ZEROS : whole("zeros", [1, 64]),
    zerosGiven: given["zeros"] !== undefined,
    rounds: given["rounds"] === undefined ? undefined : whole("rounds", ROUNDS_RANGE),
    ports: given["ports"] === undefined ? undefined : whole("ports", [1, LAST_PORT - nodes + 1]),
    transactions: whole("transactions", [0, MAX_TRANSACTIONS]),
    cut: position,
    limit: positiveNumber("limit", given["limit"], language),
    json: given["json"] as string | undefined,
    language,
  };
}

/** The position of a node by its name or its number, counted from 1; -1 when there is none. */
function positionOf(cut: string, nodes: number): number {
  const names = Array.from({ length: nodes }, (_, position) => nameOf(position));
  return names.findIndex((name) => name === cut || name.slice(1) === cut);
}
