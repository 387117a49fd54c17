import type { Transfer } from "./wire.ts";

/** Whether two transactions are equal: by id, sender, receiver and amount alone (contract 4.1). */
export function sameTransaction(a: Transfer, b: Transfer): boolean {
  return transferKey(a) === transferKey(b);
}

/** One text a transaction, the same for equal ones and no others; for sets and maps. */
export function transferKey({ id, sender, receiver, amount }: Transfer): string {
  return JSON.stringify([id, sender, receiver, amount]);
}
