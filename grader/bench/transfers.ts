import type { TimedTransfer } from "../verifier/make-chain.ts";
import type { Transfer } from "../verifier/wire.ts";

const ACCOUNT = "00000000-0000-4000-8000-00000000000";

/** A transfer like no other: its number is its id. */
export function transfer(number: number): Transfer {
  const id = `00000000-0000-4000-9000-${number.toString(16).padStart(12, "0")}`;
  return { id, sender: `${ACCOUNT}1`, receiver: `${ACCOUNT}2`, amount: 1 + (number % 1000) };
}

/** The same with a time. */
export function timedTransfer(number: number): TimedTransfer {
  return { ...transfer(number), t: 1_700_000_000 + number / 1000 };
}

/** A request that merges transfers into a node's pool. */
export function mergeRequest(...numbers: readonly number[]): string {
  return JSON.stringify({ op: "merge", args: { pool: numbers.map(transfer) } });
}
