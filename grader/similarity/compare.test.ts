import { expect } from "chai";
import { compare } from "./compare.ts";
import type { SimilarPair } from "./compare.ts";
import { readSkeleton } from "./read-code.ts";
import type { SourceFile } from "./source-text.ts";
import { disguised, secondImplementation, solved } from "./test-class.ts";

const LAB = "lab5";
const STAGES = 8;

/** Two students' tasks in one frame, which both were given. */
const FRAME = `
export class Pool {
  readonly #waiting = new Map<string, Transaction>();
  /** All that wait. */
  all(): Transaction[] { return [...this.#waiting.values()]; }
  // SOLUTION
}`;
const frame = (solution: string): SourceFile[] => [
  { path: "pool.ts", text: FRAME.replace("// SOLUTION", solution) },
];
const FIRST = `
  merge(others: readonly Transaction[]): number {
    const fresh = others.filter((one) => !this.#waiting.has(keyOf(one)) && isValid(one));
    for (const one of fresh) this.#waiting.set(keyOf(one), one);
    return fresh.length;
  }
  remove(block: Block): void {
    const sealed = new Set(block.items.map((item) => keyOf(item)));
    for (const key of [...this.#waiting.keys()]) if (sealed.has(key)) this.#waiting.delete(key);
  }
  oldest(count: number): Transaction[] {
    return this.all().sort((one, other) => one.t - other.t).slice(0, count);
  }`;
const SECOND = `
  merge(incoming: readonly Transaction[]): number {
    let added = 0;
    for (let i = 0; i < incoming.length; i++) {
      const tx = incoming[i];
      if (tx === undefined || !isValid(tx)) continue;
      const id = keyOf(tx);
      if (this.#waiting.get(id) === undefined) {
        this.#waiting.set(id, tx);
        added = added + 1;
      }
    }
    return added;
  }
  remove(sealedBlock: Block): void {
    sealedBlock.items.forEach((tx) => {
      this.#waiting.delete(keyOf(tx));
    });
  }
  oldest(howMany: number): Transaction[] {
    const list = Array.from(this.#waiting.values());
    list.sort((a, b) => (a.t < b.t ? -1 : a.t > b.t ? 1 : 0));
    const result: Transaction[] = [];
    while (result.length < howMany && list.length > 0) {
      const next = list.shift();
      if (next !== undefined) result.push(next);
    }
    return result;
  }`;

describe("comparing submissions", () => {
  let pairs: readonly SimilarPair[];
  const between = (one: string, other: string): SimilarPair | undefined =>
    pairs.find(({ left, right }) => left === one && right === other);

  before(() => {
    const whole = solved(LAB, STAGES);
    ({ pairs } = compare(
      [
        { name: "whole", files: whole },
        { name: "disguised", files: disguised(whole) },
        { name: "three stages", files: solved(LAB, 3) },
        { name: "other hand", files: secondImplementation() },
        { name: "nothing yet", files: readSkeleton(LAB) },
        { name: "nothing either", files: readSkeleton(LAB) },
      ],
      readSkeleton(LAB),
    ));
  });

  it("sees a copy behind other names, comments, layout, and functions that were moved", () => {
    const pair = between("whole", "disguised");
    expect(pair?.shareOfLeft).to.be.above(0.9);
    expect(pair?.shareOfRight).to.be.above(0.9);
    expect(pairs[0]).to.equal(pair);
  });

  it("sees a part that is in a larger whole", () => {
    const pair = between("whole", "three stages");
    expect(pair?.shareOfRight).to.be.above(0.9);
    expect(pair?.shareOfLeft).to.be.within(0.2, 0.6);
  });

  it("finds next to nothing in common between two that work from one contract", () => {
    expect(between("whole", "other hand")?.share ?? 0).to.be.below(0.1);
  });

  it("leaves out what everybody was given", () => {
    const names = pairs.flatMap(({ left, right }) => [left, right]);
    expect(names).to.not.include("nothing yet");
    expect(names).to.not.include("nothing either");
  });

  it("marks passages that are the same on both sides", () => {
    const one = { name: "one", files: frame(FIRST) };
    const other = { name: "other", files: frame(`${SECOND}\n// mine\n${FIRST}`) };
    const [pair] = compare([one, other], frame("")).pairs;
    const [passage] = pair?.passages ?? [];
    const text = (files: readonly SourceFile[], side: "left" | "right"): string =>
      files[0]?.text.slice(passage?.[side].start, passage?.[side].end) ?? "";
    expect(text(one.files, "left")).to.equal(text(other.files, "right"));
    expect(text(one.files, "left")).to.include("const sealed = new Set(");
    expect(pair?.shareOfLeft).to.be.above(0.9);
  });

  it("does not take two solutions of one task in one frame for a copy", () => {
    const [pair] = compare(
      [
        { name: "one", files: frame(FIRST) },
        { name: "other", files: frame(SECOND) },
      ],
      frame(""),
    ).pairs;
    expect(pair?.share ?? 0).to.be.below(0.2);
  });

  it("does not count what a large part of a class has, since it was said in class", () => {
    const said = Array.from({ length: 12 }, (_, at) => ({ name: `s${at}`, files: frame(FIRST) }));
    expect(compare(said, frame("")).pairs).to.deep.equal([]);
    expect(compare(said.slice(0, 3), frame("")).pairs).to.have.length(3);
  });

  it("compares other languages as well", () => {
    const python = (name: string, count: string): SourceFile[] => [
      {
        path: "node.py",
        text: `# ${name}\ndef merge(self, ${name}):\n    ${count} = 0\n    for item in ${name}:\n        if item["id"] not in self.pool and self.valid(item):\n            self.pool[item["id"]] = item\n            ${count} += 1\n    return {"status": 201 if ${count} > 0 else 202, "response": {"added": ${count}}}\n`,
      },
    ];
    const [pair] = compare(
      [
        { name: "a", files: python("others", "n") },
        { name: "b", files: python("xs", "added") },
      ],
      [],
    ).pairs;
    expect(pair?.share).to.be.above(0.9);
  });

  it("compares what is nested too deeply for a parser, and what lies beside it", () => {
    const deep = [
      { path: "brackets.ts", text: "[".repeat(10_000) },
      { path: "sum.ts", text: `export const sum = ${"1 + ".repeat(20_000)}1;` },
    ];
    const one = { name: "one", files: [...deep, ...frame(FIRST)] };
    const other = { name: "other", files: frame(FIRST) };
    const { pairs: found, omissions } = compare([one, other], frame(""));
    expect(found[0]?.shareOfRight).to.be.above(0.9);
    expect(omissions).to.deep.equal([{ name: "one", path: "brackets.ts", code: "plain" }]);
  });

  it("finds a copy beside a table that both have, and takes no more of the table than its beginning", () => {
    const numbers = { path: "table.ts", text: `export const TABLE = [${"1, ".repeat(4_000)}];` };
    const files = [numbers, ...frame(FIRST)];
    const { pairs: found } = compare(
      ["one", "other"].map((name) => ({ name, files })),
      frame(""),
    );
    expect(found[0]?.share).to.be.above(0.8);
    expect(found[0]?.tokens).to.be.below(500);
  });

  it("leaves out one file that is too long, and says so, instead of those after it", () => {
    const long = { path: "0.py", text: ";".repeat(512 * 1024) };
    const one = { name: "one", files: [long, ...frame(FIRST)] };
    const { pairs: found, omissions } = compare(
      [one, { name: "other", files: frame(FIRST) }],
      frame(""),
    );
    expect(found[0]?.share).to.be.above(0.9);
    expect(omissions).to.deep.equal([{ name: "one", path: "0.py", code: "many-tokens" }]);
  });
});
