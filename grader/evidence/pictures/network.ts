import type { SceneProgram } from "../bundle/bundle.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { shortenTo } from "../fonts/fit.ts";
import type { Picture } from "./picture.ts";
import { knownPort, namesOf, programColour } from "./scene-view.ts";
import type { SceneView } from "./scene-view.ts";
import { INK, SHEET_WIDTH, drawLegend, drawNote, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

type Kind = "connection" | "knows" | "store";
type Point = readonly [number, number];

/** Nodes that a circle has room for; further ones are counted. */
const MOST_NODES = 22;

/** A line of the network. */
export interface NetworkLink {
  readonly from: string;
  readonly to: string;
  readonly kind: Kind;
}

const STYLES: Readonly<Record<Kind, { stroke: string; width: number; dash?: string }>> = {
  connection: { stroke: "#33475b", width: 2 },
  knows: { stroke: "#8695a4", width: 1.2, dash: "6 4" },
  store: { stroke: "#8a6d00", width: 2, dash: "1.5 4" },
};

/** Who of a scene was connected to whom, who knew whom, and who shared a store. */
export function linksOf({ scene, frames, samples }: SceneView): readonly NetworkLink[] {
  const links: NetworkLink[] = [];
  const nameByPort = new Map<number, string>();
  for (const program of scene.programs) {
    for (const port of [program.port, knownPort(program)]) {
      if (port !== undefined) nameByPort.set(port, program.name);
    }
  }
  const add = (link: NetworkLink): void => {
    const isKnown = links.some(({ from, to }) => {
      const isSame = from === link.from && to === link.to;
      return isSame || (from === link.to && to === link.from);
    });
    if (!isKnown && link.from !== link.to) links.push(link);
  };
  for (const { edge } of frames) {
    const [from = "", to = ""] = edge.split("→");
    if (from !== "" && from !== "grader") add({ from, to, kind: "connection" });
  }
  for (const { name, program, args } of scene.programs) {
    const file = args[args.indexOf("-r") + 1]?.replace(/\.db$/, "");
    if (program === "builder" && file !== undefined) add({ from: name, to: file, kind: "store" });
  }
  for (const node of namesOf(scene, "node")) {
    const last = samples.findLast((one) => one.node === node && one.peers !== undefined);
    for (const url of last?.peers ?? []) {
      const port = Number(/:(\d+)(?:\/|$)/.exec(url)?.[1] ?? 0);
      const peer = nameByPort.get(port);
      if (peer !== undefined) add({ from: node, to: peer, kind: "knows" });
    }
  }
  return links;
}

/** Who is connected to whom. */
export function drawNetwork(view: SceneView, id: string, context: Context): Picture {
  const { say } = context;
  const { programs } = view.scene;
  const links = linksOf(view);
  const all = programs.filter(({ program }) => program === "node" || program === "peer");
  const nodes = all.slice(0, MOST_NODES);
  const inside = programs.filter(({ program }) => program === "tracker");
  const outside = programs.filter(({ program }) => program === "builder");
  const isCrowded = nodes.length > 8;
  const isAlone = nodes.length < 2 && inside.length === 0;
  const radius = isAlone ? 0 : isCrowded ? 270 : 150;
  const rim = isCrowded ? 30 : 46;
  const caption = say("network.caption", { scenario: view.title });
  const draw = (drawing: Drawing, top: number): number => {
    const deepest =
      nodes.length < 2 ? 0 : -Math.cos(Math.PI * 2 * (Math.floor(nodes.length / 2) / nodes.length));
    const centre: Point = [SHEET_WIDTH / 2, top + radius * 0.85 + rim];
    const lowest = centre[1] + radius * 0.85 * deepest + rim;
    const places = new Map<string, Point>();
    const angleOf = new Map<string, number>();
    for (const [at, { name }] of nodes.entries()) {
      const angle = -Math.PI / 2 + (2 * Math.PI * at) / nodes.length;
      angleOf.set(name, angle);
      places.set(name, around(centre, radius * 1.25, radius * 0.85, angle));
    }
    for (const [at, { name }] of inside.entries()) {
      places.set(name, [centre[0] + (at - (inside.length - 1) / 2) * 90, centre[1]]);
    }
    for (const [at, { name, args }] of outside.entries()) {
      const of = args[args.indexOf("-r") + 1]?.replace(/\.db$/, "") ?? "";
      const beside = places.get(of) ?? centre;
      if (isCrowded) {
        places.set(name, [
          (beside[0] * 3 + centre[0] * 2) / 5,
          (beside[1] * 3 + centre[1] * 2) / 5,
        ]);
        continue;
      }
      const side = beside[0] > centre[0] + 1 ? -1 : 1;
      const isTop = beside[1] < centre[1] - radius * 0.5;
      const step = isTop ? 210 : 190;
      places.set(name, [beside[0] + (isTop ? -step : side * -step), beside[1] + at * 8]);
    }
    for (const link of links) drawLink(drawing, link, places, isCrowded);
    for (const program of programs) {
      const place = places.get(program.name);
      if (place !== undefined)
        drawProgram(drawing, program, place, { isSmall: isCrowded, view, context });
    }
    const kinds = (["connection", "knows", "store"] as const).filter((kind) =>
      links.some((link) => link.kind === kind),
    );
    const entries = kinds.map((kind) => ({
      text: say(`network.${kind}`),
      mark: (on: Drawing, x: number, y: number): void => {
        on.line(
          [
            [x, y],
            [x + 20, y],
          ],
          STYLES[kind],
        );
      },
    }));
    const left = all.length - nodes.length;
    const end = left > 0 ? drawNote(drawing, say("fold.nodes", { count: left }), lowest) : lowest;
    return drawLegend(drawing, entries, end);
  };
  return makePicture({ id, title: say("network.title"), caption, draw }, context);
}

function around([x, y]: Point, across: number, down: number, angle: number): Point {
  return [x + across * Math.cos(angle), y + down * Math.sin(angle)];
}

function drawLink(
  drawing: Drawing,
  { from, to, kind }: NetworkLink,
  places: ReadonlyMap<string, Point>,
  isCrowded: boolean,
): void {
  const [one, other] = [places.get(from), places.get(to)];
  if (one === undefined || other === undefined) return;
  // Where everybody knows everybody, the lines would hide the connections.
  const faint = isCrowded && kind === "knows" ? { stroke: "#dbe1e7", width: 0.8 } : {};
  drawing.line([one, other], { ...STYLES[kind], ...faint });
}

function drawProgram(
  drawing: Drawing,
  program: SceneProgram,
  [x, y]: Point,
  { isSmall, view, context: { say } }: { isSmall: boolean; view: SceneView; context: Context },
): void {
  const { name, port } = program;
  const isNode = program.program === "node";
  const known = knownPort(program);
  const [width, height] = isSmall ? [84, 40] : [132, isNode ? 62 : 46];
  const colour = isNode ? programColour(view.scene, name) : "#33475b";
  drawing.rect(x - width / 2, y - height / 2, width, height, {
    fill: "#ffffff",
    stroke: colour,
    width: 2,
    radius: isNode ? 10 : 3,
  });
  const lines = [
    ...(isNode
      ? []
      : [
          say(`network.${program.program === "node" ? "node" : program.program}`, {
            port: port ?? 0,
          }),
        ]),
    ...(isNode && port !== undefined ? [say("network.node", { port })] : []),
    ...(isNode && !isSmall && known !== undefined && known !== port
      ? [say("network.known", { port: known })]
      : []),
  ];
  const [big, small, step] = isSmall ? [13, 10, 14] : [15, 12, 16];
  const first = y - (lines.length * step) / 2 + big * 0.36;
  const style = { anchor: "middle" } as const;
  const shown = shortenTo(name, "sans-bold", big, width - 10);
  drawing.text(x, first, shown, { ...style, face: "sans-bold", size: big, fill: colour });
  for (const [row, line] of lines.entries()) {
    const text = shortenTo(line, "sans", small, width - 8);
    drawing.text(x, first + (row + 1) * step, text, { ...style, size: small, fill: INK.faint });
  }
}
