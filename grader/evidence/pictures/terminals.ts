import { cellWidth, cellsOf, drawCells } from "../drawing/cells.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { fold } from "../drawing/fold.ts";
import { shortenTo } from "../fonts/fit.ts";
import type { Picture } from "./picture.ts";
import type { SceneView } from "./scene-view.ts";
import { CONTENT_WIDTH, MARGIN, SHEET_WIDTH, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";
import { COLUMNS, terminalLines } from "./terminal-lines.ts";
import type { TerminalLine } from "./terminal-lines.ts";

/** Lines of a terminal that are shown. */
const MOST_LINES = 44;
const LINE_HEIGHT = 18;
const BAR_HEIGHT = 30;
/** As large as fits the columns. */
const SIZE = Math.floor(((CONTENT_WIDTH - 32) / COLUMNS / cellWidth(1)) * 10) / 10;
const PAPER = "#1c2129";
const INK = "#dfe5ec";
const SOFT = "#95a1af";
const PALETTE: readonly string[] = [
  ...["#5c6773", "#ff8f88", "#8fd19e", "#f0c674", "#8ab4f8", "#d7a4f2", "#7fd6d6", "#dfe5ec"],
  ...["#8b98a5", "#ffaaa5", "#b1e3bb", "#f7d999", "#aecbfa", "#e6c6f7", "#a5e8e8", "#ffffff"],
];

/** The terminal of each program of a scene that printed something, or could have. */
export async function drawTerminals(
  view: SceneView,
  prefix: string,
  context: Context,
): Promise<readonly Picture[]> {
  const { bundle } = context;
  const { scene } = view;
  const logs = bundle.terminals.filter(({ scenario }) => scenario === scene.scenario);
  const programs = scene.programs.filter(({ name, program }) => {
    return program !== "peer" && logs.some((log) => log.program === name);
  });
  const lines = await Promise.all(
    programs.map(({ name }) => {
      const log = logs.find(({ program }) => program === name);
      return terminalLines(log?.bytes ?? new Uint8Array());
    }),
  );
  return programs.map(({ name, program, args }, at) => {
    const command = `${program} ${args.join(" ")}`;
    return drawTerminal(
      view,
      { name, id: `${prefix}terminal-${name}`, command },
      lines[at] ?? [],
      context,
    );
  });
}

function drawTerminal(
  view: SceneView,
  { name, id, command }: { readonly name: string; readonly id: string; readonly command: string },
  lines: readonly TerminalLine[],
  context: Context,
): Picture {
  const { say } = context;
  const draw = (drawing: Drawing, top: number): number => {
    const parts = fold(lines, MOST_LINES);
    const rows = Math.max(1, parts.length) + 1;
    const height = BAR_HEIGHT + rows * LINE_HEIGHT + 22;
    drawing.rect(MARGIN, top, CONTENT_WIDTH, height, { fill: PAPER, radius: 8 });
    for (const [at, fill] of ["#ff6b60", "#f5bf4f", "#61c454"].entries()) {
      drawing.circle(MARGIN + 18 + at * 18, top + 15, 5, { fill });
    }
    drawing.text(SHEET_WIDTH / 2, top + 20, name, {
      face: "sans-bold",
      size: 13,
      fill: SOFT,
      anchor: "middle",
    });
    const begin = top + BAR_HEIGHT + 20;
    const left = MARGIN + 16;
    const prompt = shortenTo(`$ ${command}`, "mono", SIZE, CONTENT_WIDTH - 32);
    drawCells(drawing, [left, begin], prompt, { size: SIZE, fill: SOFT });
    if (lines.length === 0) {
      drawing.text(left, begin + LINE_HEIGHT, say("terminal.empty"), { size: 12, fill: SOFT });
    }
    for (const [at, part] of parts.entries()) {
      const base = begin + (at + 1) * LINE_HEIGHT;
      if (part.kind === "shown") drawTerminalLine(drawing, [left, base], part.item);
      else {
        const text = say("fold.lines", { count: part.count });
        drawing.text(left, base, text, { size: 12, fill: "#f0c674" });
      }
    }
    return top + height + 8;
  };
  const caption = say("terminal.caption", { program: name, scenario: view.title });
  return makePicture(
    { id, title: say("terminal.title", { program: name }), caption, draw },
    context,
  );
}

function drawTerminalLine(
  drawing: Drawing,
  [x, y]: readonly [number, number],
  line: TerminalLine,
): void {
  let left = x;
  for (const { text, colour, isBold } of line) {
    const fill = colour === null ? INK : (PALETTE[colour] ?? INK);
    drawCells(drawing, [left, y], text, { size: SIZE, fill, face: isBold ? "mono-bold" : "mono" });
    left += cellsOf(text) * cellWidth(SIZE);
  }
}
