import { isPeerUrl, webSocketUrl } from "../contract/peer-url.ts";
import { kitCatalogue as text } from "../language/catalogue.ts";
import { kitSay } from "../language/kit-say.ts";
import { advertisedUrl, isLoopback } from "./advertised-url.ts";
import type { CommandLine } from "./command-line.ts";
import { DEFAULT_ROUNDS, ROUNDS_RANGE, WORKERS_RANGE, difficulty } from "./mining-options.ts";
import { wholeNumber } from "./numbers.ts";
import { readCommandLine, spokenLanguage } from "./read-command-line.ts";
import { UsageError } from "./usage-error.ts";

/** How a node is started (contract 1). */
export interface NodeOptions {
  /** The port of both WebSocket and HTTP. */
  readonly port: number;
  /** The file of its store. */
  readonly db: string;
  /** The address it listens on. */
  readonly host: string;
  /** What it calls itself in `peers`. */
  readonly advertise: string;
  /** Whether that name is a guess, which the node warns of. */
  readonly isGuessed: boolean;
  /** The nodes that it knows from the start, `ws://…/ws` or `http://…/`. */
  readonly peers: readonly string[];
  /** Whether it mines. */
  readonly mine: boolean;
  /** The difficulty asked for, in leading hex zeros; undefined where the file or a block decides. */
  readonly zeros: number | undefined;
  /** Nonces that one mining job tries. */
  readonly rounds: number;
  /** Whether the program's faster mining loop is taken, where it has one. */
  readonly fast: boolean;
  /** Threads that share each mining job. */
  readonly workers: number;
  /** Whether a reply waits until what it tells of is safe from a power cut. */
  readonly fsync: boolean;
  /** Whether debug lines are logged. */
  readonly debug: boolean;
}

const LINE: CommandLine = {
  name: "npm run node --",
  options: {
    port: { alias: "p", type: "number", default: 9000, describe: text["option.port"] },
    db: { alias: "r", type: "string", describe: text["option.db"] },
    host: { type: "string", default: "127.0.0.1", describe: text["option.host"] },
    advertise: { type: "string", describe: text["option.advertise"] },
    peer: { type: "string", array: true, describe: text["option.peer"] },
    mine: { alias: "m", type: "boolean", default: false, describe: text["option.mine"] },
    zeros: { alias: "z", type: "number", describe: text["option.zeros"] },
    rounds: { type: "number", default: DEFAULT_ROUNDS, describe: text["option.rounds"] },
    fast: { type: "boolean", default: false, describe: text["option.fast"] },
    workers: { type: "number", default: 1, describe: text["option.workers"] },
    fsync: { type: "boolean", default: false, describe: text["option.fsync"] },
    debug: { type: "boolean", default: false, describe: text["option.debug"] },
    lang: { type: "string", choices: ["zh", "en"], describe: text["option.lang"] },
  },
};

/**
 * Reads the command line of a node.
 *
 * @throws UsageError when it is not to be understood.
 */
export async function readNodeOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<NodeOptions> {
  const language = spokenLanguage(args, env);
  const given = await readCommandLine(LINE, args, env);
  const port = wholeNumber("port", given["port"], [1, 65_535], language);
  const mine = given["mine"] === true;
  const zeros = difficulty(given["zeros"], language);
  if (mine && zeros === 0) throw new UsageError(kitSay(language)("usage.mine-zeros"));
  const host = String(given["host"]);
  const advertise = textOr(given["advertise"], advertisedUrl(host, port));
  const peers = (given["peer"] ?? []) as string[];
  for (const value of [advertise, ...peers.map(webSocketUrl)]) {
    if (!isPeerUrl(value)) throw new UsageError(kitSay(language)("usage.not-a-url", { value }));
  }
  return {
    port,
    db: textOr(given["db"], `${port}.db`),
    host,
    advertise,
    isGuessed: given["advertise"] === undefined && !isLoopback(host),
    peers,
    mine,
    zeros,
    rounds: wholeNumber("rounds", given["rounds"], ROUNDS_RANGE, language),
    fast: given["fast"] === true,
    workers: wholeNumber("workers", given["workers"], WORKERS_RANGE, language),
    fsync: given["fsync"] === true,
    debug: given["debug"] === true,
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
