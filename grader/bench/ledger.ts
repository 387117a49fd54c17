import { once } from "node:events";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import { WebSocket } from "ws";
import { readProcessTable } from "../limits/process-table.ts";
import { makeChain } from "../verifier/make-chain.ts";
import { connect } from "./bench-programs.ts";
import type { BenchPrograms, Running } from "./bench-programs.ts";
import type { Findings, Missing } from "./figure.ts";
import { measureLoad, warmUp } from "./load.ts";
import type { BenchSettings } from "./settings.ts";
import { mergeRequest, timedTransfer } from "./transfers.ts";

const ITEMS_A_BLOCK = 10;
/** Blocks that are merged at a time: a frame takes 16 MiB. */
const BLOCKS_A_MERGE = 1000;
const MAX_CHAIN_BYTES = 1024 * 1024 * 1024;
/** What a checkpoint's file is named by, behind the ledger's. */
const CHECKPOINT = ".checkpoint";
/** How often is looked whether it is there. */
const LOOK_MS = 20;
/** After so long none is to come: the ledger is a short one. */
const CHECKPOINT_TIMEOUT_MS = 10_000;
const REPLY_TIMEOUT_MS = 60_000;
const FIRST_TRANSFER = 10_000_000;

/** What a long ledger costs: at the start, for each merge, in memory, and for other clients. */
export async function measureLedger(
  { rounds, seconds, blocks }: BenchSettings,
  programs: BenchPrograms,
): Promise<Findings> {
  const written = programs.file("long.db");
  await writeLedger(programs, written, blocks);
  const missing: Missing[] = [];
  if (!existsSync(written + CHECKPOINT))
    missing.push({ part: "ledger", reason: "missing.checkpoint" });
  const found: Record<string, number[]> = {};
  const note = (name: string, value: number): void => {
    (found[name] ??= []).push(value);
  };
  let number = FIRST_TRANSFER;
  for (let round = 0; round < rounds; round++) {
    const first = programs.file(`first-${round}.db`);
    copyFileSync(written, first);
    const judging = await programs.startNode(first);
    note("start first", judging.startMs);
    note("memory first", memory(judging));
    await judging.program.kill();
    for (const kind of ["long", "empty"]) {
      const db = programs.file(`${kind}-${round}.db`);
      if (kind === "long") copyLedger(written, db);
      const node = await programs.startNode(db);
      note(`start ${kind}`, node.startMs);
      note(`memory ${kind}`, memory(node));
      // Few of them, so that the pool is the same in both and in all rounds.
      const request = (): string => mergeRequest(number++);
      const load = { clients: 1, depth: 1, seconds, request, reply: '{"status":202', most: 2000 };
      await warmUp(node, load);
      note(`merge ${kind}`, 1000 / (await measureLoad(node, load)));
      note(`pause ${kind}`, await pause(node));
      await node.program.kill();
    }
  }
  const of = (name: string): number[] => found[name] ?? [];
  const perBlock = (name: string): number[] =>
    of(name).map((long, at) => (long - (of("memory empty")[at] ?? 0)) / blocks);
  const shared = { part: "ledger", parameters: { blocks, items: blocks * ITEMS_A_BLOCK } } as const;
  return {
    figures: [
      {
        ...shared,
        name: "ledger.start",
        unit: "ms",
        values: of("start long"),
        limit: 300,
        against: of("start empty"),
      },
      {
        ...shared,
        name: "ledger.start-first",
        unit: "ms",
        values: of("start first"),
        against: of("start empty"),
      },
      {
        ...shared,
        name: "ledger.merge",
        unit: "ms",
        values: of("merge long"),
        against: of("merge empty"),
        goal: { atMost: 1.2 },
      },
      {
        ...shared,
        name: "ledger.pause",
        unit: "ms",
        values: of("pause long"),
        against: of("pause empty"),
        limit: 50,
      },
      { ...shared, name: "ledger.memory", unit: "bytes", values: perBlock("memory long") },
      { ...shared, name: "ledger.memory-first", unit: "bytes", values: perBlock("memory first") },
    ],
    missing,
  };
}

/** Copies a ledger with its checkpoint; a small one has none. */
function copyLedger(from: string, to: string): void {
  for (const end of ["", CHECKPOINT].filter((one) => existsSync(from + one))) {
    copyFileSync(from + end, to + end);
  }
}

/** Writes a ledger of so many blocks into a file, by a node, and has it write a checkpoint. */
async function writeLedger(programs: BenchPrograms, db: string, blocks: number): Promise<void> {
  const lists = Array.from({ length: blocks }, (_, block) =>
    Array.from({ length: ITEMS_A_BLOCK }, (_, item) => timedTransfer(block * ITEMS_A_BLOCK + item)),
  );
  const chain = makeChain(lists);
  const node = await programs.startNode(db);
  const connection = await connect(node);
  for (let at = 0; at < chain.length; at += BLOCKS_A_MERGE) {
    const args = { blocks: chain.slice(at, at + BLOCKS_A_MERGE) };
    connection.send(JSON.stringify({ op: "merge", args }));
    const reply = await connection.next(REPLY_TIMEOUT_MS);
    if (typeof reply !== "string" || !reply.startsWith('{"status":202')) {
      throw new Error(
        `a node does not take the ledger that is to be measured: ${JSON.stringify(reply)}`,
      );
    }
  }
  connection.close();
  await node.program.kill();
  rmSync(db + CHECKPOINT, { force: true });
  // A node that has the whole log to judge has also a whole checkpoint to write, soon after its start.
  const next = await programs.startNode(db);
  const limit = performance.now() + CHECKPOINT_TIMEOUT_MS;
  while (!existsSync(db + CHECKPOINT) && performance.now() < limit) await after(LOOK_MS);
  await next.program.kill();
}

/** The longest time that a client waits for `peers` while another one is sent the whole chain. */
async function pause(node: Running): Promise<number> {
  const asker = await connect(node);
  const state = { isRead: false };
  const read = readChain(node).then(() => {
    state.isRead = true;
  });
  const waits: number[] = [];
  while (!state.isRead || waits.length === 0) {
    const begin = performance.now();
    asker.send(JSON.stringify({ op: "peers" }));
    await asker.next(REPLY_TIMEOUT_MS);
    waits.push(performance.now() - begin);
  }
  await read;
  asker.close();
  return Math.max(...waits);
}

/** Has the whole chain sent, and does nothing with it: this process must not keep itself waiting. */
async function readChain({ port }: Running): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    maxPayload: MAX_CHAIN_BYTES,
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ op: "blocks" }));
  await once(socket, "message");
  socket.terminate();
}

/** The memory of a program, in bytes. */
function memory({ program }: Running): number {
  return readProcessTable().find(({ pid }) => pid === program.pid)?.memory ?? NaN;
}
