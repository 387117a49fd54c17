import type { OfferedTransaction } from "#kit";

/** The id of a number, as the slides' ids are. */
export const uuid = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;

/** A transaction of a number, as a client offers it. */
export const transfer = (n: number, amount = n): OfferedTransaction => ({
  id: uuid(n),
  sender: uuid(0),
  receiver: uuid(n),
  amount,
});
