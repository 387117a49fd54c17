import type { SeenBlock, SeenBlocks } from "../bundle/bundle.ts";

/** A block in the tree, with its place. */
export interface PlacedBlock {
  readonly block: SeenBlock;
  /** Whether it is in the chain that was held in the end. */
  readonly hasWon: boolean;
  /** 0 for the chain that won, 1 and more for the branches below it. */
  readonly row: number;
}

/** A column of the tree: a height with its blocks, or a number of heights without a fork. */
export type TreeColumn =
  | { readonly kind: "height"; readonly height: number; readonly blocks: readonly PlacedBlock[] }
  | { readonly kind: "fold"; readonly count: number };

/** Heights that are shown in full on each side of a fork and of the tree's ends. */
const CONTEXT = 2;

/** The blocks of the chain that most nodes held in the end, by hash. */
export function winningHashes({ blocks, tips }: SeenBlocks): ReadonlySet<string> {
  const byHash = new Map(blocks.map((block) => [block.hash, block]));
  const votes = new Map<string, number>();
  for (const tip of Object.values(tips)) votes.set(tip, (votes.get(tip) ?? 0) + 1);
  const heightOf = (tip: string): number => byHash.get(tip)?.height ?? -1;
  const [tip] = [...votes.keys()].sort(
    (one, other) =>
      (votes.get(other) ?? 0) - (votes.get(one) ?? 0) || heightOf(other) - heightOf(one),
  );
  const won = new Set<string>();
  // A submission may claim a hash twice, even in a circle: each block is passed once.
  for (let block = byHash.get(tip ?? ""); block !== undefined && !won.has(block.hash);) {
    won.add(block.hash);
    block = byHash.get(block.parent);
  }
  return won;
}

/** The tree in columns by height; long stretches without a fork are folded. */
export function treeColumns(seen: SeenBlocks, most: number): readonly TreeColumn[] {
  const won = winningHashes(seen);
  const heights = new Map<number, SeenBlock[]>();
  for (const block of seen.blocks) {
    heights.set(block.height, [...(heights.get(block.height) ?? []), block]);
  }
  const rows = new Map<string, number>();
  const columns = [...heights.keys()]
    .sort((one, other) => one - other)
    .map((height) => {
      const taken = new Set<number>();
      const sorted = [...(heights.get(height) ?? [])].sort(
        (one, other) => (rows.get(one.parent) ?? 99) - (rows.get(other.parent) ?? 99),
      );
      const blocks = sorted.map((block): PlacedBlock => {
        const hasWon = won.has(block.hash);
        const parentRow = rows.get(block.parent) ?? 1;
        let row = hasWon ? 0 : Math.max(1, parentRow);
        while (taken.has(row)) row += 1;
        taken.add(row);
        rows.set(block.hash, row);
        return { block, hasWon, row };
      });
      return { kind: "height", height, blocks } as const;
    });
  return folded(columns, most);
}

function folded(
  columns: readonly Extract<TreeColumn, { kind: "height" }>[],
  most: number,
): readonly TreeColumn[] {
  if (columns.length <= most) return columns;
  const forks = columns.flatMap(({ blocks }, at) => (blocks.length > 1 ? [at] : []));
  const anchors = [0, columns.length - 1, ...forks];
  const kept = new Set<number>();
  for (const anchor of anchors) {
    // Every kept stretch may need a fold beside it.
    if (kept.size >= most * 0.8) break;
    for (let at = anchor - CONTEXT; at <= anchor + CONTEXT; at += 1) {
      if (at >= 0 && at < columns.length) kept.add(at);
    }
  }
  const result: TreeColumn[] = [];
  let count = 0;
  for (const [at, column] of columns.entries()) {
    if (!kept.has(at)) {
      count += 1;
      continue;
    }
    if (count > 0) result.push({ kind: "fold", count });
    count = 0;
    result.push(column);
  }
  return count > 0 ? [...result, { kind: "fold", count }] : result;
}
