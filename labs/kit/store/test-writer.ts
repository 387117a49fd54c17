/**
 * The program that the kill test starts and kills: `FILE NAME RANDOM`. Appends changes to the store
 * as fast as it can and prints each one's id *after* its append has returned. A writer with an even
 * name opens the store as a node does, the others as a builder.
 */
import { writeSync } from "node:fs";
import process from "node:process";
import type { Change } from "../contract/change.ts";
import { StoreJournal } from "./store-journal.ts";
import { randomFrom } from "./test-kill.ts";

/** Some changes are large, so that kills fall into the middle of writes; a note costs no judging. */
const LARGE_SHARE = 0.03;
const LARGE_NOTE = "x".repeat(512 * 1024);

const [path = "", name = "0", seed = "0"] = process.argv.slice(2);
const random = randomFrom(Number(seed) * 2 ** 32);
const zero = "00000000-0000-0000-0000-000000000000";

/** A change's id: its transaction's, which names the writer and counts the writer's changes. */
function idOf(change: Change): string {
  return "pool" in change ? (change.pool[0]?.id ?? "") : "";
}

function makeChange(count: number): Change {
  const id = `${name.padStart(8, "0")}-0000-0000-0000-${String(count).padStart(12, "0")}`;
  const payment = { id, sender: zero, receiver: zero, amount: count, t: 1.5, prev_hash: null };
  const note = random() < LARGE_SHARE ? LARGE_NOTE : "";
  return { pool: [{ ...payment, ...{ note } }] };
}

const journal = new StoreJournal<string>(path, { mark: Number(name) % 2 === 0, zeros: 4 });
journal.history();
journal.follow(idOf);
for (let count = 1; ; count++) {
  const id = journal.append(makeChange(count));
  // Not console.log: what it holds back would be lost by a kill.
  writeSync(1, `${id}\n`);
}
