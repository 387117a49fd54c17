import { normalisePeerUrl } from "../contract/peer-url.ts";
import { kitCatalogue } from "../language/catalogue.ts";
import { createTranslator } from "../language/translator.ts";
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
  /** The nodes that it knows from the start. */
  readonly peers: readonly string[];
  /** Whether debug lines are logged. */
  readonly debug: boolean;
}

/**
 * Reads the command line of a node.
 *
 * @throws UsageError when it is not to be understood.
 */
export function readNodeOptions(args: readonly string[], env: NodeJS.ProcessEnv): NodeOptions {
  const language = spokenLanguage(args, env);
  const say = createTranslator(kitCatalogue, language);
  const given = readCommandLine(
    {
      name: "npm run node --",
      usage: "$0",
      options: {
        port: { alias: "p", type: "number", default: 9000, describe: say("option.port") },
        db: { alias: "r", type: "string", requiresArg: true, describe: say("option.db") },
        host: { type: "string", default: "127.0.0.1", describe: say("option.host") },
        advertise: { type: "string", requiresArg: true, describe: say("option.advertise") },
        peer: { type: "string", array: true, default: [], describe: say("option.peer") },
        mine: { alias: "m", type: "boolean", default: false, describe: say("option.mine") },
        zeros: { alias: "z", type: "number", default: 0, describe: say("option.zeros") },
        rounds: { type: "number", default: 100_000, describe: say("option.rounds") },
        debug: { type: "boolean", default: false, describe: say("option.debug") },
        lang: { choices: ["zh", "en"], describe: say("option.lang") },
      },
    },
    args,
    env,
  );
  const port = wholeNumber("port", given.port, [1, 65_535], language);
  if (given.mine || given.zeros !== 0) throw new UsageError(say("usage.no-mining"));
  const advertise = given.advertise ?? `ws://localhost:${port}/ws`;
  for (const value of [advertise, ...given.peer.map(peerAsWebSocket)]) {
    if (!isPeerUrl(value)) throw new UsageError(say("usage.not-a-url", { value }));
  }
  return {
    port,
    db: given.db ?? `${port}.db`,
    host: given.host,
    advertise,
    peers: given.peer.map(peerAsWebSocket),
    debug: given.debug,
  };
}

/** A peer's URL of the form `http://…/` means the same node as `ws://…/ws`. */
function peerAsWebSocket(url: string): string {
  return url.replace(/^http(s?):/i, "ws$1:");
}

function isPeerUrl(url: string): boolean {
  try {
    return normalisePeerUrl(url) !== "";
  } catch {
    return false;
  }
}
