import { freePort, isFree } from "./ports.ts";

/** The first of so many ports in a row that nobody listens on. For tests. */
export async function freePortsInARow(count: number): Promise<number> {
  for (;;) {
    const first = await freePort();
    const row = await Promise.all(Array.from({ length: count }, (_, at) => isFree(first + at)));
    if (row.every(Boolean)) return first;
  }
}
