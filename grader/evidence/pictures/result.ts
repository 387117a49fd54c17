import type { CheckRecord, StageRecord } from "../../record/record.ts";
import { resultOf, scoreOf, totalOf, ungraded } from "../../record/score.ts";
import type { Score } from "../../record/score.ts";
import { drawCross } from "../drawing/cross.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { fold } from "../drawing/fold.ts";
import { shortenTo } from "../fonts/fit.ts";
import type { Picture } from "./picture.ts";
import { INK, MARGIN, SHEET_WIDTH, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

const ROW_HEIGHT = 26;
/** Checks that did not pass are listed below their stage, at most so many. */
const MOST_CHECKS = 12;
/** Where the columns begin or, of the points, end. */
const COLUMNS = { mark: MARGIN + 10, title: MARGIN + 34, points: 760, result: 785 } as const;
/** Drawn with lines, so that it does not depend on a font. */
const COLOURS: Readonly<Record<CheckRecord["result"], string>> = {
  pass: INK.good,
  fail: INK.bad,
  error: INK.doubt,
  inconclusive: INK.doubt,
  skip: INK.faint,
  waiting: INK.faint,
};

/** The grader's table: stages, points and results, with the checks that did not pass. */
export function drawResult(context: Context): Picture {
  const { bundle, language, say } = context;
  const { record } = bundle;
  const lab = `${record.lab} ${record.title[language]}`;
  const date = record.startedAt.slice(0, 16).replace("T", " ");
  return makePicture(
    {
      id: "result",
      title: say("result.title", { lab }),
      caption: say("result.caption", { seed: record.seed, date }),
      draw: (drawing, top) => {
        let y = top;
        for (const stage of record.stages) y = drawStage(drawing, stage, y, context);
        return drawTotals(drawing, y, context);
      },
    },
    context,
  );
}

function drawStage(drawing: Drawing, stage: StageRecord, top: number, context: Context): number {
  const { language, say } = context;
  const score = scoreOf(stage.checks);
  const result = resultOf(stage);
  const bonus = stage.bonus ? ` (${say("result.bonus")})` : "";
  drawing.rect(MARGIN, top + 2, SHEET_WIDTH - 2 * MARGIN, ROW_HEIGHT - 2, {
    fill: INK.panel,
    radius: 4,
  });
  const base = top + 19;
  drawMark(drawing, COLUMNS.mark, top + ROW_HEIGHT / 2 + 1, result);
  const room = COLUMNS.points - COLUMNS.title - 90;
  const title = shortenTo(`${stage.title[language]}${bonus}`, "sans-bold", 13, room * 0.68);
  const width = drawing.text(COLUMNS.title, base, title, { face: "sans-bold" });
  const id = shortenTo(stage.id, "mono", 11, room - width - 12);
  drawing.text(COLUMNS.title + width + 12, base, id, { face: "mono", size: 11, fill: INK.faint });
  drawing.text(COLUMNS.points, base, pointsText(score, context), { anchor: "end" });
  drawing.text(COLUMNS.result, base, say(`result.${result}`), { fill: COLOURS[result], size: 12 });
  let y = top + ROW_HEIGHT;
  const others = stage.checks.filter((check) => check.result !== "pass");
  for (const part of fold(others, MOST_CHECKS)) {
    if (part.kind === "fold") {
      const text = say("fold.checks", { count: part.count });
      drawing.text(COLUMNS.title, y + 17, text, { size: 12, fill: INK.faint });
    } else drawCheck(drawing, part.item, y, context);
    y += ROW_HEIGHT - 4;
  }
  return y + 2;
}

function drawCheck(drawing: Drawing, check: CheckRecord, top: number, context: Context): void {
  const { language, say } = context;
  const base = top + 16;
  const style = { size: 12, fill: INK.faint };
  const title = shortenTo(check.title[language], "sans", 12, 380);
  drawMark(drawing, COLUMNS.title + 5, top + 11, check.result);
  const width = drawing.text(COLUMNS.title + 20, base, title, { ...style, fill: INK.text });
  const room = COLUMNS.points - 70 - (COLUMNS.title + 32 + width);
  const id = shortenTo(check.id, "mono", 11, room);
  drawing.text(COLUMNS.title + 32 + width, base, id, { ...style, face: "mono", size: 11 });
  drawing.text(COLUMNS.points, base, pointsText(scoreOf([check]), context), {
    ...style,
    anchor: "end",
  });
  drawing.text(COLUMNS.result, base, say(`result.${check.result}`), {
    size: 12,
    fill: COLOURS[check.result],
  });
}

function drawTotals(drawing: Drawing, top: number, context: Context): number {
  const { say, bundle } = context;
  const { total, bonus } = totalOf(bundle.record);
  const left = ungraded(bundle.record).length;
  const rows: [string, Score][] = [[say("result.total"), total]];
  if (bonus.points > 0) rows.push([say("result.bonus"), bonus]);
  let y = top + 6;
  drawing.line(
    [
      [MARGIN, y],
      [SHEET_WIDTH - MARGIN, y],
    ],
    { stroke: INK.text },
  );
  for (const [label, score] of rows) {
    const style = { face: "sans-bold", size: 15 } as const;
    drawing.text(COLUMNS.title, y + 24, label, style);
    drawing.text(COLUMNS.points, y + 24, pointsText(score, context), { ...style, anchor: "end" });
    y += 28;
  }
  if (left > 0) {
    drawing.text(COLUMNS.result, y - 4, say("result.ungraded", { count: left }), {
      size: 12,
      fill: INK.doubt,
    });
  }
  return y + 8;
}

function pointsText(score: Score, { say }: Context): string {
  return say("result.points", { ...score });
}

/** A tick, a cross, or a line for what is neither. */
function drawMark(drawing: Drawing, x: number, y: number, result: CheckRecord["result"]): void {
  const style = { stroke: COLOURS[result], width: 2.2 };
  if (result === "pass") {
    drawing.line(
      [
        [x - 5, y],
        [x - 1.5, y + 4],
        [x + 6, y - 5],
      ],
      style,
    );
  } else if (result === "fail") {
    drawCross(drawing, x, y, { stroke: COLOURS[result], half: 4.5 });
  } else
    drawing.line(
      [
        [x - 5, y],
        [x + 5, y],
      ],
      style,
    );
}
