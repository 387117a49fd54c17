import { CheckFailure } from "../check/failure.ts";
import type { Frame } from "../cluster/journal.ts";
import type { SessionSay } from "./messages.ts";
import type { Session, SessionAction } from "./session.ts";

const ACTIONS: readonly SessionAction[] = ["start", "kill", "cut", "heal"];

/** Where the nodes are, what else runs, and what can be typed. */
export function tellRunning(session: Session, say: SessionSay): string {
  const { programs, nodes, atStart } = session.programs;
  const lines = Object.entries(programs).map(([name, { program }]) => {
    if (!nodes.includes(name)) {
      return say(atStart.includes(name) ? "running.other" : "running.waiting", { name, program });
    }
    const url = session.url(name);
    return say("running.node", { name, url, page: url.replace(/^ws/, "http").replace(/ws$/, "") });
  });
  const unnamed = session.isNamed ? [] : [say("unnamed")];
  return [say("running"), ...lines, ...unnamed, say("help")].join("\n");
}

/** A message between a client and a node, as a line. */
export function tellClient(node: string, frame: Frame, seconds: number, say: SessionSay): string {
  const { direction, what } = frame;
  const told = { time: seconds.toFixed(1).padStart(7), node, what };
  return say(direction === "in" ? "client.asked" : "client.answered", told);
}

/** Does what a line asks for. @returns what to say of it. */
export async function doLine(line: string, session: Session, say: SessionSay): Promise<string> {
  const [word = "", name = "", ...rest] = line.trim().split(/\s+/);
  const action = ACTIONS.find((one) => one === word);
  const { programs, nodes } = session.programs;
  if (action === undefined || !Object.hasOwn(programs, name) || rest.length > 0) {
    return say("help.wrong", { line, names: Object.keys(programs).join(", ") });
  }
  if (action !== "start" && action !== "kill" && !nodes.includes(name)) {
    return say("help.only-nodes", { name });
  }
  try {
    await session.act(action, name);
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    return say("not-started", { name, log: session.lastWords(name) });
  }
  return say(`done.${action}`, { time: session.seconds().toFixed(1).padStart(7), name });
}
