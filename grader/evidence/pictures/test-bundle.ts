import type { CheckRecord, RunRecord } from "../../record/record.ts";
import type { Bundle, RecordedFrame, Sample, Scene, SeenBlock } from "../bundle/bundle.ts";

/** How large an invented run is. */
export interface RunSize {
  readonly nodes: number;
  readonly messages: number;
  readonly blocks: number;
}

const ABOUT = { scenario: "made-up", variant: "seed" } as const;
const NOTHING_LOST = 0;

/** An invented run of this size: the same one each time, with a cut, lost messages and a fork. */
export function inventBundle({ nodes, messages, blocks }: RunSize): Bundle {
  const names = Array.from({ length: nodes }, (_, at) => `n${at + 1}`);
  const seen = inventBlocks(names, blocks);
  const end = 1000 + messages * 20;
  return {
    folder: "/nowhere",
    manifest: {
      version: 1,
      runId: "0123456789",
      lab: "lab4",
      seed: 7,
      startedAt: "2026-03-01T08:00:00.000Z",
      ms: end,
      kit: "0.1.0",
      node: "v20.19.0",
      platform: "linux",
      isolation: { permission: true, bubblewrap: false },
      submission: { name: "reference", files: [], hash: "", changed: false },
      report: [ABOUT.scenario],
      missingFrames: NOTHING_LOST,
      files: [],
    },
    record: inventRecord(),
    scenes: [inventScene(names, end)],
    frames: inventFrames(names, messages),
    samples: inventSamples(names, seen, end),
    blocks: [
      {
        ...ABOUT,
        blocks: seen,
        tips: Object.fromEntries(names.map((name) => [name, hashAt(blocks - 1)])),
        missing: NOTHING_LOST,
      },
    ],
    terminals: [
      { scenario: ABOUT.scenario, program: "n1", bytes: Buffer.from(inventLog(messages)) },
      { scenario: ABOUT.scenario, program: "t", bytes: Buffer.from("") },
    ],
  };
}

function inventScene(names: readonly string[], end: number): Scene {
  const nodes = names.map((name, at) => {
    const port = 9000 + at;
    const args = ["-p", String(port), "--advertise", `ws://localhost:${10_000 + at}/ws`];
    return { name, program: "node" as const, port, args };
  });
  return {
    ...ABOUT,
    from: 0,
    to: end,
    programs: [
      ...nodes,
      { name: "b", program: "builder", args: ["-r", "n1.db"] },
      { name: "t", program: "tracker", args: ["-t", "0.1", "ws://localhost:10000/ws"] },
    ],
    events: [
      { ms: 1, kind: "start", names: [...names] },
      { ms: 1010, kind: "cut", names: ["n2"] },
      { ms: end - 10, kind: "heal", names: ["n2"] },
    ],
    missingFrames: NOTHING_LOST,
  };
}

function inventFrames(names: readonly string[], messages: number): readonly RecordedFrame[] {
  return Array.from({ length: messages }, (_, at) => at).flatMap((at) => {
    const to = names[at % names.length] ?? "n1";
    const edge = at % 5 === 0 ? `grader→${to}` : `t→${to}`;
    const verdict = edge === "t→n2" && at % 3 === 1 ? ("dropped" as const) : ("passed" as const);
    const id = String(at).padStart(12, "0");
    const transaction = { id: `00000000-0000-0000-0000-${id}`, amount: at };
    const request = JSON.stringify({ op: "merge", args: { pool: [transaction] } });
    const reply = '{"status":202,"error":"Accepted"}';
    const about = { ...ABOUT, edge };
    const sent = { ...about, ms: 1000 + at * 20, direction: "in", what: "merge", verdict } as const;
    const asked = { ...sent, bytes: request.length, text: request };
    if (verdict === "dropped") return [asked];
    const got = { ...about, ms: 1005 + at * 20, direction: "out", what: "202", verdict } as const;
    return [asked, { ...got, bytes: reply.length, text: reply }];
  });
}

/** One chain, and a block beside every seventh of it. */
function inventBlocks(
  names: readonly string[],
  blocks: number,
): readonly SeenBlock[] & SeenBlock[] {
  return Array.from({ length: blocks }, (_, height) => height).flatMap((height) => {
    const at = height % names.length;
    const parent = height === 0 ? "" : hashAt(height - 1);
    const common = { parent, height, items: 0, ms: 1000 + height };
    const block = { ...common, hash: hashAt(height), miner: minerAt(at), node: names[at] ?? "" };
    const lost = { ...block, hash: `0000f${hashAt(height).slice(5)}`, miner: minerAt(at + 1) };
    return height % 7 === 3 ? [block, lost] : [block];
  });
}

function minerAt(at: number): string {
  return `node on port ${9000 + at}`;
}

function hashAt(height: number): string {
  return `0000${((height + 1) * 7919).toString(16).padStart(6, "a")}`.padEnd(64, "b");
}

function inventSamples(
  names: readonly string[],
  seen: readonly SeenBlock[],
  end: number,
): readonly Sample[] {
  const chain = seen.filter(({ hash }) => !hash.startsWith("0000f"));
  return Array.from({ length: 20 }, (_, at) => at).flatMap((at) =>
    names.map((node, number) => {
      const late = at === 19 ? 0 : number % 3;
      const height = Math.max(0, Math.round((chain.length * (at + 1)) / 20) - late);
      const peers = names.map((_one, port) => `ws://localhost:${10_000 + port}/ws`);
      const tip = chain[height - 1]?.hash ?? "";
      return { ...ABOUT, ms: (end * (at + 1)) / 20, node, height, tip, pool: at % 4, peers };
    }),
  );
}

function inventLog(lines: number): string {
  return Array.from({ length: lines }, (_, at) =>
    at % 10 === 0
      ? `\x1b[33m第 ${at} 行：收到区块，来自 ws://localhost:9001/ws\x1b[0m\r\n`
      : `[2026-03-01 08:00:00,${String(at % 1000).padStart(3, "0")}] INFO line ${at}\r\n`,
  ).join("");
}

function inventRecord(): RunRecord {
  const check = (
    id: string,
    zh: string,
    en: string,
    result: CheckRecord["result"],
  ): CheckRecord => {
    return { id, title: { zh, en }, source: "MT", points: 10, result };
  };
  const long =
    "A title that is much longer than there is room for in a row of the table of the grader";
  return {
    version: 1,
    lab: "lab4",
    title: { zh: "挖矿并互通消息的节点", en: "Nodes that mine and talk" },
    submission: "reference",
    folder: "/nowhere",
    seed: 7,
    startedAt: "2026-03-01T08:00:00.000Z",
    ms: 1000,
    machine: { platform: "linux", node: "v20.19.0" },
    isolation: { permission: true, bubblewrap: false },
    stages: [
      {
        id: "header-hash",
        title: { zh: "区块头与哈希", en: "The header and its hash" },
        file: "ledger/header.ts",
        bonus: false,
        checks: [check("made-up", "李喆与王玥的竞赛", "Li Zhe and Wang Yue race", "pass")],
      },
      {
        id: "race",
        title: { zh: "竞赛", en: "The race" },
        file: "node/node.ts",
        bonus: false,
        checks: [
          check("ends", "只剩一条链", "One chain is left", "pass"),
          check("a-check-with-quite-a-long-name", "很长的标题".repeat(12), long, "fail"),
        ],
      },
      {
        id: "sync",
        title: { zh: "追上进度", en: "Catching up" },
        file: "node/fetcher.ts",
        bonus: true,
        checks: [check("late", "迟到的节点", "A late node", "error")],
      },
    ],
  };
}
