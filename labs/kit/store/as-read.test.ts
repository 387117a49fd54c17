import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Change } from "../contract/change.ts";
import { StoreJournal } from "./store-journal.ts";

const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.nat(15), { minLength: length, maxLength: length })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(""));
const uuid = fc
  .tuple(hex(8), hex(4), hex(4), hex(4), hex(12))
  .map((parts: readonly string[]) => parts.join("-"));
/** A transaction with its keys in any order and more than the contract names. */
const transaction = fc
  .tuple(
    fc.record({
      id: uuid,
      sender: uuid,
      receiver: uuid,
      amount: fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, -0)),
      t: fc.oneof(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), fc.constant(-0)),
      prev_hash: fc.option(hex(40)),
      note: fc.string(),
    }),
    fc.array(fc.nat()),
  )
  .map(([fields, order]) => {
    const entries = Object.entries(fields).map((entry, at) => [order[at] ?? at, entry] as const);
    return Object.fromEntries(entries.sort(([one], [other]) => one - other).map(([, e]) => e));
  });
const list = fc.array(transaction, { maxLength: 3 });
const change = fc.oneof(
  fc.record({ pool: list }),
  fc.record({ blocks: fc.array(fc.record({ items: list, prev_hash: fc.option(hex(40)) })) }),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Change>;
/** Who does it, and what: a change to write, or null for a look at the file. */
const step = fc.tuple(fc.boolean(), fc.option(change, { freq: 3 }));

describe("a change that is not read back", () => {
  let folder: string;

  before(() => (folder = mkdtempSync(join(tmpdir(), "ledger-as-read-"))));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("is what every other reader of the file is given, in the same order", () => {
    let files = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const path = join(folder, `${String(files++)}.db`);
        const fed: Change[][] = [];
        const open = (): StoreJournal<number> => {
          const own: Change[] = [];
          fed.push(own);
          const journal = new StoreJournal<number>(path);
          journal.follow((given) => own.push(given));
          return journal;
        };
        const writers = [open(), open()] as const;
        for (const [first, given] of steps) {
          const writer = writers[first ? 0 : 1];
          if (given === null) writer.poll();
          else expect(writer.append(structuredClone(given))).to.equal(fed[first ? 0 : 1]?.length);
        }
        const journals = [...writers, open()];
        for (const journal of journals) {
          journal.poll();
          journal.close();
        }
        const [one, other, read] = fed;
        for (const written of [one, other]) {
          expect(written).to.deep.equal(read);
          expect(JSON.stringify(written)).to.equal(JSON.stringify(read));
        }
      }),
    );
  });
});
