import type { Happening } from "../../labs/kit/simulation/index.ts";

/**
 * The kinds of messages, answers included: blocks that nodes post to each other, chains that they fetch,
 * other requests between nodes, and what trackers ask for and tell.
 */
export const KINDS = [
  ...(["posts", "fetches", "registers"] as const),
  ...(["peers", "pool", "blocks", "merge", "announcements"] as const),
] as const;
export type Kind = (typeof KINDS)[number];

/** How many messages there were of each kind, and their bytes. */
export type Traffic = Readonly<Record<Kind, { readonly messages: number; readonly bytes: number }>>;

/** Counts messages by their kind. */
export class TrafficCount {
  readonly #counts = new Map<Kind, { messages: number; bytes: number }>();
  /** What each node is still to answer a tracker, the oldest question first. */
  readonly #open = new Map<string, Kind[]>();
  #lost = 0;

  /** How many were lost on their way. */
  get lost(): number {
    return this.#lost;
  }

  /** Counts a message, or one that was lost. */
  note({ kind, from, to, text, answer }: Happening): void {
    if (kind === "lost") this.#lost++;
    const isAnswer = text.startsWith('{"status"');
    const what = isAnswer ? this.#answered(from, to) : kindOf(text, from);
    if (!isAnswer && kind === "frame" && isTracker(from)) this.#asked(from, to, what);
    this.#add(what, text.length);
    if (answer !== undefined) this.#add(what, answer);
  }

  /** What was counted so far. */
  traffic(): Traffic {
    const of = (kind: Kind) => this.#counts.get(kind) ?? { messages: 0, bytes: 0 };
    return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Traffic;
  }

  #add(kind: Kind, bytes: number): void {
    const count = this.#counts.get(kind) ?? { messages: 0, bytes: 0 };
    count.messages++;
    count.bytes += bytes;
    this.#counts.set(kind, count);
  }

  #asked(tracker: string, node: string, kind: Kind): void {
    const key = `${tracker} ${node}`;
    const open = this.#open.get(key);
    if (open === undefined) this.#open.set(key, [kind]);
    else open.push(kind);
  }

  #answered(node: string, tracker: string): Kind {
    return this.#open.get(`${tracker} ${node}`)?.shift() ?? "peers";
  }
}

/** What trackers of the simulation are called: the names of nodes are single characters. */
export function trackerName(part: number): string {
  return `tracker ${part}`;
}

function isTracker(name: string): boolean {
  return name.startsWith("tracker");
}

function kindOf(text: string, from: string): Kind {
  if (text.startsWith("POST")) return "posts";
  if (text.startsWith("GET")) return "fetches";
  if (!isTracker(from)) return "registers";
  const op = /^\{"op":"(\w+)"/.exec(text)?.[1];
  return op === "pool" || op === "blocks" || op === "merge" || op === "peers"
    ? op
    : "announcements";
}
