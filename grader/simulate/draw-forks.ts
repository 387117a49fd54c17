import type { Language } from "../../labs/kit/language/language.ts";
import { Drawing, svgOf } from "../evidence/drawing/drawing.ts";
import { wrap } from "../evidence/fonts/fit.ts";
import { forkRate } from "./fork-rate.ts";
import { createSimulateSay } from "./messages.ts";
import { expectedForkRate } from "./report.ts";
import { headOf } from "./render-networks.ts";
import type { Simulated } from "./render-networks.ts";

const [WIDTH, HEIGHT, MARGIN] = [760, 520, 24];
/** The area of the plot. */
const PLOT = { left: 90, right: WIDTH - MARGIN, top: 130, bottom: HEIGHT - 70 };
const INK = {
  text: "#1f2933",
  faint: "#616e7c",
  line: "#e4e7eb",
  model: "#9aa5b1",
  point: "#3b6ea5",
};
/** Points by which the model's curve is drawn. */
const CURVE = 60;
const STEPS = 5;

/** How often the networks forked, by how long blocks spread in an interval, beside the model's curve. */
export function drawForks(networks: readonly Simulated[], language: Language): string {
  const say = createSimulateSay(language);
  const drawing = new Drawing();
  drawing.text(MARGIN, MARGIN + 14, say("plot.title"), { face: "sans-bold", size: 18 });
  const [first] = networks;
  const head = first === undefined ? "" : headOf(first.job, language);
  const lines = head.split("\n").flatMap((part) => wrap(part, "sans", 12, WIDTH - 2 * MARGIN));
  for (const [at, line] of lines.entries()) {
    drawing.text(MARGIN, MARGIN + 38 + at * 18, line, { size: 12, fill: INK.faint });
  }
  const rates = networks.map(({ job, result }) => forkRate(job, result));
  const most = 1.15 * Math.max(0.05, ...rates.map(({ load }) => load));
  const high =
    1.1 *
    Math.max(expectedForkRate(1, most), ...rates.map(({ measured, error }) => measured + error));
  const x = (load: number): number => PLOT.left + (load / most) * (PLOT.right - PLOT.left);
  const y = (rate: number): number =>
    PLOT.bottom - (Math.max(0, rate) / high) * (PLOT.bottom - PLOT.top);
  drawAxes(drawing, most, high, say("plot.x"), say("plot.y"));
  const curve = Array.from({ length: CURVE + 1 }, (_, at) => (at * most) / CURVE);
  drawing.line(
    curve.map((load) => [x(load), y(expectedForkRate(1, load))]),
    { stroke: INK.model, width: 2 },
  );
  for (const { load, measured, error } of rates) {
    drawing.line(
      [
        [x(load), y(measured - error)],
        [x(load), y(measured + error)],
      ],
      { stroke: INK.point, width: 1.5 },
    );
    drawing.circle(x(load), y(measured), 4.5, { fill: INK.point });
  }
  const key = PLOT.top + 14;
  drawing.line(
    [
      [PLOT.left + 16, key - 4],
      [PLOT.left + 44, key - 4],
    ],
    { stroke: INK.model, width: 2 },
  );
  drawing.text(PLOT.left + 52, key, say("plot.model"), { size: 12 });
  drawing.circle(PLOT.left + 30, key + 18, 4.5, { fill: INK.point });
  drawing.text(PLOT.left + 52, key + 22, say("plot.measured"), { size: 12 });
  const paper = `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`;
  return svgOf(WIDTH, HEIGHT, say("plot.title"), `${paper}\n${drawing.body()}`);
}

function drawAxes(drawing: Drawing, most: number, high: number, x: string, y: string): void {
  for (let step = 0; step <= STEPS; step++) {
    const share = step / STEPS;
    const [across, up] = [
      PLOT.left + share * (PLOT.right - PLOT.left),
      PLOT.bottom - share * (PLOT.bottom - PLOT.top),
    ];
    drawing.line(
      [
        [PLOT.left, up],
        [PLOT.right, up],
      ],
      { stroke: INK.line },
    );
    const rate = `${(100 * share * high).toFixed(high < 0.1 ? 1 : 0)} %`;
    drawing.text(PLOT.left - 8, up + 4, rate, { size: 12, anchor: "end", fill: INK.faint });
    const load = (share * most).toFixed(2);
    drawing.text(across, PLOT.bottom + 20, load, { size: 12, anchor: "middle", fill: INK.faint });
  }
  drawing.text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 44, x, { size: 13, anchor: "middle" });
  drawing.text(MARGIN, PLOT.top - 14, y, { size: 13 });
}
