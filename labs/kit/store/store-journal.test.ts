import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Change } from "../contract/change.ts";
import { encodeRecord } from "./record.ts";
import { StoreError } from "./store-error.ts";
import { StoreJournal } from "./store-journal.ts";
import type { StoreOptions } from "./store-journal.ts";

const uuid = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
/** A change that can be told by a number. */
const change = (n: number): Change => ({
  pool: [{ id: uuid(n), sender: uuid(0), receiver: uuid(0), amount: n, t: 0.5, prev_hash: null }],
});
const numberOf = (given: Change): number => ("pool" in given ? (given.pool[0]?.amount ?? 0) : -1);
/** A record's bytes of a writer that no test opens. */
const foreign = (sequence: number, body: unknown): Buffer =>
  encodeRecord({ writer: "f".repeat(16), sequence, body });

describe("store journal", () => {
  let folder: string;
  let path: string;
  let opened: StoreJournal<number>[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-store-"));
    path = join(folder, "9000.db");
  });
  afterEach(() => {
    for (const journal of opened) journal.close();
    opened = [];
    rmSync(folder, { recursive: true });
  });

  function open(options?: StoreOptions): StoreJournal<number> {
    const journal = new StoreJournal<number>(path, options);
    opened.push(journal);
    return journal;
  }
  /** An open journal, its history, and the growing list of what it was fed since. */
  function start(options?: StoreOptions): {
    journal: StoreJournal<number>;
    history: number[];
    fed: number[];
  } {
    const journal = open(options);
    const history = journal.history().map(numberOf);
    const fed: number[] = [];
    journal.follow((given) => {
      fed.push(numberOf(given));
      return numberOf(given);
    });
    return { journal, history, fed };
  }
  const text = (): string => readFileSync(path, "utf8");
  function errorOf(act: () => unknown): StoreError {
    try {
      act();
    } catch (error) {
      if (error instanceof StoreError) return error;
      throw error;
    }
    throw new Error("nothing was thrown");
  }

  it("answers a change by its outcome at its place, behind those of others", () => {
    const node = start();
    const builder = start();
    expect(node.journal.append(change(1))).to.equal(1);
    expect(builder.journal.append(change(2))).to.equal(2);
    expect(builder.fed).to.deep.equal([1, 2]);
    expect(node.journal.poll()).to.equal(1);
    expect(node.journal.poll()).to.equal(0);
    expect(node.fed).to.deep.equal([1, 2]);
  });

  it("reads whole records around torn, blank, bad and unknown ones", () => {
    const torn = foreign(2, change(2)).subarray(0, -9);
    const parts = [foreign(1, change(1)), torn, foreign(3, change(3)), "\n\n{}\nledger1 \n"];
    for (const part of [...parts, foreign(4, { later: 1 }), foreign(5, change(5))]) {
      appendFileSync(path, part);
    }
    expect(start().fed).to.deep.equal([1, 3, 5]);
  });

  it("waits for the end of a record, and passes over a torn one once another follows", () => {
    const { journal, fed } = start();
    const whole = foreign(1, change(1));
    appendFileSync(path, whole.subarray(0, 40));
    expect(journal.poll()).to.equal(0);
    appendFileSync(path, whole.subarray(40));
    expect(journal.poll()).to.equal(1);
    appendFileSync(path, foreign(2, change(2)).subarray(0, 40));
    expect(journal.append(change(3))).to.equal(3);
    expect(fed).to.deep.equal([1, 3]);
  });

  it("counts a record once when only its last newline was missing at the first try", () => {
    const whole = foreign(1, change(1));
    appendFileSync(path, Buffer.concat([whole.subarray(0, -1), whole, foreign(2, change(2))]));
    expect(start().fed).to.deep.equal([1, 2]);
  });

  it("goes on behind a change that could not be applied", () => {
    const fed: number[] = [];
    const apply = (given: Change): number => {
      if (numberOf(given) % 2 === 1) throw new Error("not today");
      return fed.push(numberOf(given));
    };
    for (const n of [1, 2]) appendFileSync(path, foreign(n, change(n)));
    const journal = open();
    expect(() => {
      journal.follow(apply);
    }).to.throw("not today");
    for (const n of [3, 4]) appendFileSync(path, foreign(n, change(n)));
    expect(() => journal.poll()).to.throw("not today");
    expect(journal.poll()).to.equal(1);
    expect(fed).to.deep.equal([2, 4]);
  });

  it("writes nothing that is no change, and nothing from inside apply", () => {
    const { journal } = start();
    expect(() => journal.append({ pool: [{}] } as unknown as Change)).to.throw(TypeError);
    const nested = open();
    nested.follow(() => nested.poll());
    expect(() => nested.append(change(1))).to.throw("must not append or poll");
  });

  it("refuses a folder, a missing folder and another program's file, and says what to do", () => {
    mkdirSync(path);
    expect(errorOf(() => open())).to.include({ code: "CANNOT_OPEN" });
    expect(errorOf(() => open()).message).to.match(/it is a folder; name a file with -r$/);
    path = join(folder, "missing", "9000.db");
    expect(errorOf(() => open()).message).to.match(/its folder does not exist/);
    path = join(folder, "essay.txt");
    writeFileSync(path, "Dear reader,\n");
    expect(errorOf(() => open({ zeros: 4, mark: true }))).to.include({ code: "NOT_A_STORE" });
    expect(text()).to.equal("Dear reader,\n");
  });

  it("opens a store whose first record was torn", () => {
    writeFileSync(path, foreign(1, change(1)).subarray(0, 5));
    const { journal, fed } = start();
    journal.append(change(2));
    expect(fed).to.deep.equal([2]);
  });

  describe("form", () => {
    it("is written right before the first change", () => {
      const { journal } = start({ zeros: 4, mark: true });
      expect(text()).to.equal("");
      expect(journal.zeros).to.equal(4);
      journal.append(change(1));
      expect(text()).to.match(/^\nledger1 \S+ \S+ 1 \{"form":\{"zeros":4\}\}\n\nledger1 /);
      journal.append(change(2));
      expect(text().match(/"form"/g)).to.have.length(1);
      expect(open().zeros).to.equal(4);
    });

    it("is not another one than asked for", () => {
      start({ zeros: 0 }).journal.append(change(1));
      const error = errorOf(() => open({ zeros: 4 }));
      expect(error.code).to.equal("OTHER_FORM");
      expect(error.message).to.equal(
        `${path} was made with -z 0; start without -z 4, or give another file with -r`,
      );
    });

    it("can be taken later, once", () => {
      const { journal } = start();
      expect(journal.zeros).to.be.undefined;
      journal.append(change(1));
      journal.takeForm(4);
      journal.takeForm(4);
      expect(journal.zeros).to.equal(4);
      expect(
        errorOf(() => {
          journal.takeForm(0);
        }),
      ).to.include({ code: "OTHER_FORM" });
      expect(journal.append(change(2))).to.equal(2);
    });

    it("is the file's first when two processes wrote one at once", () => {
      const first = start({ zeros: 0 }).journal;
      const second = start({ zeros: 4 }).journal;
      const third = start().journal;
      first.append(change(1));
      expect(errorOf(() => second.append(change(2)))).to.include({ code: "OTHER_FORM" });
      expect(errorOf(() => second.poll())).to.include({ code: "OTHER_FORM" });
      expect(errorOf(() => second.append(change(2)))).to.include({ code: "OTHER_FORM" });
      expect(
        errorOf(() => {
          third.takeForm(4);
        }),
      ).to.include({ code: "OTHER_FORM" });
      expect(third.append(change(3))).to.equal(3);
      expect(start().fed).to.deep.equal([1, 3]);
      expect(open().zeros).to.equal(0);
    });
  });

  describe("start mark", () => {
    it("makes history of what was there, for the node and for those that come later", () => {
      start().journal.append(change(1));
      const node = start({ mark: true });
      expect(node).to.deep.include({ history: [1], fed: [] });
      node.journal.append(change(2));
      expect(start()).to.deep.include({ history: [1], fed: [2] });
    });

    it("is passed over by those who follow already", () => {
      const first = start({ mark: true });
      first.journal.append(change(1));
      const second = start({ mark: true });
      second.journal.append(change(2));
      first.journal.poll();
      expect(first.fed).to.deep.equal([1, 2]);
      expect(second).to.deep.include({ history: [1], fed: [2] });
    });

    it("is the last one in the file, and not written when nothing stands behind it", () => {
      for (const n of [1, 2, 3]) {
        start({ mark: true });
        start({ mark: true }).journal.append(change(n));
      }
      expect(text().match(/"mark"/g)).to.have.length(2);
      expect(start()).to.deep.include({ history: [1, 2], fed: [3] });
    });
  });
});
