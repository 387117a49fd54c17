import { isByHand } from "../bundle/by-hand.ts";
import { drawCross } from "../drawing/cross.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { fold } from "../drawing/fold.ts";
import type { Folded } from "../drawing/fold.ts";
import { shortenTo } from "../fonts/fit.ts";
import { matters, messageRows } from "./message-rows.ts";
import type { MessageRow } from "./message-rows.ts";
import type { Picture } from "./picture.ts";
import { programColour, secondsInto } from "./scene-view.ts";
import type { SceneView } from "./scene-view.ts";
import { INK, MARGIN, SHEET_WIDTH, drawNote, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

/** The cross on a message that was lost. */
const LOST = { stroke: INK.bad, half: 5 };

/** Rows of the diagram, at most about. */
const MOST_ROWS = 56;
const ROW_HEIGHT = 19;
const HEAD_HEIGHT = 26;
/** Columns of programs, at most; further nodes are left out with their number. */
const MOST_COLUMNS = 24;
const GRADER = "grader";
const LEFT = MARGIN + 62;
const LABELS = 700;

type Message = Extract<MessageRow, { kind: "message" }>;
type Part = Folded<MessageRow> | { readonly kind: "routine"; readonly count: number };

/** A column for each program, time downwards, an arrow for each message. */
export function drawMessages(view: SceneView, id: string, context: Context): Picture {
  const { say } = context;
  const parts = partsOf(messageRows(view));
  const names = columnsOf(view);
  const shown = names.slice(0, MOST_COLUMNS);
  const width = (LABELS - 20 - LEFT) / Math.max(1, shown.length);
  const columns = new Map(shown.map((name, at) => [name, LEFT + width * (at + 0.5)]));
  const draw = (drawing: Drawing, top: number): number => {
    const begin = top + HEAD_HEIGHT;
    const bottom = begin + parts.length * ROW_HEIGHT + 8;
    for (const name of shown) {
      const x = columns.get(name) ?? LEFT;
      drawHead(drawing, name, { x, top, width }, view, context);
      drawing.line(
        [
          [x, begin - 4],
          [x, bottom],
        ],
        { stroke: INK.line, width: 1.5 },
      );
    }
    for (const [at, part] of parts.entries()) {
      drawPart(drawing, part, begin + at * ROW_HEIGHT + ROW_HEIGHT / 2, columns, view, context);
    }
    let end = bottom + 4;
    const left = names.length - shown.length;
    if (left > 0) end = drawNote(drawing, say("fold.nodes", { count: left }), end);
    const { missingFrames } = view.scene;
    if (missingFrames > 0) {
      end = drawNote(drawing, say("messages.unrecorded", { count: missingFrames }), end);
    }
    return end;
  };
  const caption = say("messages.caption", { scenario: view.title });
  return makePicture({ id, title: say("messages.title"), caption, draw }, context);
}

/** Names a column; of narrow ones only what fits, but there is room to the left of the grader's. */
function drawHead(
  drawing: Drawing,
  name: string,
  { x, top, width }: { readonly x: number; readonly top: number; readonly width: number },
  { scene }: SceneView,
  { bundle, say }: Context,
): void {
  const isGrader = name === GRADER;
  const isNarrow = isGrader && width < 60;
  const grader = say(isByHand(bundle.record) ? "messages.client" : "messages.grader");
  const long = isGrader ? grader : name;
  const size = width < 30 ? 10 : 12;
  const text = isNarrow ? long : shortenTo(long, "sans-bold", size, width - 1);
  const style = { face: "sans-bold", size, fill: programColour(scene, name) } as const;
  if (isNarrow) drawing.text(x + width / 2 - 4, top + 14, text, { ...style, anchor: "end" });
  else drawing.text(x, top + 14, text, { ...style, anchor: "middle" });
}

/** The columns from left to right: the grader, the tracker, the nodes; whoever sent or got something. */
function columnsOf({ scene, frames }: SceneView): readonly string[] {
  const ends = new Set(frames.flatMap(({ edge }) => edge.split("→")));
  const order = ["tracker", "node", "peer"] as const;
  const programs = order.flatMap((kind) =>
    scene.programs.filter(({ program }) => program === kind),
  );
  return [...(ends.has(GRADER) ? [GRADER] : []), ...programs.map(({ name }) => name)];
}

/** Rows with routine polls folded first; the rest only where that is not enough. */
function partsOf(rows: readonly MessageRow[]): readonly Part[] {
  const kept = rows.filter((row) => row.kind === "event" || !row.isRoutine);
  const polls = new Map<MessageRow | null, number>();
  let last: MessageRow | null = null;
  for (const row of rows) {
    if (row.kind === "message" && row.isRoutine) polls.set(last, (polls.get(last) ?? 0) + 1);
    else last = row;
  }
  const before = polls.get(null) ?? 0;
  const parts: Part[] = before > 0 ? [{ kind: "routine", count: before }] : [];
  let routine = 0;
  for (const part of fold(kept, MOST_ROWS, matters)) {
    parts.push(part);
    const count = part.kind === "shown" ? (polls.get(part.item) ?? 0) : 0;
    // A poll or two here and there are not worth a row each time.
    routine += count;
    if (routine >= 8) {
      parts.push({ kind: "routine", count: routine });
      routine = 0;
    }
  }
  const shown = sum(parts.flatMap((part) => (part.kind === "routine" ? [part.count] : [])));
  const rest = sum([...polls.values()]) - shown;
  if (rest === 0) return parts;
  const final = parts.at(-1);
  return final?.kind === "routine"
    ? [...parts.slice(0, -1), { kind: "routine", count: final.count + rest }]
    : [...parts, { kind: "routine", count: rest }];
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0);
}

function drawPart(
  drawing: Drawing,
  part: Part,
  y: number,
  columns: ReadonlyMap<string, number>,
  view: SceneView,
  context: Context,
): void {
  const { say } = context;
  const base = y + 4;
  if (part.kind !== "shown") {
    const id = part.kind === "routine" ? "messages.routine" : "fold.messages";
    const text = say(id, { count: part.count });
    drawing.text(LABELS, base, text, {
      size: 11,
      fill: part.kind === "fold" ? INK.doubt : INK.faint,
    });
    return;
  }
  const row = part.item;
  const time = secondsInto(view.scene, row.ms).toFixed(2);
  drawing.text(LEFT - 10, base, time, { face: "mono", size: 10, fill: INK.faint, anchor: "end" });
  if (row.kind === "message") drawMessage(drawing, row, y, columns, context);
  else {
    const { kind, names } = row.event;
    const fill = ["cut", "kill"].includes(kind) ? INK.bad : INK.good;
    drawing.line(
      [
        [LEFT, y],
        [LABELS - 20, y],
      ],
      { stroke: fill, width: 1, dash: "2 4" },
    );
    const room = SHEET_WIDTH - MARGIN - LABELS;
    const text = shortenTo(
      say(`event.${kind}`, { names: shortList(names) }),
      "sans-bold",
      11,
      room,
    );
    drawing.text(LABELS, base, text, { size: 11, face: "sans-bold", fill });
  }
}

/** Names, or the first of many and how many more there are. */
function shortList(names: readonly string[]): string {
  const shown = names.length <= 6 ? names : names.slice(0, 4);
  const more = names.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` … +${more}` : "");
}

function drawMessage(
  drawing: Drawing,
  row: Message,
  y: number,
  columns: ReadonlyMap<string, number>,
  { say }: Context,
): void {
  const end = columns.get(row.to);
  const begin = columns.get(row.from) ?? LEFT;
  const isLost = row.isLost !== null;
  const isLate = row.verdict === "delayed" || row.verdict === "slowed";
  const isBad = isLost || row.verdict === "broken" || Number(row.status) >= 400;
  const colour = isBad ? INK.bad : "#33475b";
  if (end !== undefined) {
    const middle = (begin + end) / 2;
    // It was lost on its way to the node, shortly before it.
    const lostAt = end - Math.sign(end - begin) * Math.min(14, Math.abs(end - begin) / 2);
    const stop = row.isLost === "request" ? lostAt : end - Math.sign(end - begin) * 2;
    const style = { stroke: colour, width: 1.3, ...(isLate ? { dash: "5 3" } : {}) };
    drawing.line(
      [
        [begin, y],
        [stop, y],
      ],
      style,
    );
    if (row.isLost === "request") drawCross(drawing, lostAt, y, LOST);
    else drawing.arrowHead([begin, y], [stop, y], colour);
    if (row.isLost === "reply") drawCross(drawing, middle, y, LOST);
  }
  const verdict = row.verdict === "passed" ? "" : say(`messages.${row.verdict}`);
  const way = `${row.from === GRADER ? "" : row.from}→${row.to}`;
  const tail = [row.status, verdict].filter((text) => text !== "").join(" · ");
  const text = `${way}  ${row.label}${tail === "" ? "" : `  ${tail}`}`;
  const room = SHEET_WIDTH - MARGIN - LABELS;
  const shown = shortenTo(text, "sans", 11, room);
  drawing.text(LABELS, y + 4, shown, { size: 11, fill: isBad ? INK.bad : INK.text });
}
