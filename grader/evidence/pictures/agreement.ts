import type { Sample } from "../bundle/bundle.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { shortenTo } from "../fonts/fit.ts";
import { PLOT, drawTimeAxis } from "./axis.ts";
import type { Picture } from "./picture.ts";
import { namesOf, secondsInto, shortHash } from "./scene-view.ts";
import type { SceneView } from "./scene-view.ts";
import { INK, MARGIN, colourOf, drawLegend, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

const LANE_HEIGHT = 26;
/** Tips that the legend names; the others are counted. */
const NAMED_TIPS = 11;
const EMPTY = "#e3e8ed";
const OTHER = "#9aa5b1";

/**
 * From when on all nodes held one and the same chain to the end, in milliseconds of the run; null when
 * they did not.
 */
export function agreedFrom(samples: readonly Sample[], nodes: readonly string[]): number | null {
  const tips = new Map<string, string>();
  let since: number | null = null;
  for (const { node, tip, ms } of samples) {
    if (tip === undefined || !nodes.includes(node)) continue;
    tips.set(node, tip);
    const isOne = tips.size === nodes.length && new Set(tips.values()).size === 1 && tip !== "";
    since = isOne ? (since ?? ms) : null;
  }
  return since;
}

/** A lane for each node, coloured by the newest block that it held. */
export function drawAgreement(view: SceneView, id: string, context: Context): Picture {
  const { say } = context;
  const { scene, samples, blocks } = view;
  const nodes = namesOf(scene, "node");
  const tips = [
    ...new Set(samples.flatMap(({ tip }) => (tip === undefined || tip === "" ? [] : [tip]))),
  ];
  const last = tips.slice(-NAMED_TIPS);
  const colour = (tip: string): string =>
    tip === "" ? EMPTY : last.includes(tip) ? colourOf(last.indexOf(tip)) : OTHER;
  const heightOf = (tip: string): number =>
    (blocks?.blocks.find(({ hash }) => hash === tip)?.height ?? -1) + 1;
  const draw = (drawing: Drawing, top: number): number => {
    const begin = top + 22;
    const bottom = begin + nodes.length * LANE_HEIGHT + 6;
    const seconds = secondsInto(scene, scene.to);
    const x = drawTimeAxis(drawing, seconds, { top: begin, bottom }, say("heights.seconds"));
    for (const [at, name] of nodes.entries()) {
      const lane = begin + at * LANE_HEIGHT;
      const shown = shortenTo(name, "sans-bold", 13, PLOT.left - MARGIN - 8);
      drawing.text(PLOT.left - 8, lane + 17, shown, { face: "sans-bold", anchor: "end" });
      for (const { tip, from, to } of stretches(samples, name, scene.to)) {
        const [left, right] = [from, to].map((ms) => x(secondsInto(scene, ms))) as [number, number];
        const style = { fill: colour(tip), stroke: "#ffffff", width: 0.5 };
        drawing.rect(left, lane + 4, Math.max(1, right - left), LANE_HEIGHT - 8, style);
      }
    }
    drawAgreed(drawing, agreedFrom(samples, nodes), { view, x, top: begin, bottom }, context);
    const others = tips.length - last.length;
    const entries = [
      { text: say("agreement.empty"), fill: EMPTY },
      ...(others > 0 ? [{ text: say("agreement.others", { count: others }), fill: OTHER }] : []),
      ...last.map((tip) => ({
        text: say("agreement.tip", { height: heightOf(tip), hash: shortHash(tip) }),
        fill: colour(tip),
      })),
    ];
    const legend = entries.map(({ text, fill }) => ({
      text,
      mark: (on: Drawing, left: number, line: number): void => {
        on.rect(left, line - 6, 20, 12, { fill, radius: 2 });
      },
    }));
    return drawLegend(drawing, legend, bottom + 38);
  };
  const caption = say("agreement.caption", { scenario: view.title });
  return makePicture({ id, title: say("agreement.title"), caption, draw }, context);
}

function drawAgreed(
  drawing: Drawing,
  since: number | null,
  {
    view,
    x,
    top,
    bottom,
  }: {
    readonly view: SceneView;
    readonly x: (second: number) => number;
    readonly top: number;
    readonly bottom: number;
  },
  { say }: Context,
): void {
  if (since === null) {
    drawing.text(PLOT.left, top - 8, say("agreement.never"), { size: 12, fill: INK.bad });
    return;
  }
  const second = secondsInto(view.scene, since);
  const place = x(second);
  const isRight = place > (PLOT.left + PLOT.right) / 2;
  const text = say("agreement.at", { seconds: second.toFixed(1) });
  drawing.line(
    [
      [place, top - 16],
      [place, bottom],
    ],
    { stroke: INK.good, width: 2 },
  );
  drawing.text(place + (isRight ? -6 : 6), top - 6, text, {
    size: 12,
    face: "sans-bold",
    fill: INK.good,
    anchor: isRight ? "end" : "start",
  });
}

/** How long a node held each tip, in milliseconds of the run. */
function stretches(
  samples: readonly Sample[],
  node: string,
  end: number,
): readonly { readonly tip: string; readonly from: number; readonly to: number }[] {
  const parts: { tip: string; from: number; to: number }[] = [];
  for (const { tip, ms } of samples.filter((one) => one.node === node)) {
    const before = parts.at(-1);
    if (tip === undefined) continue;
    if (before !== undefined) before.to = ms;
    if (before?.tip !== tip) parts.push({ tip, from: ms, to: ms });
  }
  const final = parts.at(-1);
  if (final !== undefined) final.to = Math.max(final.to, end);
  return parts;
}
