import { makeChain } from "../verifier/index.ts";
import type { TimedTransfer } from "../verifier/index.ts";
import { transferOf } from "./transfer.ts";

/** What stands for the node's own URL in a transcript and in what is compared of replies. */
export const SELF = "ws://self/ws";

const OTHERS = ["ws://localhost:9871/ws", "ws://localhost:9872/ws"] as const;

/**
 * Frames that a node of a lab is sent one after the other, good ones and bad ones. What it replies is
 * decided by them alone, in whatever time it runs.
 */
export function transcriptOf(lab: string): readonly string[] {
  const json = (value: unknown): string => JSON.stringify(value);
  const peers = [
    json({ op: "peers" }),
    json({ op: "register", args: { addr: OTHERS[0] } }),
    json({ op: "register", args: { addr: [...OTHERS, OTHERS[0], SELF] } }),
    "{",
    "null",
    json({ op: "no-such-thing" }),
    json({ op: "register", args: { addr: "no URL" } }),
    json({ op: "register" }),
    json({ op: "peers", args: {} }),
  ];
  if (lab !== "lab5") return peers;
  const [first, second] = makeChain([
    [transfer(1), transfer(2)],
    [transfer(3), transfer(4)],
  ]);
  const forged = { ...second, prev_hash: "0".repeat(40) };
  return [
    ...peers,
    json({ op: "pool" }),
    json({ op: "blocks" }),
    json({ op: "merge", args: { pool: [transfer(1), transfer(2), transfer(5)] } }),
    json({ op: "merge", args: { pool: [transfer(2)] } }),
    json({ op: "pool" }),
    json({ op: "merge", args: { blocks: [first] } }),
    json({ op: "pool" }),
    json({ op: "merge", args: { blocks: [forged] } }),
    json({ op: "merge", args: { blocks: [first, second] } }),
    json({ op: "merge", args: { blocks: [second, second] } }),
    json({ op: "merge", args: { pool: [{ id: "no UUID" }] } }),
    json({ op: "merge", args: {} }),
    json({ op: "blocks", args: { start: 1 } }),
    json({ op: "blocks", args: { start: 9 } }),
    json({ op: "blocks", args: { start: -1 } }),
    json({ op: "pool" }),
  ];
}

function transfer(number: number): TimedTransfer {
  return { ...transferOf(number), t: 1620811762.5 + number };
}

/**
 * What of a reply has to be the same whenever and wherever the node runs: all but the times at which it
 * stamped what waits, the order of its pool, and its own URL.
 */
export function comparable(reply: string, selfUrl: string): string {
  const named = reply.replaceAll(selfUrl, SELF);
  let value: unknown;
  try {
    value = JSON.parse(named);
  } catch {
    return named;
  }
  const { response } = (value ?? {}) as { readonly response?: { readonly pool?: unknown } | null };
  const pool = response?.pool;
  if (!Array.isArray(pool)) return JSON.stringify(value);
  const items = pool.map((item) => JSON.stringify({ ...(item as object), t: null }));
  return JSON.stringify({ ...(value as object), response: { ...response, pool: items.sort() } });
}
