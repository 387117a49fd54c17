import type { Cargo } from "./match-plan.ts";
import type { BrokenFrame } from "./tournament-result.ts";

/** A line of the journal, as far as it is of use here. */
interface Line {
  readonly edge: string;
  readonly direction: "in" | "out";
  readonly what: string;
  readonly text: string;
  readonly verdict: string;
}

/** What nodes are asked and told over and over, whatever has to arrive. */
const ROUTINE = new Set(["peers", "pool", "blocks", "register"]);

/** A request with its reply, if that came. */
interface Exchange {
  readonly request: Line;
  readonly reply?: Line;
}

/**
 * The exchange that broke, of the frames that the proxies recorded: the last one about what has to arrive
 * that was refused, else the last one about it.
 *
 * @param lines - of the journal. @param receiver - the node at which something did not arrive.
 * @param rename - names of the match as those of submissions.
 */
export function brokenExchange(
  lines: readonly string[],
  receiver: string,
  cargo: Cargo,
  rename: (text: string) => string,
): BrokenFrame[] {
  const isMeant = (what: string): boolean =>
    cargo === "peers" ? what === "register" : !ROUTINE.has(what);
  const exchanges = exchangesOf(lines, receiver).filter(({ request }) => isMeant(request.what));
  const refused = exchanges.findLast(({ reply }) => /^[45]/.test(reply?.what ?? ""));
  const last = refused ?? exchanges.at(-1);
  if (last === undefined) return [];
  const { request, reply } = last;
  return [request, ...(reply === undefined ? [] : [reply])].map(({ edge, direction, text }) => {
    return { edge: rename(edge), direction, text };
  });
}

/** What others asked of a node, in the order in which they asked; replies come in that order, too. */
function exchangesOf(lines: readonly string[], receiver: string): Exchange[] {
  const open = new Map<string, number[]>();
  const exchanges: { request: Line; reply?: Line }[] = [];
  for (const text of lines) {
    // The last line may be one that only says how many are missing.
    if (!text.includes('"edge":')) continue;
    const line = JSON.parse(text) as Line;
    const { edge, direction, verdict } = line;
    if (!edge.endsWith(`→${receiver}`) || edge.startsWith("grader")) continue;
    const waiting = open.get(edge) ?? [];
    open.set(edge, waiting);
    if (verdict === "broken") waiting.length = 0;
    else if (direction === "in") waiting.push(exchanges.push({ request: line }) - 1);
    else {
      const asked = exchanges[waiting.shift() ?? -1];
      if (asked !== undefined) asked.reply = line;
    }
  }
  return exchanges;
}
