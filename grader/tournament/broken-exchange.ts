import type { BrokenFrame } from "./tournament-result.ts";

/** A line of the journal, as far as it is of use here. */
interface Line {
  readonly edge: string;
  readonly direction: "in" | "out";
  readonly what: string;
  readonly text: string;
}

/** What nodes are asked and told over and over; it is of use only when nothing else went over the edge. */
const ROUTINE = new Set(["peers", "pool", "blocks", "register"]);

/**
 * The exchange that broke, of the frames that the proxies recorded: the last reply that refused something,
 * else the last that was to change something, else the last one; a request and its reply.
 *
 * @param lines - of the journal. @param receiver - the node at which something did not arrive.
 * @param rename - names of the match as those of submissions.
 */
export function brokenExchange(
  lines: readonly string[],
  receiver: string,
  rename: (text: string) => string,
): BrokenFrame[] {
  const all = lines
    .map((line) => JSON.parse(line) as Partial<Line>)
    .filter((line): line is Line => line.edge?.endsWith(`→${receiver}`) === true)
    .filter(({ edge }) => !edge.startsWith("grader"));
  const isRefusal = ({ direction, what }: Line): boolean =>
    direction === "out" && /^[45]/.test(what);
  const isChange = ({ direction, what }: Line): boolean => direction === "in" && !ROUTINE.has(what);
  const refused = all.findLastIndex(isRefusal);
  const changed = all.findLastIndex(isChange);
  const asked = all.findLastIndex(({ direction }) => direction === "in");
  const request =
    refused === -1 ? (changed === -1 ? asked : changed) : lastRequest(all.slice(0, refused));
  if (request === -1) return [];
  const reply = all.findIndex(({ direction }, at) => at > request && direction === "out");
  return [request, refused === -1 ? reply : refused].flatMap((at) => {
    const line = all[at];
    if (line === undefined) return [];
    return [{ edge: rename(line.edge), direction: line.direction, text: line.text }];
  });
}

function lastRequest(lines: readonly Line[]): number {
  return lines.findLastIndex(({ direction }) => direction === "in");
}
