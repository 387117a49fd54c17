import type { Scene, SeenBlock } from "../bundle/bundle.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { treeColumns, winningHashes } from "./block-rows.ts";
import type { PlacedBlock, TreeColumn } from "./block-rows.ts";
import type { Picture } from "./picture.ts";
import { namesOf, programColour, shortHash } from "./scene-view.ts";
import type { SceneView } from "./scene-view.ts";
import { CONTENT_WIDTH, INK, MARGIN, drawLegend, drawNote, makePicture } from "./sheet.ts";
import type { Context } from "./sheet.ts";

/** Columns in one band of the picture, and bands below each other. */
const BAND_COLUMNS = 12;
const MOST_BANDS = 5;
/** Branches beside the chain that won; further ones are counted. */
const MOST_ROWS = 5;
const COLUMN_WIDTH = CONTENT_WIDTH / BAND_COLUMNS;
const ROW_HEIGHT = 46;
const BLOCK_HEIGHT = 32;
const BLOCK_WIDTH = COLUMN_WIDTH - 16;
const BAND_GAP = 34;

/** Whether a scene has a tree worth drawing: blocks that somebody mined. */
export function hasTree({ blocks }: SceneView): boolean {
  return blocks?.blocks.some(({ miner }) => miner !== "") === true;
}

/** The tree of blocks: who mined which, where it forked, which branches lost. */
export function drawBlockTree(view: SceneView, id: string, context: Context): Picture {
  const { say } = context;
  const { scenario, variant } = view.scene;
  const seen = view.blocks ?? { scenario, variant, blocks: [], tips: {}, missing: 0 };
  const whose = (block: SeenBlock): string => minerOf(block, view);
  const miners = [...namesOf(view.scene, "node"), ""].filter((name) =>
    seen.blocks.some((block) => whose(block) === name),
  );
  const columns = treeColumns(seen, BAND_COLUMNS * MOST_BANDS);
  const won = winningHashes(seen);
  const draw = (drawing: Drawing, top: number): number => {
    let y = top;
    let hidden = 0;
    const drawn = columns.slice(0, BAND_COLUMNS * MOST_BANDS);
    for (let at = 0; at < drawn.length; at += BAND_COLUMNS) {
      const band = drawn.slice(at, at + BAND_COLUMNS);
      hidden += band.flatMap(blocksOf).filter(({ row }) => row >= MOST_ROWS).length;
      const rows = Math.max(
        1,
        ...band.flatMap(blocksOf).map(({ row }) => Math.min(MOST_ROWS, row + 1)),
      );
      drawBand(drawing, band, y, { whose, scene: view.scene, isFirst: at === 0, context });
      y += rows * ROW_HEIGHT + BAND_GAP;
    }
    hidden += columns.slice(drawn.length).flatMap(blocksOf).length + seen.missing;
    if (hidden > 0)
      y = drawNote(drawing, say("blocks.other-branches", { count: hidden }), y - 12) + 6;
    const entries = miners.map((miner) => {
      const count = seen.blocks.filter((one) => whose(one) === miner && won.has(one.hash)).length;
      return {
        text: say("blocks.won", { miner: miner === "" ? say("blocks.given") : miner, count }),
        mark: (on: Drawing, x: number, line: number): void => {
          on.rect(x, line - 7, 20, 14, { fill: programColour(view.scene, miner), radius: 3 });
        },
      };
    });
    const lost = seen.blocks.filter(({ hash }) => !won.has(hash)).length;
    const last = {
      text: say("blocks.lost", { count: lost }),
      mark: (on: Drawing, x: number, line: number): void => {
        on.rect(x, line - 7, 20, 14, { fill: "#ffffff", stroke: INK.faint, width: 1.5, radius: 3 });
      },
    };
    return drawLegend(drawing, lost > 0 ? [...entries, last] : entries, y - 8);
  };
  const caption = say("blocks.caption", { scenario: view.title });
  return makePicture({ id, title: say("blocks.title"), caption, draw }, context);
}

/** Whose a block is: the node whose port its label names, or nobody's of the scene. */
function minerOf({ miner }: SeenBlock, { scene }: SceneView): string {
  const port = Number(/ port (\d+)$/.exec(miner)?.[1] ?? -1);
  return scene.programs.find((one) => one.port === port)?.name ?? "";
}

function blocksOf(column: TreeColumn): readonly PlacedBlock[] {
  return column.kind === "height" ? column.blocks : [];
}

interface Band {
  readonly whose: (block: SeenBlock) => string;
  readonly scene: Scene;
  readonly isFirst: boolean;
  readonly context: Context;
}

function drawBand(
  drawing: Drawing,
  band: readonly TreeColumn[],
  top: number,
  { whose, scene, isFirst, context: { say } }: Band,
): void {
  const places = new Map<string, readonly [number, number]>();
  for (const [at, column] of band.entries()) {
    const x = MARGIN + at * COLUMN_WIDTH + COLUMN_WIDTH / 2;
    if (column.kind === "fold") {
      const text = say("fold.blocks", { count: column.count });
      drawing.text(x, top + 40, text, { size: 11, fill: INK.doubt, anchor: "middle" });
      continue;
    }
    const style = { size: 11, fill: INK.faint, anchor: "middle" } as const;
    drawing.text(x, top + 10, String(column.height), style);
    for (const { block, hasWon, row } of column.blocks) {
      if (row >= MOST_ROWS) continue;
      const y = top + 20 + row * ROW_HEIGHT;
      const before = places.get(block.parent);
      const left = x - BLOCK_WIDTH / 2;
      const middle = y + BLOCK_HEIGHT / 2;
      const begin: readonly [number, number] | null =
        before ?? (at === 0 && !isFirst && block.parent !== "" ? [MARGIN - 8, middle] : null);
      const follows = band[at - 1]?.kind === "fold" && block.parent !== "";
      const from = begin ?? (follows ? ([left - 12, middle] as const) : null);
      if (from !== null) {
        drawing.line([from, [left, middle]], {
          stroke: hasWon ? INK.text : INK.faint,
          width: hasWon ? 2 : 1.2,
        });
      }
      places.set(block.hash, [x + BLOCK_WIDTH / 2, middle]);
      const colour = programColour(scene, whose(block));
      drawing.rect(left, y, BLOCK_WIDTH, BLOCK_HEIGHT, {
        fill: hasWon ? colour : "#ffffff",
        stroke: colour,
        width: 2,
        radius: 5,
      });
      const shown = shortHash(block.hash);
      const fill = hasWon ? "#ffffff" : colour;
      drawing.text(x, middle + 4, shown, { face: "mono", size: 11, fill, anchor: "middle" });
    }
  }
}
