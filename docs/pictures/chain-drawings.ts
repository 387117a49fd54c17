import type { Picture, Shape } from "./figure.ts";

/** A block in a chain, with the block that it stands on by place, if any. */
function block(
  x: number,
  y: number,
  lines: readonly string[],
  tone?: "strong" | "faint",
): Extract<Shape, { kind: "box" }> {
  const size = [170, 24 + lines.length * 19] as const;
  return {
    kind: "box",
    at: [x, y],
    size,
    lines,
    isCode: true,
    ...(tone === undefined ? {} : { tone }),
  };
}

function small(x: number, y: number, name: string, tone?: "strong" | "faint"): Shape {
  return { kind: "box", at: [x, y], size: [96, 38], lines: [name], ...(tone && { tone }) };
}

function link(from: readonly [number, number], to: readonly [number, number]): Shape {
  return { kind: "arrow", from, to };
}

/** Blocks, their links, and forks. */
export const chainPictures: readonly Picture[] = [
  {
    name: "mined-chain",
    shows: {
      zh: "三个挖出来的区块，每个的 prev_hash 都是前一个的 hash，首个的 prev_hash 为空。",
      en: "Three mined blocks; the prev_hash of each is the hash of the one before, and that of the first is empty.",
    },
    size: [720, 190],
    shapes: [
      block(20, 40, ["index 0", 'prev_hash ""', "nonce 4711", "hash 000a91…"]),
      block(270, 40, ["index 1", "prev_hash 000a91…", "nonce 80353", "hash 0000e7…"]),
      block(520, 40, ["index 2", "prev_hash 0000e7…", "nonce 1922", "hash 0007c4…"], "strong"),
      link([270, 80], [192, 118]),
      link([520, 80], [442, 118]),
      {
        kind: "text",
        at: [605, 165],
        text: { zh: "链尾：最新的区块", en: "the tip: the newest block" },
      },
    ],
  },
  {
    name: "links-in-a-block",
    shows: {
      zh: "区块 1 的 prev_hash 是区块 0 的哈希；区块里每个 item 的 prev_hash 是前一个 item 的哈希，第一个为 null。",
      en: "The prev_hash of block 1 is the hash of block 0; inside a block the prev_hash of each item is the hash of the item before it, and null for the first.",
    },
    size: [760, 236],
    shapes: [
      { kind: "box", at: [20, 40], size: [330, 170], lines: [], tone: "faint" },
      { kind: "box", at: [410, 40], size: [330, 170], lines: [], tone: "faint" },
      {
        kind: "text",
        at: [34, 28],
        anchor: "start",
        isTitle: true,
        text: { zh: "区块 0", en: "block 0" },
      },
      {
        kind: "text",
        at: [424, 28],
        anchor: "start",
        isTitle: true,
        text: { zh: "区块 1", en: "block 1" },
      },
      { kind: "text", at: [34, 64], anchor: "start", text: "prev_hash: null" },
      {
        kind: "text",
        at: [424, 64],
        anchor: "start",
        text: { zh: "prev_hash: 区块 0 的哈希", en: "prev_hash: hash of block 0" },
      },
      {
        kind: "box",
        at: [40, 80],
        size: [290, 30],
        lines: ["item 1  prev_hash: null"],
        isCode: true,
      },
      {
        kind: "box",
        at: [40, 120],
        size: [290, 30],
        lines: [
          { zh: "item 2  prev_hash: item 1 的哈希", en: "item 2  prev_hash: hash of item 1" },
        ],
        isCode: true,
      },
      {
        kind: "box",
        at: [40, 160],
        size: [290, 30],
        lines: [
          { zh: "item 3  prev_hash: item 2 的哈希", en: "item 3  prev_hash: hash of item 2" },
        ],
        isCode: true,
      },
      {
        kind: "box",
        at: [430, 80],
        size: [290, 30],
        lines: ["item 1  prev_hash: null"],
        isCode: true,
      },
      {
        kind: "box",
        at: [430, 120],
        size: [290, 30],
        lines: [
          { zh: "item 2  prev_hash: item 1 的哈希", en: "item 2  prev_hash: hash of item 1" },
        ],
        isCode: true,
      },
      link([410, 60], [354, 60]),
      {
        kind: "text",
        at: [575, 180],
        text: { zh: "最后一个 item 还没有哈希覆盖", en: "nothing covers the last item yet" },
      },
    ],
  },
  {
    name: "fork",
    shows: {
      zh: "区块 1 之后分成两支：A2，以及 B2、B3。B 支较长，成为链；A2 落败，留存着。",
      en: "After block 1 there are two branches: A2, and B2 with B3. The B branch is longer and is the chain; A2 lost and is kept.",
    },
    size: [720, 190],
    shapes: [
      small(30, 76, "0"),
      small(180, 76, "1"),
      small(330, 26, "A2", "faint"),
      small(330, 126, "B2", "strong"),
      small(480, 126, "B3", "strong"),
      link([180, 95], [128, 95]),
      link([330, 45], [278, 88]),
      link([330, 145], [278, 102]),
      link([480, 145], [428, 145]),
      {
        kind: "text",
        at: [440, 50],
        anchor: "start",
        text: { zh: "落败，留存", en: "lost, and kept" },
      },
      {
        kind: "text",
        at: [590, 150],
        anchor: "start",
        text: { zh: "更长：持有它", en: "longer: held" },
      },
    ],
  },
];
