import type { Mutant } from "../mutant.ts";

/** Slips in the tracker of lab 5, and those that only restarts and crashes show. */
export const lab5Sync: readonly Mutant[] = [
  {
    id: "deaf-at-limit",
    lab: "lab5",
    stage: "tracker-syncs",
    title: {
      zh: "连接数到上限之后，tracker 不再理会任何回答",
      en: "once the limit of connections is reached, the tracker hears no answer any more",
    },
    origin: "SLIDES D1",
    file: "tracker/tracker.ts",
    from: "    const answer = readAnswer(text);\n",
    to: "    if (this.#connections.size >= this.#context.maxConnections) return;\n    const answer = readAnswer(text);\n",
    caughtBy: ["transcript", "five-nodes"],
  },
  {
    id: "pool-never-asked",
    lab: "lab5",
    stage: "tracker-syncs",
    title: { zh: "tracker 没有询问记录池", en: "the tracker never asks for pools" },
    origin: "SLIDES D8",
    file: "tracker/synchroniser.ts",
    from: '    this.#send(url, { op: "pool" });\n',
    to: "",
    caughtBy: ["transcript", "five-nodes", "latecomer"],
  },
  {
    id: "parent-left-out",
    lab: "lab5",
    stage: "tracker-syncs",
    title: {
      zh: "发出的区块差了一个，对方接不上",
      en: "the blocks that are sent begin one too late, and can't be attached",
    },
    origin: "off by one",
    file: "tracker/synchroniser.ts",
    from: "Math.max(0, source.commonWith(target) - 1)",
    to: "source.commonWith(target) + 1",
    caughtBy: ["transcript", "five-nodes", "latecomer"],
  },
  {
    id: "newest-block-only",
    lab: "lab5",
    stage: "tracker-syncs",
    title: {
      zh: "只把最新的区块发给别人，落后两块的节点接不上",
      en: "only the newest block is sent, which a node that is two behind can't attach",
    },
    origin: "no catch-up",
    file: "tracker/synchroniser.ts",
    from: "fitting(source.blocks.slice(start))",
    to: "fitting(source.blocks.slice(-1 + start * 0))",
    caughtBy: ["latecomer"],
  },
  {
    id: "one-answer-stops-tracker",
    lab: "lab5",
    stage: "tracker-syncs",
    title: {
      zh: "一个格式不对的回答让 tracker 停了",
      en: "one malformed answer stops the tracker",
    },
    origin: "SLIDES D7",
    file: "tracker/synchroniser.ts",
    from: "  } catch {\n    return {};\n  }",
    to: "  } catch (error) {\n    throw error;\n  }",
    caughtBy: ["latecomer"],
  },
  {
    id: "sent-counts-as-held",
    lab: "lab5",
    stage: "tracker-syncs",
    title: {
      zh: "发出去的就当作对方已经有了：途中丢掉的再也不发",
      en: "what was sent counts as held, so what was lost on the way is never sent again",
    },
    origin: "no catch-up after a restart",
    file: "tracker/view.ts",
    from: "      if (round < this.#round) this.#offers.delete(name);\n",
    to: "      if (round > this.#round) this.#offers.delete(name);\n",
    also: [
      {
        file: "tracker/synchroniser.ts",
        from: "    this.#views.delete(url);\n",
        to: "    void url;\n",
      },
    ],
    caughtBy: [],
    simulation: { violates: ["one-pool", "one-chain"] },
  },
  {
    id: "history-forgotten",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "打开文件时没有读以前的内容，重启之后是空的",
      en: "what is in the file is not read when it is opened: after a restart the ledger is empty",
    },
    origin: "no catch-up after a restart",
    file: "ledger/ledger.ts",
    from: "    for (const change of this.#journal.history()) this.#apply(change);\n",
    to: "",
    caughtBy: ["killed-node", "killed-while-sealing", "two-builders", "cut-and-healed"],
  },
  {
    id: "history-after-follow",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "先 follow 后 history：以前的内容那时已经没有了",
      en: "history is asked for after follow, when there is none any more",
    },
    origin: "order",
    file: "ledger/ledger.ts",
    from: `    for (const change of this.#journal.history()) this.#apply(change);
    this.#journal.follow((change) => this.#apply(change));`,
    to: `    this.#journal.follow((change) => this.#apply(change));
    for (const change of this.#journal.history()) this.#apply(change);`,
    caughtBy: ["killed-node"],
  },
  {
    id: "history-blocks-only",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "重启时只读回了区块，记录池丢了",
      en: "a restart reads the blocks again and forgets the pool",
    },
    origin: "no catch-up after a restart",
    file: "ledger/ledger.ts",
    from: "for (const change of this.#journal.history()) this.#apply(change);",
    to: 'for (const change of this.#journal.history()) if ("blocks" in change) this.#apply(change);',
    caughtBy: ["killed-node"],
  },
  {
    id: "history-newest-first",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "重启时从最新的记录读起，区块都接不上",
      en: "a restart reads the newest record first, and no block can be attached",
    },
    origin: "order",
    file: "ledger/ledger.ts",
    from: "for (const change of this.#journal.history()) this.#apply(change);",
    to: "for (const change of [...this.#journal.history()].reverse()) this.#apply(change);",
    caughtBy: ["killed-node"],
  },
  {
    id: "blocks-in-memory-only",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "收到的区块只记在内存里，没有写进文件",
      en: "blocks that arrive are kept in memory and not written to the file",
    },
    origin: "202 before it is durable",
    file: "ledger/ledger.ts",
    from: "    return this.#journal.append({ blocks: fresh });\n",
    to: "    this.#attach(fresh);\n    return result;\n",
    caughtBy: ["killed-node", "cut-and-healed"],
  },
  {
    id: "answered-before-written",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "先应答 202，之后才写文件（少了 await）",
      en: "the 202 goes out first and the file is written after it, as where an await is missing",
    },
    origin: "202 before it is durable",
    file: "ledger/ledger.ts",
    from: "    this.#journal.append({ pool: [...fresh.values()] });\n",
    to: `    const write = async (): Promise<void> => {
      await Promise.resolve();
      this.#journal.append({ pool: [...fresh.values()] });
    };
    void write();
`,
    caughtBy: [],
    simulation: { violates: ["none-lost"] },
  },
  {
    id: "written-with-next-request",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "变化先记在内存里，等下一个请求来了才写进文件",
      en: "a change is kept in memory and written when the next request comes",
    },
    origin: "202 before it is durable",
    file: "ledger/ledger.ts",
    from: "    this.#journal.append({ pool: [...fresh.values()] });\n",
    to: `    this.#unwritten = [...fresh.values()];
    for (const transaction of this.#unwritten) this.#pool.add(transaction);
`,
    also: [
      {
        file: "ledger/ledger.ts",
        from: "  readonly #branches = new Branches();\n",
        to: "  readonly #branches = new Branches();\n  #unwritten: Transaction[] = [];\n",
      },
      {
        file: "ledger/ledger.ts",
        from: "    this.#journal.poll();\n",
        to: `    const pool = this.#unwritten.splice(0);
    if (pool.length > 0) this.#journal.append({ pool });
    this.#journal.poll();
`,
      },
    ],
    caughtBy: [],
    simulation: { violates: ["none-lost"] },
  },
  {
    id: "judged-once",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "只在写之前判断过区块接在链尾，写的时候别的进程已经先写了",
      en: "that a block fits on top is judged before it is written and not at its place, where another process was first",
    },
    origin: "not judged again at its place",
    file: "ledger/ledger.ts",
    from: "    if (fresh.length > 0) this.#attach(fresh);\n    return result;\n",
    to: `    const [first] = blocks;
    if (first !== undefined && blockHash(first) === this.#fitting) this.#extend(blocks);
    else if (fresh.length > 0) this.#attach(fresh);
    return result;
`,
    also: [
      {
        file: "ledger/ledger.ts",
        from: "  readonly #branches = new Branches();\n",
        to: "  readonly #branches = new Branches();\n  #fitting = '';\n",
      },
      {
        file: "ledger/ledger.ts",
        from: "    return this.#journal.append({ blocks: fresh });\n",
        to: `    const [first] = fresh;
    if (first?.prev_hash === this.#chain.tipHash) this.#fitting = blockHash(first);
    return this.#journal.append({ blocks: fresh });
`,
      },
    ],
    caughtBy: [],
    simulation: { violates: ["valid-chain", "none-twice", "disjoint"], forks: true },
  },
  {
    id: "best-chain-only",
    lab: "lab5",
    stage: "tracker-syncs",
    title: {
      zh: "只转发听到的最好的链：一个撒谎的节点让其他节点都收不到",
      en: "only the greatest chain that was heard of is passed on, so that one liar silences all",
    },
    origin: "contract 5",
    file: "tracker/synchroniser.ts",
    from: "    for (const other of this.#others(url)) {\n      this.#offerBlocks(url, other);\n      this.#offerBlocks(other, url);\n    }",
    to: "    const greater = (one: string, other: string): string =>\n      isGreater(this.#view(other), this.#view(one)) ? other : one;\n    const best = [url, ...this.#others(url)].reduce(greater);\n    for (const other of this.#others(best)) this.#offerBlocks(best, other);",
    caughtBy: ["latecomer"],
  },
  {
    id: "mined-forgotten-at-restart",
    lab: "lab5",
    stage: "survive",
    title: {
      zh: "重启后不记得链上有哪些交易，它们又能进池",
      en: "after a restart it is forgotten what is mined, and it may wait again",
    },
    origin: "contract 4.5",
    file: "ledger/ledger.ts",
    from: "    for (const change of this.#journal.history()) this.#apply(change);\n",
    to: "    for (const change of this.#journal.history()) this.#apply(change);\n    this.#chain.forgetItems();\n",
    also: [
      {
        file: "ledger/chain.ts",
        from: "  /** Takes off the blocks from a position on and returns them, oldest first. */",
        to: "  forgetItems(): void {\n    this.#transactions.clear();\n  }\n\n  /** Takes off the blocks from a position on and returns them, oldest first. */",
      },
    ],
    caughtBy: ["killed-node"],
  },
];
