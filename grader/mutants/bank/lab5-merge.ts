import type { Edit, Mutant } from "../mutant.ts";

/**
 * Checks the form of blocks with one field read leniently; they are taken as they came.
 *
 * @param lenient - what is checked in place of each `value` of a `key`.
 */
function formWith(lenient: string): Edit {
  return {
    file: "node/node.ts",
    from: "  return { op, args: checkArgs(op, args) } as Request;\n",
    to: `  if ((args as Args["merge"] | null)?.blocks === undefined) return { op, args: checkArgs(op, args) } as Request;
  checkArgs(op, JSON.parse(JSON.stringify(args), (key, value) => ${lenient}));
  return { op, args } as Request;
`,
  };
}

/** Slips in merging blocks. */
export const lab5Merge: readonly Mutant[] = [
  {
    id: "merges-first-block-only",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "return 放错了层：只收了第一个新区块",
      en: "a return is at the wrong level: only the first new block is taken",
    },
    origin: "SLIDES B1",
    file: "ledger/ledger.ts",
    from: 'if (repeated === undefined) return { result: { outcome: "accepted" }, fresh };',
    to: 'if (repeated === undefined) return { result: { outcome: "accepted" }, fresh: [first] };',
    caughtBy: ["extends"],
  },
  {
    id: "tampered-mended",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "收到的 prev_hash 被重新算过再检查，伪造的也变成对的",
      en: "the prev_hash of what arrived is computed anew before it is checked, which makes a forgery look right",
    },
    origin: "SLIDES B2",
    file: "ledger/ledger.ts",
    from: "this.#merge(offered.map(seal.read), zeros, now)",
    to: "this.#merge(offered.map((block) => makeBlock(seal.read(block).items, seal.read(block).prev_hash)), zeros, now)",
    also: [
      {
        file: "ledger/ledger.ts",
        from: "import { blockHash, isSoundBlock, parentHash }",
        to: "import { blockHash, isSoundBlock, makeBlock, parentHash }",
      },
    ],
    caughtBy: ["malicious"],
  },
  {
    id: "duplicate-before-known",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "先查重复，后看区块是不是已有：再次收到自己的链就答 500",
      en: "repeats are looked for before known blocks are passed over, so one's own chain is answered with 500",
    },
    origin: "SLIDES B3",
    file: "ledger/ledger.ts",
    from: "    const known = blocks.findIndex(",
    to: `    for (const item of blocks.flatMap(({ items }) => items)) {
      const repeated = this.#chain.find(item);
      if (repeated === undefined) continue;
      return { result: { outcome: "duplicate", repeated }, fresh: [] };
    }
    const known = blocks.findIndex(`,
    caughtBy: ["known-blocks"],
  },
  {
    id: "known-stops-list",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "列表以已有的区块开头时，后面的新区块也没有收",
      en: "a list that begins with a known block is passed over as a whole, with the new ones in it",
    },
    origin: "SLIDES B3",
    file: "ledger/ledger.ts",
    from: "known === -1 ? [] : blocks.slice(known);",
    to: "known === 0 ? blocks : [];",
    caughtBy: ["known-blocks"],
  },
  {
    id: "empty-ledger-takes-any",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "空账本收下任何区块作为第一个",
      en: "an empty ledger takes any block as its first",
    },
    origin: "SLIDES B5",
    file: "ledger/ledger.ts",
    from: "if (parent !== null && !this.#holds(parent)) {",
    to: "if (parent !== null && this.#chain.length > 0 && !this.#holds(parent)) {",
    also: [
      {
        file: "ledger/branches.ts",
        from: "      if (block === undefined) throw new Error(`block ${link} is neither in the chain nor kept`);\n",
        to: "      if (block === undefined) break;\n",
      },
    ],
    caughtBy: ["known-blocks"],
  },
  {
    id: "detached-is-error",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "接不上的区块答了 500，而不是 202",
      en: "a block that can't be attached is answered with 500, not 202",
    },
    origin: "SLIDES B5",
    file: "node/ledger-operations.ts",
    from: '      case "detached":\n        return accepted();\n',
    to: '        return accepted();\n      case "detached":\n        throw new ProtocolError(500, "Malicious block is detected.");\n',
    caughtBy: ["known-blocks"],
  },
  {
    id: "duplicate-accepted",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "重复的交易被默默跳过，答了 202",
      en: "a repeated transaction is passed over silently, with 202",
    },
    origin: "SLIDES B7",
    file: "node/ledger-operations.ts",
    from: "throw new ProtocolError(500, `Duplicate transaction in blockchain: ${text}`);",
    to: "return { ...accepted(), response: { text } };",
    caughtBy: ["duplicate"],
  },
  {
    id: "duplicate-in-list",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "只和链比较，没有发现列表里两个区块之间的重复",
      en: "repeats are looked for in the chain alone, not between the blocks of the list",
    },
    origin: "SLIDES B7",
    file: "ledger/ledger.ts",
    from: "if (seen.has(key) || this.#chain.find(",
    to: "if (this.#chain.find(",
    caughtBy: ["duplicate"],
  },
  {
    id: "list-links-unchecked",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "没有检查列表里后一个区块是否接着前一个",
      en: "nobody checks that the blocks of the list follow each other",
    },
    origin: "SLIDES B5",
    file: "ledger/ledger.ts",
    from: " ||\n      !isConnected(blocks)\n",
    to: "\n",
    caughtBy: ["malicious"],
  },
  {
    id: "block-by-block",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "一块一块地收：后面有坏的，前面的已经留下了",
      en: "blocks are taken one by one, so those before a bad one stay",
    },
    origin: "SLIDES B9",
    file: "ledger/ledger.ts",
    from: "    const { result, fresh } = this.#judge(blocks, seal);\n    if (fresh.length === 0) return result;\n",
    to: `    if (blocks.length > 1) {
      for (const block of blocks) {
        const single = this.#merge([block], zeros, now);
        if (single.outcome !== "accepted") return single;
      }
      return { outcome: "accepted" };
    }
    const { result, fresh } = this.#judge(blocks, seal);
    if (fresh.length === 0) return result;
`,
    caughtBy: ["all-or-nothing"],
  },
  {
    id: "bare-merge-accepted",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "既无 pool 也无 blocks 的 merge 答了 202",
      en: "a merge of neither pool nor blocks is answered with 202",
    },
    origin: "SLIDES C1",
    file: "node/ledger-operations.ts",
    from: "throw new ProtocolError(500, missing, null);",
    to: "return { ...accepted(), response: missing === '' ? null : {} };",
    caughtBy: ["missing-args"],
  },
  {
    id: "bare-merge-other-words",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "缺参数的错误用了别的文字",
      en: "the error for missing arguments is in other words than the slides'",
    },
    origin: "SLIDES C1",
    file: "node/ledger-operations.ts",
    from: `'Operation "merge" requires following "args": "pool" or "blocks"'`,
    to: `"Operation 'merge' requires following 'args': 'pool' or 'blocks'"`,
    caughtBy: ["missing-args"],
  },
  {
    id: "blocks-unchecked",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "没有检查收到的区块的格式",
      en: "the form of blocks that arrive is not checked",
    },
    origin: "SLIDES B10",
    file: "node/node.ts",
    from: "args: checkArgs(op, args)",
    to: 'args: (args as Args["merge"] | null)?.blocks === undefined ? checkArgs(op, args) : args',
    caughtBy: ["malformed-blocks"],
  },
  {
    id: "block-t-negative",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "收到的区块里 t 为负也照收",
      en: "a block that arrives may have a negative t",
    },
    origin: "types",
    ...formWith('key === "t" && value < 0 ? 1 : value'),
    caughtBy: ["malformed-blocks"],
  },
  {
    id: "block-amount-fraction",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "收到的区块里 amount 带小数也照收",
      en: "a block that arrives may have an amount with a fraction",
    },
    origin: "SLIDES A5",
    ...formWith('key === "amount" && typeof value === "number" ? Math.round(value) : value'),
    caughtBy: ["malformed-blocks"],
  },
  {
    id: "block-id-upper-case",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "收到的区块里 id 用了大写字母也照收",
      en: "a block that arrives may have an id in upper case",
    },
    origin: "types",
    ...formWith('key === "id" && typeof value === "string" ? value.toLowerCase() : value'),
    caughtBy: ["malformed-blocks"],
  },
  {
    id: "links-of-new-ones-only",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "只检查新区块之间是否相连，列表在已有的区块之后断开也没有发现",
      en: "links are checked between new blocks only, so that a list with a gap after a known block is taken",
    },
    origin: "SLIDES B3",
    file: "ledger/ledger.ts",
    from: "!isConnected(blocks)\n",
    to: "!isConnected(blocks.slice(Math.max(0, blocks.findIndex((block) => !this.#holds(blockHash(block))))))\n",
    caughtBy: ["malicious"],
  },
  {
    id: "detached-judged-first",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "接不上的列表不再检查，被改动过的也答了 202",
      en: "a list that can't be attached is not looked at any further, so that a changed one is answered with 202",
    },
    origin: "SLIDES B5",
    file: "ledger/ledger.ts",
    from: "  #judge(blocks: readonly Block[], seal: Seal): Verdict {\n",
    to: `  #judge(blocks: readonly Block[], seal: Seal): Verdict {
    const start = blocks[0] === undefined ? null : parentHash(blocks[0]);
    if (start !== null && !this.#holds(start)) {
      return { result: { outcome: "detached" }, fresh: [] };
    }
`,
    caughtBy: ["malicious"],
  },
  {
    id: "leaves-pool-by-id",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "区块里的交易离开记录池时只比了 id，金额不同的那笔也跟着没了",
      en: "what leaves the pool for a block is found by its id alone, and one with another amount goes too",
    },
    origin: "equality",
    file: "ledger/pool.ts",
    from: "    this.#waiting.delete(transactionKey(transaction));\n",
    to: `    for (const [key, { id }] of this.#waiting) {
      if (id === transaction.id) this.#waiting.delete(key);
    }
`,
    caughtBy: ["extends"],
  },
  {
    id: "block-t-milliseconds",
    lab: "lab5",
    stage: "merge-blocks",
    title: { zh: "区块里的 t 被截到毫秒", en: "the t of a merged block is cut to milliseconds" },
    origin: "number",
    file: "ledger/ledger.ts",
    from: "return this.#merge(offered.map(seal.read), zeros, now);",
    to: "const cut = (t: number): number => Math.round(t * 1000) / 1000;\n    const blocks = offered.map((block) => ({\n      ...block,\n      items: (block.items ?? []).map((item) => ({ ...item, t: cut(item.t) })),\n    }));\n    return this.#merge(blocks.map(seal.read), zeros, now);",
    caughtBy: ["extends"],
  },
  {
    id: "block-t-zero-missing",
    lab: "lab5",
    stage: "merge-blocks",
    title: { zh: "区块里为 0 的 t 算作没有 t", en: "a t of 0 in a block counts as missing" },
    origin: "types",
    file: "node/ledger-operations.ts",
    from: "    const result = this.#ledger.mergeBlocks(",
    to: '    if (blocks.some(({ items = [] }) => items.some(({ t }) => !t)))\n      throw new ProtocolError(400, "t is missing");\n    const result = this.#ledger.mergeBlocks(',
    caughtBy: ["extends"],
  },
  {
    id: "block-t-as-text",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "区块里的 t 是字符串或 true 也收下",
      en: "a t in a block that is a text, or true, is taken",
    },
    origin: "types",
    file: "node/node.ts",
    from: "  return { op, args: checkArgs(op, args) } as Request;",
    to: '  const isMeant = (key: string, value: unknown): boolean => key === "t" && (typeof value === "string" || value === true);\n  const named = args as { blocks?: unknown };\n  const read: unknown =\n    named.blocks === undefined\n      ? args\n      : JSON.parse(JSON.stringify(args), (key, value: unknown) => (isMeant(key, value) ? Number(value) : value));\n  return { op, args: checkArgs(op, read) } as Request;',
    caughtBy: ["malformed-blocks"],
  },
  {
    id: "detached-repeat-judged",
    lab: "lab5",
    stage: "merge-blocks",
    title: {
      zh: "先找重复再找父块：接不上的列表被答 500",
      en: "repeats are looked for before the parent, so that a detached list is answered 500",
    },
    origin: "order",
    file: "ledger/ledger.ts",
    from: '      return { result: { outcome: "detached" }, fresh: [] };',
    to: '      const repeated = this.#findRepeated(blocks, Infinity);\n      if (repeated !== undefined) return { result: { outcome: "duplicate", repeated }, fresh: [] };\n      return { result: { outcome: "detached" }, fresh: [] };',
    caughtBy: ["duplicate"],
  },
];
