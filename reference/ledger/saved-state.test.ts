import { expect } from "chai";
import fc from "fast-check";
import { isSealed } from "#kit";
import type { Block, Checkpoints, Transaction } from "#kit";
import { blockHash, contentHash, makeBlock } from "./block.ts";
import { Ledger } from "./ledger.ts";
import type { MergeResult } from "./ledger.ts";
import { mine } from "../mining/mine.ts";
import { memoryJournal } from "../test/memory-node.ts";
import { transfer } from "../test/transfers.ts";
import { stampTransaction } from "./transaction.ts";

const TIMESTAMP = "20201205101230451234";
/** So few transactions that some are offered twice; two of a kind differ in the amount alone. */
const transaction = fc
  .tuple(fc.nat(11), fc.nat(1), fc.double({ min: 0, max: 1e17, noNaN: true }))
  .map(([n, amount, t]): Transaction => stampTransaction(transfer(n, amount), t));
const list = fc.array(transaction, { maxLength: 2 });
/** What is done: offer to the pool, build on one of the last blocks, and save: to start again from it, or to go on. */
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ pool: list }) },
  { weight: 6, arbitrary: fc.record({ items: list, back: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ adopt: fc.boolean() }) },
);

/** A ledger that goes on from a state, and a way to save its own. */
function openLedger(
  zeros: number,
  saved?: Buffer,
): { ledger: Ledger; save: () => Iterable<Uint8Array>; adopt: (state: Buffer) => void } {
  let save = (): Iterable<Uint8Array> => expect.fail("no state is offered");
  let adopt: ((state: Buffer) => void) | undefined;
  const checkpoints: Checkpoints = {
    saved,
    offer: (...given) => {
      [save, adopt] = given;
    },
  };
  const ledger = new Ledger(Object.assign(memoryJournal<MergeResult>(zeros), { checkpoints }));
  ledger.open();
  return { ledger, save: () => save(), adopt: (state) => adopt?.(state) };
}

/** A block on top of another one, of the form of these zeros. */
function blockOn(parent: Block | undefined, items: readonly Transaction[], zeros: number): Block {
  const parentHash = parent === undefined ? null : blockHash(parent);
  const block = makeBlock(items, parentHash);
  if (zeros === 0) return block;
  const content = block.items.length === 0 ? '"items":[]' : contentHash(block);
  const index = parent !== undefined && isSealed(parent) ? parent.index + 1 : 0;
  const header = {
    index,
    timestamp: TIMESTAMP,
    prev_hash: parentHash ?? "",
    data: `test ${content}`,
  };
  const { nonce, hash } = mine(header, 0, 100_000, zeros);
  return { ...header, nonce: nonce ?? 0, hash: hash ?? "", items: block.items } as Block;
}

/** All that can be seen of a ledger, but for what it will do. */
function stateOf(ledger: Ledger): unknown[] {
  const pieces = Array.from(ledger.pieces(0), (piece) => Buffer.from(piece).toString());
  return [
    ...[ledger.blocks(), ledger.pool(), ledger.waiting, ledger.tip, ledger.tipHash, ledger.count()],
    ...[1, 2, 5].map((start) => ledger.blocks(start)),
    // As text, too: the order of keys and of the pool.
    ...[JSON.stringify(ledger.blocks()), JSON.stringify(ledger.pool()), `[${pieces.join("")}]`],
  ];
}

describe("a ledger's saved state", () => {
  for (const [zeros, numRuns] of [
    [0, 150],
    [1, 15],
  ] as const) {
    it(`goes on as the ledger itself would, with ${String(zeros)} zeros`, () => {
      fc.assert(
        fc.property(fc.array(deed, { minLength: 5, maxLength: 40, size: "max" }), (deeds) => {
          const plain = openLedger(zeros).ledger;
          let other = openLedger(zeros);
          const blocks: Block[] = [];
          let older: Buffer = Buffer.alloc(0);
          for (const one of deeds) {
            if ("pool" in one) {
              for (const ledger of [plain, other.ledger]) ledger.mergePool(one.pool, 1);
            } else if ("items" in one) {
              const block = blockOn(blocks.at(-1 - one.back), one.items, zeros);
              const offer = (ledger: Ledger): MergeResult => ledger.mergeBlocks([block], 2e9);
              const result = offer(plain);
              if (result.outcome === "accepted") blocks.push(block);
              expect(offer(other.ledger)).to.deep.equal(result);
            } else {
              const now = Buffer.concat([...other.save()]);
              // What is adopted was saved a while ago.
              if (!one.adopt) other = openLedger(zeros, now);
              else if (older.length > 0) other.adopt(older);
              older = now;
            }
            expect(stateOf(other.ledger)).to.deep.equal(stateOf(plain));
          }
        }),
        { numRuns },
      );
    });
  }

  it("is the one of the moment it was asked for", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.nat(4), fc.nat(7), (lists, taken, fork) => {
        let number = 0;
        const next = (): Transaction => stampTransaction(transfer(number++), 1);
        const { ledger, save } = openLedger(0);
        const chain: Block[] = [];
        for (const items of lists) {
          chain.push(blockOn(chain.at(-1), Array.from({ length: items }, next), 0));
        }
        ledger.mergeBlocks(chain, 0);
        const settled = openLedger(0, Buffer.concat([...save()]));
        const whole = Buffer.concat([...settled.save()]);
        const late = settled.save()[Symbol.iterator]();
        const begun = drain(late, taken);
        // A longer branch takes blocks off, down to the first one.
        const branch = chain.slice(0, fork % chain.length);
        while (branch.length <= chain.length) branch.push(blockOn(branch.at(-1), [next()], 0));
        settled.ledger.mergeBlocks(branch, 0);
        expect(settled.ledger.blocks()).to.deep.equal(branch);
        expect(Buffer.concat([...begun, ...drain(late)]).equals(whole)).to.equal(true);
      }),
    );
  });
});

/** The next pieces, at most so many. */
function drain(pieces: Iterator<Uint8Array>, most = Infinity): Uint8Array[] {
  const taken: Uint8Array[] = [];
  while (taken.length < most) {
    const next = pieces.next();
    if (next.done === true) break;
    taken.push(Buffer.from(next.value));
  }
  return taken;
}
