import type { Transfer } from "../verifier/index.ts";

/** The transaction of a number, as a client of an exploration offers it. */
export function transferOf(number: number): Transfer {
  const uuid = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
  return { id: uuid(number), sender: uuid(900), receiver: uuid(901), amount: 1000 + number };
}
