import type { Mutant } from "../mutant.ts";

/** Slips in sealing what waits, and in answering `blocks`. */
export const lab5Blocks: readonly Mutant[] = [
  {
    id: "start-off-by-one",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "start 差了一个：从下一个区块开始",
      en: "start is off by one: the blocks begin with the next one",
    },
    origin: "off by one",
    file: "ledger/ledger.ts",
    from: "this.#chain.blocks.slice(start)",
    to: "this.#chain.blocks.slice(start + 1)",
    caughtBy: ["sealed-block", "start"],
  },
  {
    id: "start-ignored",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "没有理会 start，总是返回整条链",
      en: "start is ignored: it is always the whole chain",
    },
    origin: "SLIDES C9",
    file: "node/ledger-operations.ts",
    from: "this.#ledger.blocks(start)",
    to: "this.#ledger.blocks(start * 0)",
    caughtBy: ["start"],
  },
  {
    id: "start-from-the-end",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "start 从链的末尾数起",
      en: "start counts from the end of the chain",
    },
    origin: "SLIDES C9",
    file: "ledger/ledger.ts",
    from: "this.#chain.blocks.slice(start)",
    to: "this.#chain.blocks.slice(-start)",
    caughtBy: ["start"],
  },
  {
    id: "start-past-the-end",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "start 超出末尾时报错，而不是返回空列表",
      en: "a start past the end is an error instead of an empty list",
    },
    origin: "SLIDES C9",
    file: "node/ledger-operations.ts",
    from: "return ok({ blocks: this.#ledger.blocks(start) });",
    to: `const blocks = this.#ledger.blocks(start);
    if (start > 0 && blocks.length === 0) throw new ProtocolError(404, "no such block");
    return ok({ blocks });`,
    caughtBy: ["start"],
  },
  {
    id: "start-coerced",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "没有检查 start 的类型，而是把它变成数：true 和 [1] 都成了 1",
      en: "the type of start is not checked but made a number, so that true and [1] count as 1",
    },
    origin: "types",
    file: "node/node.ts",
    from: "  return { op, args: checkArgs(op, args) } as Request;",
    to: `  const { start } = args as { start?: unknown };
  if (op === "blocks" && start !== undefined) {
    return { op, args: checkArgs(op, { start: Math.max(0, Math.floor(Number(start))) }) } as Request;
  }
  return { op, args: checkArgs(op, args) } as Request;`,
    caughtBy: ["start"],
  },
  {
    id: "blocks-without-parent",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "应答里的区块没有 prev_hash（幻灯片的记录在那里断开了）",
      en: "blocks are shown without their prev_hash, as the recording on the slides is cut off there",
    },
    origin: "SLIDES E1",
    file: "node/ledger-operations.ts",
    from: "blocks: this.#ledger.blocks(start)",
    to: "blocks: this.#ledger.blocks(start).map(({ items }) => ({ items }))",
    caughtBy: ["sealed-block", "start"],
  },
  {
    id: "builder-seals-chunks",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "出块程序一次只封装 --min-items 笔，而不是整个池",
      en: "the builder seals no more than --min-items transactions at a time instead of the whole pool",
    },
    origin: "contract 6",
    file: "builder/builder.ts",
    from: "const items = this.#ledger.pool().sort((one, other) => one.t - other.t);",
    to: `const items = this.#ledger
      .pool()
      .sort((one, other) => one.t - other.t)
      .slice(0, this.#context.minItems);`,
    caughtBy: ["whole-pool"],
  },
  {
    id: "builder-min-fixed-4",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "出块程序没有理会 --min-items，总是等到四笔",
      en: "the builder ignores --min-items and always waits for four",
    },
    origin: "contract 1",
    file: "builder/builder.ts",
    from: "this.#ledger.waiting < this.#context.minItems",
    to: "this.#ledger.waiting < 4",
    caughtBy: ["whole-pool"],
  },
  {
    id: "pool-not-caught-up",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "回答 pool 之前没有读文件里的新内容：刚封装的交易既在池里又在链上",
      en: "pool is answered without reading what is new in the file: what was just sealed shows in the pool and in the chain",
    },
    origin: "interleaved reads",
    file: "node/ledger-operations.ts",
    from: "    this.#ledger.catchUp();\n    return ok({ pool: this.#ledger.pool() });",
    to: "    return ok({ pool: this.#ledger.pool() });",
    caughtBy: [],
    simulation: { violates: ["disjoint"] },
  },
  {
    id: "builder-stamps-anew",
    lab: "lab5",
    stage: "blocks",
    title: { zh: "出块程序封装时又盖了一次 t", en: "the builder stamps t anew when it seals" },
    origin: "contract 4.1",
    file: "builder/builder.ts",
    from: "const items = this.#ledger.pool().sort((one, other) => one.t - other.t);",
    to: "const items = this.#ledger\n      .pool()\n      .sort((one, other) => one.t - other.t)\n      .map((item) => ({ ...item, t: this.#context.now() }));",
    caughtBy: ["sealed-block"],
  },
  {
    id: "block-repeat-by-id",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "检查区块时只按 id 找重复的交易",
      en: "repeats in a block are found by the id alone when it is judged",
    },
    origin: "contract 4.1",
    file: "ledger/block.ts",
    from: "if (item.prev_hash !== link || keys.has(transactionKey(item))) return false;\n    keys.add(transactionKey(item));",
    to: "if (item.prev_hash !== link || keys.has(item.id)) return false;\n    keys.add(item.id);",
    caughtBy: ["whole-pool"],
  },
  {
    id: "sealed-by-id",
    lab: "lab5",
    stage: "blocks",
    title: {
      zh: "封装区块时只按 id 去掉重复的交易",
      en: "a block is made without those whose id it already has, whatever else they say",
    },
    origin: "contract 4.1",
    file: "ledger/block.ts",
    from: "const key = transactionKey(transaction);",
    to: "const key = transaction.id;",
    caughtBy: ["whole-pool"],
  },
];
