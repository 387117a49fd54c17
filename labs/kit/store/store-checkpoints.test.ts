import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Change } from "../contract/change.ts";
import { encodeRecord } from "./record.ts";
import { StoreJournal } from "./store-journal.ts";
import type { StoreOptions } from "./store-journal.ts";

const FORM = "list 1";
/** So much has to be behind the last checkpoint until another one is written. */
const PAD = "x".repeat(1024 * 1024);
const uuid = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
/** A change that can be told by a number, in as many bytes as its note makes it. */
const change = (n: number, note = ""): Change => {
  const payment = { id: uuid(n), sender: uuid(0), receiver: uuid(0), amount: n, t: 0.5 };
  return { pool: [{ ...payment, prev_hash: null, ...{ note } }] };
};
const numberOf = (given: Change): number => ("pool" in given ? (given.pool[0]?.amount ?? 0) : -1);
/** A record's bytes of a writer that no test opens. */
const foreign = (sequence: number, body: unknown): Buffer =>
  encodeRecord({ writer: "f".repeat(16), sequence, body });

describe("checkpoints of a store", () => {
  let folder: string;
  let path: string;
  let opened: StoreJournal<number>[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-checkpoints-"));
    path = join(folder, "9000.db");
  });
  afterEach(() => {
    for (const journal of opened) journal.close();
    opened = [];
    rmSync(folder, { recursive: true });
  });

  /** A program whose state is the list of all numbers, and how much of it was saved. */
  function open(options: StoreOptions = { stateForm: FORM }): {
    journal: StoreJournal<number>;
    list: number[];
    saved: number | undefined;
  } {
    const journal = new StoreJournal<number>(path, options);
    opened.push(journal);
    const state = journal.checkpoints?.saved?.toString();
    const list = JSON.parse(state ?? "[]") as number[];
    const saved = state === undefined ? undefined : list.length;
    list.push(...journal.history().map(numberOf));
    journal.follow((given) => list.push(numberOf(given)));
    journal.checkpoints?.offer(() => [Buffer.from(JSON.stringify(list))]);
    return { journal, list, saved };
  }
  /** A store with a checkpoint after two changes, and a third one behind it. */
  function prepare(): void {
    const { journal } = open();
    appendFileSync(path, foreign(1, change(1, PAD)));
    journal.append(change(2));
    journal.checkpoints?.saveAtEnd();
    journal.append(change(3));
    journal.close();
  }
  const checkpoint = (): string => `${path}.checkpoint`;

  it("give a program its state back, and the changes from there on", () => {
    prepare();
    expect(open()).to.deep.include({ saved: 2, list: [1, 2, 3] });
    const { journal, list } = open({ stateForm: FORM, mark: true });
    expect(journal.append(change(4))).to.equal(4);
    expect(list).to.deep.equal([1, 2, 3, 4]);
  });

  it("are not written for little, nor by a program that keeps no states", () => {
    const { journal } = open();
    journal.append(change(1));
    journal.checkpoints?.saveAtEnd();
    appendFileSync(path, foreign(1, change(1, PAD)));
    open({}).journal.checkpoints?.saveAtEnd();
    expect(readdirSync(folder)).to.deep.equal(["9000.db"]);
  });

  it("are not written by a program that has failed to take a change", () => {
    const { journal } = open();
    appendFileSync(path, foreign(1, change(1, PAD)));
    journal.follow(() => {
      throw new Error("not today");
    });
    expect(() => journal.append(change(2))).to.throw("not today");
    journal.checkpoints?.saveAtEnd();
    expect(existsSync(checkpoint())).to.equal(false);
  });

  const faults: Readonly<Record<string, () => void>> = {
    "a byte of the log is another one": () => {
      const bytes = readFileSync(path);
      bytes.write("y", bytes.indexOf("xxxxx"));
      writeFileSync(path, bytes);
    },
    "the log is another one that says the same at its end": () => {
      writeFileSync(path, Buffer.concat([foreign(1, change(7, PAD)), foreign(2, change(3))]));
    },
    "the log ends before it": () => {
      truncateSync(path, 500_000);
    },
    "it was cut": () => {
      truncateSync(checkpoint(), readFileSync(checkpoint()).length - 1);
    },
    "it is empty": () => {
      writeFileSync(checkpoint(), "");
    },
    "its state is another one": () => {
      const bytes = readFileSync(checkpoint());
      bytes.write("[9,2]", bytes.indexOf("[1,2]"));
      writeFileSync(checkpoint(), bytes);
    },
    "it is of another log": () => {
      const own = path;
      path = join(folder, "9001.db");
      prepare();
      copyFileSync(checkpoint(), `${own}.checkpoint`);
      path = own;
    },
  };
  for (const [what, spoil] of Object.entries(faults)) {
    it(`are not used when ${what}`, () => {
      prepare();
      spoil();
      const { list } = open({});
      expect(open()).to.deep.include({ saved: undefined, list });
    });
  }

  it("are not used for states of another form", () => {
    prepare();
    expect(open({ stateForm: "list 2" })).to.deep.include({ saved: undefined, list: [1, 2, 3] });
  });

  it("are the same bytes when they are written bit by bit, and given up without a trace", async () => {
    prepare();
    const before = readFileSync(checkpoint());
    const { journal, list } = open();
    const adopted: string[] = [];
    const save = (): Uint8Array[] => [Buffer.from(JSON.stringify(list))];
    journal.checkpoints?.offer(save, (state) => adopted.push(state.toString()));
    appendFileSync(path, foreign(4, change(4, PAD)));
    journal.poll();
    const never = AbortSignal.abort();
    await journal.checkpoints?.saveSometimes(new AbortController().signal);
    expect(open().saved, "while it is written to").to.equal(2);
    await journal.checkpoints?.saveSometimes(never);
    expect(readFileSync(checkpoint()).equals(before)).to.equal(true);
    await journal.checkpoints?.saveSometimes(new AbortController().signal);
    const bitByBit = readFileSync(checkpoint());
    expect(adopted).to.deep.equal(["[1,2,3,4]"]);
    expect(open().saved).to.equal(4);
    writeFileSync(checkpoint(), before);
    const other = open().journal;
    other.checkpoints?.saveAtEnd();
    expect(readFileSync(checkpoint()).equals(bitByBit)).to.equal(true);
    expect(readdirSync(folder)).to.have.members(["9000.db", "9000.db.checkpoint"]);
  });

  /** What stands in a file besides: whole, torn and repeated records, marks, nonsense; or a save. */
  const part = fc.oneof(
    fc.record({ number: fc.nat(99), cut: fc.constantFrom(0, 0, 1, 9, 50), large: fc.boolean() }),
    fc.constantFrom("mark", "again", "nonsense", "save", "save", "append"),
  );

  it("change nothing that anybody can see, wherever in a file they stand", () => {
    let files = 0;
    fc.assert(
      fc.property(fc.array(part, { minLength: 3, maxLength: 15, size: "max" }), (parts) => {
        path = join(folder, `${String(files++)}.db`);
        const live = open();
        let bytes: Uint8Array = Buffer.from("");
        for (const [at, one] of parts.entries()) {
          if (one === "append") live.journal.append(change(at));
          else if (one === "save") {
            live.journal.poll();
            live.journal.checkpoints?.saveAtEnd();
          } else {
            if (one === "mark") bytes = foreign(at + 1, { mark: "start" });
            else if (one === "nonsense") bytes = Buffer.from("ledger1 \n{}\n\nx");
            else if (one !== "again") {
              const whole = foreign(at + 1, change(one.number, one.large ? PAD : ""));
              bytes = whole.subarray(0, whole.length - one.cut);
            }
            appendFileSync(path, bytes);
          }
        }
        const plain = open({});
        expect(open().list).to.deep.equal(plain.list);
        // A start mark is written in the same cases.
        const copy = readFileSync(path).length;
        open({ mark: true });
        const marked = readFileSync(path).length;
        truncateSync(path, copy);
        open({ mark: true, stateForm: FORM });
        expect(readFileSync(path).length).to.equal(marked);
      }),
      { numRuns: 40 },
    );
  });
});
