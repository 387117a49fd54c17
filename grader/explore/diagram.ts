import type { Happening } from "../../labs/kit/simulation/index.ts";

/** Width of a lane. */
const LANE = 9;
/** Characters of a frame that are shown. */
const SHOWN = 70;

/** Whether a happening says something about ledgers: questions for peers and pools say nothing. */
export function isTelling({ kind, text }: Happening): boolean {
  if (kind !== "frame" && kind !== "lost") return true;
  return /"op":"merge"|"status":[45]|^POST|"blocks":\[\{|"pool":\[\{|^GET/.test(text);
}

/**
 * A space-time diagram in text: time runs downwards, each process has a lane, and an arrow is a frame.
 *
 * @param lost - what is said of a frame that never arrived.
 */
export function drawDiagram(happenings: readonly Happening[], lost: string): string {
  const lanes = [...new Set(happenings.flatMap(({ from, to }) => [from, to]))].sort(byLane);
  const head = `${" ".repeat(8)}${lanes.map((lane) => lane.padEnd(LANE)).join("")}`;
  const rows = happenings.map((happening) => {
    const { at, kind, from, to, text } = happening;
    const cells = lanes.map((lane) => (lane === from || lane === to ? "●" : "│"));
    const line = drawArrow(cells, lanes.indexOf(from), lanes.indexOf(to));
    const said =
      kind === "frame" ? shorten(text) : `${kind === "lost" ? lost : kind} ${shorten(text)}`;
    return `${at.toFixed(3).padStart(6)}  ${line} ${said}`;
  });
  return [head, ...rows].join("\n");
}

function drawArrow(cells: readonly string[], from: number, to: number): string {
  const [left, right] = from < to ? [from, to] : [to, from];
  return cells
    .map((cell, at) => {
      const isInside = at >= left && at < right;
      const isHead = at === to && from !== to;
      const mark = isHead ? (from < to ? "▶" : "◀") : isInside && at !== left ? "─" : cell;
      return mark + (isInside ? "─" : " ").repeat(LANE - 1);
    })
    .join("");
}

function shorten(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** The client first, then the tracker, then nodes and builders. */
function byLane(one: string, other: string): number {
  const rank = (lane: string): number => ["client", "tracker"].indexOf(lane) + 1 || 3;
  return rank(one) - rank(other) || one.localeCompare(other);
}
