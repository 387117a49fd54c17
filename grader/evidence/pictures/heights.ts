import type { Drawing } from "../drawing/drawing.ts";
import type { Sample } from "../bundle/bundle.ts";
import { PLOT, drawTimeAxis, marksUpTo } from "./axis.ts";
import type { Picture } from "./picture.ts";
import { namesOf, secondsInto } from "./scene-view.ts";
import type { SceneView } from "./scene-view.ts";
import { INK, colourOf, drawLegend, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

type Quantity = "height" | "pool";

const PANEL_HEIGHT = 190;
/** How far lines that coincide are drawn apart, in pixels, and in all at most. */
const APART = 3;
const MOST_APART = 12;

/** How many blocks each node held over time and, where there are pools, how many transactions waited. */
export function drawHeights(view: SceneView, id: string, context: Context): Picture {
  const { say } = context;
  const hasPool = view.samples.some(({ pool }) => pool !== undefined);
  const pool = hasPool ? say("heights.and-pool") : "";
  const caption = say("heights.caption", { scenario: view.title, pool });
  const nodes = namesOf(view.scene, "node");
  const draw = (drawing: Drawing, top: number): number => {
    let y = drawPanel(drawing, view, "height", top, context);
    if (hasPool) y = drawPanel(drawing, view, "pool", y + 8, context);
    const entries = nodes.map((name, at) => ({
      text: name,
      mark: (on: Drawing, x: number, line: number): void => {
        on.line(
          [
            [x, line],
            [x + 20, line],
          ],
          { stroke: colourOf(at), width: 3 },
        );
      },
    }));
    return drawLegend(drawing, entries, y);
  };
  return makePicture({ id, title: say("heights.title"), caption, draw }, context);
}

function drawPanel(
  drawing: Drawing,
  { scene, samples }: SceneView,
  quantity: Quantity,
  top: number,
  { say }: Context,
): number {
  const nodes = namesOf(scene, "node");
  const of = (name: string): readonly Sample[] =>
    samples.filter((one) => one.node === name && one[quantity] !== undefined);
  const all = samples.flatMap((one) => one[quantity] ?? []);
  const most = Math.max(1, ...all);
  const bottom = top + PANEL_HEIGHT;
  const begin = top + 30;
  const label = say(quantity === "height" ? "heights.blocks" : "heights.pool");
  drawing.text(PLOT.left - 44, top + 14, label, { size: 12, fill: INK.faint });
  const seconds = secondsInto(scene, scene.to);
  const x = drawTimeAxis(drawing, seconds, { top: begin, bottom }, say("heights.seconds"));
  const apart = Math.min(APART, MOST_APART / Math.max(1, nodes.length));
  const y = (value: number): number => bottom - ((bottom - begin - 10) * value) / most;
  for (const mark of marksUpTo(most, 5, 1)) {
    const line = y(mark);
    drawing.line(
      [
        [PLOT.left, line],
        [PLOT.right, line],
      ],
      { stroke: INK.line },
    );
    drawing.text(PLOT.left - 8, line + 4, String(mark), {
      size: 11,
      fill: INK.faint,
      anchor: "end",
    });
  }
  for (const [at, name] of nodes.entries()) {
    const points: [number, number][] = [];
    for (const sample of of(name)) {
      const place = x(secondsInto(scene, sample.ms));
      const value = y(sample[quantity] ?? 0) - at * apart;
      const before = points.at(-1);
      if (before !== undefined) points.push([place, before[1]]);
      points.push([place, value]);
    }
    if (points.length > 0) drawing.line(points, { stroke: colourOf(at), width: 2 });
    const [last] = points.slice(-1);
    if (last !== undefined) drawing.circle(last[0], last[1], 3, { fill: colourOf(at) });
  }
  return bottom + 40;
}
