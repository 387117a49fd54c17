import type { Mutant } from "../mutant.ts";

/** Slips in merging pools. */
export const lab5Pool: readonly Mutant[] = [
  {
    id: "uuid-version-4",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "只接受第 4 版的 UUID，拒绝了幻灯片上的 id",
      en: "only version 4 UUIDs are accepted, which the slides' own ids are not",
    },
    origin: "SLIDES A1",
    file: "node/ledger-operations.ts",
    from: "    this.#ledger.mergePool(pool, this.#now());\n",
    to: `    if (!pool.every(({ id }) => /^.{14}4.{4}[89ab]/.test(id))) {
      throw new ProtocolError(400, "not a UUID of version 4");
    }
    this.#ledger.mergePool(pool, this.#now());
`,
    caughtBy: ["slides-merge-pool"],
  },
  {
    id: "merge-answers-200",
    lab: "lab5",
    stage: "merge-pool",
    title: { zh: "merge 应答了 200 而不是 202", en: "merge is answered with 200, not 202" },
    origin: "SLIDES C12",
    file: "node/ledger-operations.ts",
    from: "    this.#ledger.mergePool(pool, this.#now());\n    return accepted();",
    to: "    this.#ledger.mergePool(pool, this.#now());\n    return ok({ pool: this.#ledger.pool() });",
    caughtBy: ["slides-merge-pool"],
  },
  {
    id: "pool-without-link",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "记录池里的交易没有 prev_hash 这个键",
      en: "transactions in the pool lack the key prev_hash",
    },
    origin: "SLIDES C7",
    file: "node/ledger-operations.ts",
    from: "return ok({ pool: this.#ledger.pool() });",
    to: "return ok({ pool: this.#ledger.pool().map(({ prev_hash: _, ...rest }) => rest) });",
    caughtBy: ["slides-merge-pool"],
  },
  {
    id: "t-in-milliseconds",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "t 是毫秒（Date.now()），而不是秒",
      en: "t is in milliseconds, as Date.now() gives them, and not in seconds",
    },
    origin: "types",
    file: "node/ledger-operations.ts",
    from: "this.#ledger.mergePool(pool, this.#now());",
    to: "this.#ledger.mergePool(pool, Math.floor(this.#now() * 1000));",
    caughtBy: ["pool-repeats"],
  },
  {
    id: "t-of-node-start",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "t 是节点启动的时间，而不是交易到达的时间",
      en: "t is the time at which the node was started, not the one at which the transaction came",
    },
    origin: "SLIDES A9",
    file: "node/ledger-operations.ts",
    from: "    this.#now = now;\n",
    to: "    const started = now();\n    this.#now = () => started;\n",
    caughtBy: ["pool-repeats"],
  },
  {
    id: "t-8h-behind",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "t 慢了八个小时：UTC 时间被当成了北京时间",
      en: "t is eight hours behind: a time in UTC was taken for one in Beijing",
    },
    origin: "time zones",
    file: "node/ledger-operations.ts",
    from: "this.#ledger.mergePool(pool, this.#now());",
    to: "this.#ledger.mergePool(pool, this.#now() - 8 * 3600);",
    caughtBy: ["pool-repeats"],
  },
  {
    id: "t-stamped-anew",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "同一笔交易再来一次时，t 被改成了新的",
      en: "a transaction that comes again gets a new t",
    },
    origin: "SLIDES A9",
    file: "ledger/pool.ts",
    from: "if (!this.has(transaction)) this.#waiting.set(",
    to: "this.#waiting.set(",
    also: [
      {
        file: "ledger/ledger.ts",
        from: "this.#pool.has(transaction) || ",
        to: "",
      },
    ],
    caughtBy: ["pool-repeats"],
  },
  {
    id: "merges-first-only",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "一次 merge 里只收了第一笔交易",
      en: "of one merge only the first transaction is taken",
    },
    origin: "SLIDES C2",
    file: "ledger/ledger.ts",
    from: "    for (const transaction of offered) {",
    to: "    for (const transaction of offered.slice(0, 1)) {",
    caughtBy: ["pool-repeats", "pool-after-block"],
  },
  {
    id: "stops-at-known",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "遇到一笔已有的交易就返回了，后面的没有收",
      en: "one transaction that is known already ends the merge, and those after it are lost",
    },
    origin: "SLIDES B1",
    file: "ledger/ledger.ts",
    from: "this.#chain.find(transaction) !== undefined) continue;",
    to: "this.#chain.find(transaction) !== undefined) break;",
    caughtBy: ["pool-repeats", "pool-after-block"],
  },
  {
    id: "mined-comes-back",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "已经进了链的交易又回到记录池",
      en: "a transaction that the chain has gets into the pool again",
    },
    origin: "SLIDES C6",
    file: "ledger/ledger.ts",
    from: " || this.#chain.find(transaction) !== undefined) continue;",
    to: ") continue;",
    also: [
      {
        file: "ledger/ledger.ts",
        from: "if (this.#chain.find(transaction) === undefined) this.#pool.add(transaction);",
        to: "this.#pool.add(transaction);",
      },
    ],
    caughtBy: ["pool-after-block"],
  },
  {
    id: "sealed-stays-in-pool",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "进了区块的交易还留在记录池里",
      en: "what a block holds stays in the pool",
    },
    origin: "SLIDES C6",
    file: "ledger/ledger.ts",
    from: "      for (const item of block.items) this.#pool.remove(item);\n",
    to: "",
    caughtBy: ["pool-after-block"],
  },
  {
    id: "min-items-off-by-one",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "出块程序差了一笔：等到第五笔才封装",
      en: "the builder is off by one: it waits for a fifth transaction",
    },
    origin: "off by one",
    file: "builder/builder.ts",
    from: "this.#ledger.waiting < this.#context.minItems",
    to: "this.#ledger.waiting <= this.#context.minItems",
    caughtBy: ["pool-after-block"],
  },
  {
    id: "written-with-next-merge",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "变化先记在内存里，等下一次 merge 才写进文件",
      en: "a change is kept in memory and written with the next merge",
    },
    origin: "202 before it is durable",
    file: "ledger/ledger.ts",
    from: "    this.#journal.append({ pool: [...fresh.values()] });\n",
    to: `    if (this.#unwritten.length > 0) this.#journal.append({ pool: this.#unwritten });
    this.#unwritten = [...fresh.values()];
    for (const transaction of this.#unwritten) this.#pool.add(transaction);
`,
    also: [
      {
        file: "ledger/ledger.ts",
        from: "  readonly #branches = new Branches();\n",
        to: "  readonly #branches = new Branches();\n  #unwritten: Transaction[] = [];\n",
      },
    ],
    caughtBy: ["pool-after-block"],
  },
  {
    id: "pool-items-unchecked",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "没有检查交易的各个字段",
      en: "the fields of offered transactions are not checked",
    },
    origin: "SLIDES A5",
    file: "node/node.ts",
    from: "args: checkArgs(op, args)",
    to: 'args: op === "merge" ? args : checkArgs(op, args)',
    caughtBy: ["pool-bad-input"],
  },
  {
    id: "frame-1-mib",
    lab: "lab5",
    stage: "merge-pool",
    title: {
      zh: "节点不收 1 MiB 以上的帧",
      en: "a node refuses frames of more than 1 MiB",
    },
    origin: "limits",
    file: "node/node.ts",
    from: "    let reply: Reply;\n",
    to: `    if (text.length > 2 ** 20) return JSON.stringify(failure(413, "too large"));
    let reply: Reply;
`,
    caughtBy: ["large-frame"],
  },
];
