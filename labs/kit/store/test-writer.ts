/**
 * The program that the kill test starts and kills: `FILE NAME RANDOM`. Appends changes to the store
 * as fast as it can and prints each one's id *after* its append has returned. A writer with an even
 * name opens the store as a node does, and saves checkpoints; the others as a builder.
 */
import { writeSync } from "node:fs";
import process from "node:process";
import type { Change } from "../contract/change.ts";
import { StoreJournal } from "./store-journal.ts";
import { IDS_FORM, randomFrom } from "./test-kill.ts";

/** Some changes are large, so that kills fall into the middle of writes. */
const LARGE_SHARE = 0.01;
const LARGE_ITEMS = 2000;
/** What is saved of the state, at the earliest after so many changes. */
const SAVE_EVERY = 20;

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
  return {
    pool: new Array<typeof payment>(random() < LARGE_SHARE ? LARGE_ITEMS : 1).fill(payment),
  };
}

const isNode = Number(name) % 2 === 0;
const stateForm = isNode ? IDS_FORM : undefined;
const journal = new StoreJournal<string>(path, { mark: isNode, zeros: 4, stateForm });
const ids = JSON.parse(journal.checkpoints?.saved?.toString() ?? "[]") as string[];
ids.push(...journal.history().map(idOf));
journal.follow((change) => {
  ids.push(idOf(change));
  return idOf(change);
});
journal.checkpoints?.offer(() => [Buffer.from(JSON.stringify(ids))]);
for (let count = 1; ; count++) {
  if (count % SAVE_EVERY === 0) journal.checkpoints?.saveAtEnd();
  const id = journal.append(makeChange(count));
  // Not console.log: what it holds back would be lost by a kill.
  writeSync(1, `${id}\n`);
}
