import type { DemoView, LinkView, ProgramView } from "../view.ts";
import { svg } from "./svg.ts";

/** The drawing's own units. */
const WIDTH = 420;
const HEIGHT = 260;
const RADIUS = 32;
/** How far a builder stands beside its node. */
const BESIDE = 58;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Draws programs and links. @param branchOf - the colour of what a node holds; null for none. */
export function drawNetwork(
  { programs, links }: DemoView,
  branchOf: (node: string) => number | null,
): readonly SVGElement[] {
  const places = placePrograms(programs);
  const at = (name: string): Place => places.get(name) ?? { x: 0, y: 0 };
  return [
    ...programs.flatMap(({ name, of, isRunning }) =>
      of === undefined ? [] : [line(at(name), at(of), `file${isRunning ? "" : " stopped"}`)],
    ),
    ...links.flatMap((link) => drawLink(link, at(link.from), at(link.to))),
    ...programs.map((program) => drawProgram(program, at(program.name), branchOf(program.name))),
  ];
}

/** The part of the drawing that is shown. */
export const NETWORK_BOX = `0 0 ${WIDTH} ${HEIGHT}`;

/** The tracker above its nodes; nodes that know each other in a triangle. */
function placePrograms(programs: readonly ProgramView[]): ReadonlyMap<string, Place> {
  const nodes = programs.filter(({ kind }) => kind === "node");
  const hasTracker = programs.some(({ kind }) => kind === "tracker");
  const places = new Map<string, Place>();
  for (const [place, { name }] of nodes.entries()) {
    const x = (WIDTH * (place + 0.5)) / nodes.length;
    const isTop = !hasTracker && place === 1;
    places.set(name, { x, y: isTop ? 60 : hasTracker ? 145 : 205 });
  }
  for (const { name, kind, of } of programs) {
    if (kind === "tracker") places.set(name, { x: WIDTH / 2, y: 42 });
    const node = places.get(of ?? "");
    if (kind === "builder" && node !== undefined) {
      places.set(name, { x: node.x, y: node.y + BESIDE + 20 });
    }
  }
  return places;
}

function drawLink({ isCut, isUsed }: LinkView, from: Place, to: Place): readonly SVGElement[] {
  const made = line(from, to, isCut ? "link cut" : isUsed ? "link used" : "link");
  if (!isCut) return [made];
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const cross = svg("path", { d: `M${x - 9} ${y - 9}l18 18m0 -18l-18 18`, class: "cross" });
  return [made, cross];
}

function line(from: Place, to: Place, className: string): SVGElement {
  return svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: className });
}

function drawProgram(
  { name, kind, isRunning }: ProgramView,
  { x, y }: Place,
  branch: number | null,
): SVGElement {
  const state = isRunning ? "" : " stopped";
  const colour = branch === null || !isRunning ? "" : ` branch-${branch}`;
  const shape =
    kind === "node"
      ? svg("circle", { cx: x, cy: y, r: RADIUS })
      : svg("rect", { x: x - 34, y: y - 20, width: 68, height: 40, rx: 8 });
  const label = svg("text", { x, y: y + 6, "text-anchor": "middle" }, [name]);
  return svg("g", { class: `program ${kind}${state}${colour}` }, [shape, label]);
}
