/** A request on one line up to this many characters is its own label. */
const MAX_LABEL = 40;

/**
 * What a request is called on a button or in a list: `merge pool …0001 · 3000`, `register 9001, 9002`,
 * `peers`, or the beginning of its text where it is nothing of that kind.
 */
export function requestLabel(text: string): string {
  try {
    const label = nameOf(JSON.parse(text) as Readable);
    if (label !== null) return label;
  } catch {
    // It is not JSON, or not what it seems to be.
  }
  const line = text.slice(0, 4 * MAX_LABEL).replace(/\s+/g, " ");
  return line.length > MAX_LABEL ? `${line.slice(0, MAX_LABEL)}…` : line;
}

/** What a well-formed request of the slides is called; null for another one. */
function nameOf({ op, args }: Readable): string | null {
  if (op === "merge" && args?.pool?.[0] !== undefined) {
    const [{ id, amount }, ...more] = args.pool;
    const others = more.length === 0 ? "" : ` + ${more.length}`;
    return `merge pool …${id.slice(-4)} · ${amount}${others}`;
  }
  if (op === "merge" && args?.blocks !== undefined) return `merge blocks (${args.blocks.length})`;
  if (op === "register" && args?.addr !== undefined) {
    return `register ${[args.addr]
      .flat()
      .map((url) => new URL(url).port)
      .join(", ")}`;
  }
  if (op === "blocks" && args?.start !== undefined) return `blocks from ${args.start}`;
  return args === undefined && op !== undefined && PLAIN.has(op) ? op : null;
}

/** Operations that take nothing. */
const PLAIN = new Set(["peers", "pool", "blocks"]);

/** The parts of a request that make its label; what is not of this form has none. */
interface Readable {
  readonly op?: string;
  readonly args?: {
    readonly pool?: readonly { readonly id: string; readonly amount: number }[];
    readonly blocks?: readonly unknown[];
    readonly addr?: string | readonly string[];
    readonly start?: number;
  };
}
