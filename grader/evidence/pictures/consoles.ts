import type { RecordedFrame } from "../bundle/bundle.ts";
import { requestLabel } from "../../demo/frame-label.ts";
import { cellWidth, cellsOf, drawCells } from "../drawing/cells.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { fold } from "../drawing/fold.ts";
import { shortenTo, wrap } from "../fonts/fit.ts";
import { widthOf } from "../fonts/fonts.ts";
import { pairExchanges, withoutPolls } from "./exchanges.ts";
import type { Asked, Exchange } from "./exchanges.ts";
import { jsonLines, tokensOf, wrapTokens } from "./json-lines.ts";
import type { Token } from "./json-lines.ts";
import type { Picture } from "./picture.ts";
import type { SceneView } from "./scene-view.ts";
import { secondsInto } from "./scene-view.ts";
import { CONTENT_WIDTH, INK, MARGIN, SHEET_WIDTH, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

/** Pictures of exchanges, at most; the last one says how many more there are. */
const MOST_CONSOLES = 30;
/** Lines of a message that are shown. */
const MOST_LINES = 40;
const SIZE = 11.2;
const LINE_HEIGHT = 17;
const GAP = 16;
const BAR_HEIGHT = 44;
const NUMBER_CELLS = 4;
/** Both have room for a transaction's ids, which are 36 characters. */
const PANE_WIDTH = (CONTENT_WIDTH - GAP) / 2;
const COLOURS: Readonly<Record<Token["kind"], string>> = {
  key: "#1f5fbf",
  text: "#18733c",
  number: "#8a5200",
  word: "#7a3e9d",
  mark: INK.text,
};

/** An exchange that a picture is made of. */
export interface ConsoleOptions {
  readonly asked: Asked;
  /** The id of its picture. */
  readonly id: string;
  /** How many further exchanges have no picture. */
  readonly more: number;
}

/** What the grader sent to nodes and what they replied, without repetition. @param first - its number. */
export function consolesOf(view: SceneView, first: number): readonly ConsoleOptions[] {
  const own = view.frames.filter(({ edge }) => edge.startsWith("grader→"));
  const all = withoutPolls(pairExchanges(own));
  return all.slice(0, MOST_CONSOLES).map((asked, at) => {
    const id = `console-${String(first + at).padStart(2, "0")}`;
    return { asked, id, more: at === MOST_CONSOLES - 1 ? all.length - MOST_CONSOLES : 0 };
  });
}

/** An exchange as the console page shows it. */
export function drawConsole(
  view: SceneView,
  { asked, id, more }: ConsoleOptions,
  context: Context,
): Picture {
  const { say } = context;
  const { exchange } = asked;
  const what = labelOf(exchange);
  const told = more > 0 ? ` ${say("console.more", { count: more })}` : "";
  const caption = say("console.caption", { scenario: view.title, node: exchange.to }) + told;
  const draw = (drawing: Drawing, top: number): number => {
    drawAddress(drawing, urlOf(view, exchange), top, exchange.to);
    const begin = top + BAR_HEIGHT + 12;
    const request = exchange.request?.text ?? "";
    const http = /^(GET|POST) /.test(exchange.request?.what ?? "");
    const sent = http
      ? `${exchange.request?.what ?? ""}\n${jsonLines(request).join("\n")}`.trim()
      : request;
    const right = MARGIN + PANE_WIDTH + GAP;
    const left = drawPane(
      drawing,
      { x: MARGIN, y: begin, width: PANE_WIDTH },
      sent,
      say("console.request"),
      context,
    );
    const reply = exchange.reply?.text ?? "";
    const other = drawPane(
      drawing,
      { x: right, y: begin, width: PANE_WIDTH },
      reply,
      say("console.reply"),
      context,
    );
    drawStatus(drawing, [right + PANE_WIDTH, begin + 16], exchange);
    let y = Math.max(left, other);
    for (const line of notesOf(view, asked, context)) {
      drawing.text(MARGIN, y + 14, line, { size: 12, fill: INK.faint });
      y += 18;
    }
    if (more > 0) {
      for (const line of wrap(told.trim(), "sans", 12, CONTENT_WIDTH)) {
        drawing.text(MARGIN, y + 14, line, { size: 12, fill: INK.doubt });
        y += 18;
      }
    }
    return y + 4;
  };
  const title = say("console.title", { node: exchange.to, what });
  return makePicture({ id, title, caption, draw }, context);
}

/** What is said below the panes: when it was, how often it was asked, what the record has not kept. */
function notesOf(view: SceneView, { exchange, count }: Asked, { say }: Context): readonly string[] {
  const { request, reply } = exchange;
  const at = say("console.at", {
    seconds: secondsInto(view.scene, (request ?? reply)?.ms ?? 0).toFixed(2),
  });
  const ms = reply === null || request === null ? 0 : Math.max(0, reply.ms - request.ms);
  const isPage = /^(GET|POST) /.test(request?.what ?? "");
  const within = reply === null || isPage ? [] : [say("console.within", { ms: ms.toFixed(1) })];
  const repeated = count > 1 ? [say("console.repeated", { count })] : [];
  const isShort = reply !== null && isCut(reply);
  const cut = isShort ? [say("console.cut", { bytes: reply.bytes })] : [];
  return [[at, ...within, ...repeated].join(" · "), ...cut];
}

/** Whether the record has kept only the beginning of a frame. */
export function isCut({ text, bytes }: RecordedFrame): boolean {
  return text.endsWith("…") && Buffer.byteLength(text) - 3 < bytes;
}

/** A short name of what was asked. */
export function labelOf({ request }: Exchange): string {
  if (request === null) return "?";
  if (/^(GET|POST) /.test(request.what)) return request.what;
  const { label } = requestLabel(request.text);
  return label === "?" ? request.text.slice(0, 30) : label;
}

/** The URL that was asked. */
export function urlOf({ scene }: SceneView, { to, request }: Exchange): string {
  const port = scene.programs.find(({ name }) => name === to)?.port ?? 0;
  const path = /^(?:GET|POST) (.*)$/.exec(request?.what ?? "")?.[1];
  return path === undefined ? `ws://localhost:${port}/ws` : `http://localhost:${port}${path}`;
}

function drawAddress(drawing: Drawing, url: string, top: number, to: string): void {
  drawing.rect(MARGIN, top, CONTENT_WIDTH, BAR_HEIGHT, {
    fill: INK.panel,
    stroke: INK.line,
    radius: 8,
  });
  const field = CONTENT_WIDTH - 100;
  drawing.rect(MARGIN + 10, top + 8, field, 28, { fill: "#ffffff", stroke: INK.line, radius: 6 });
  drawing.circle(MARGIN + 26, top + 22, 4.5, { fill: INK.good });
  const shown = shortenTo(url, "mono", 13, field - 40);
  drawing.text(MARGIN + 40, top + 27, shown, { face: "mono", size: 13 });
  const name = shortenTo(to, "sans-bold", 13, 70);
  drawing.text(SHEET_WIDTH - MARGIN - 44, top + 27, name, { face: "sans-bold", anchor: "middle" });
}

function drawStatus(
  drawing: Drawing,
  [right, y]: readonly [number, number],
  { reply }: Exchange,
): void {
  const isStatus = /^\d{1,4}$/.test(reply?.what ?? "");
  if (reply === null || !isStatus) return;
  const isGood = Number(reply.what) < 400;
  const width = widthOf(reply.what, "mono-bold", 13) + 20;
  const colours = isGood ? ["#e2f4e8", INK.good] : ["#fce8e6", INK.bad];
  drawing.rect(right - width, y - 15, width, 21, { fill: colours[0] ?? "", radius: 10 });
  drawing.text(right - width / 2, y, reply.what, {
    face: "mono-bold",
    size: 13,
    fill: colours[1] ?? "",
    anchor: "middle",
  });
}

/** A pane with numbered lines; returns where it ends. */
function drawPane(
  drawing: Drawing,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  text: string,
  title: string,
  { say }: Context,
): number {
  drawing.text(x, y + 16, title, { face: "sans-bold", size: 14 });
  const cells = Math.floor((width - 16) / cellWidth(SIZE)) - NUMBER_CELLS;
  const rows = jsonLines(text).flatMap((line, at) =>
    wrapTokens(tokensOf(line), cells).map((part, piece) => ({
      number: piece === 0 ? at + 1 : null,
      part,
    })),
  );
  const parts = fold(rows, MOST_LINES);
  const top = y + 26;
  const height = parts.length * LINE_HEIGHT + 14;
  drawing.rect(x, top, width, height, { fill: "#ffffff", stroke: INK.line, radius: 6 });
  const isEmpty = text === "";
  if (isEmpty) drawing.text(x + 12, top + 19, say("console.none"), { size: 12, fill: INK.bad });
  for (const [at, row] of parts.entries()) {
    const base = top + 19 + at * LINE_HEIGHT;
    const begin = x + 8 + NUMBER_CELLS * cellWidth(SIZE);
    if (row.kind === "fold") {
      drawing.text(begin, base, say("fold.lines", { count: row.count }), {
        size: 12,
        fill: INK.faint,
      });
      continue;
    }
    if (isEmpty) continue;
    if (row.item.number !== null) {
      const edge = begin - cellWidth(SIZE);
      drawing.text(edge, base, String(row.item.number), {
        face: "mono",
        size: 11,
        fill: "#9aa5b1",
        anchor: "end",
      });
    }
    drawLine(drawing, [begin, base], row.item.part);
  }
  return top + height + 6;
}

function drawLine(
  drawing: Drawing,
  [x, y]: readonly [number, number],
  line: readonly Token[],
): void {
  let left = x;
  for (const { text, kind } of line) {
    drawCells(drawing, [left, y], text, { size: SIZE, fill: COLOURS[kind] });
    left += cellWidth(SIZE) * cellsOf(text);
  }
}
