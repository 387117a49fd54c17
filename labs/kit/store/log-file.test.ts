import {
  appendFileSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { LogFile } from "./log-file.ts";
import type { LogFileOptions } from "./log-file.ts";
import { StoreError } from "./store-error.ts";

describe("log file", () => {
  let folder: string;
  let path: string;
  let opened: LogFile[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-log-"));
    path = join(folder, "9000.db");
  });
  afterEach(() => {
    for (const file of opened) file.close();
    opened = [];
    rmSync(folder, { recursive: true });
  });

  function open(options?: LogFileOptions): LogFile {
    const file = new LogFile(path, options);
    opened.push(file);
    return file;
  }
  const linesOf = (file: LogFile): string[] => Array.from(file.lines(), (line) => line.toString());

  it("is closed twice without harm, and not used afterwards", () => {
    const file = open();
    file.close();
    file.close();
    expect(() => file.grownTo()).to.throw("is closed");
  });

  it("reads lines of any length once each, characters across chunks whole", () => {
    const file = open();
    const lines = ["a", "é".repeat(70_000), "数".repeat(65_536), "z"];
    appendFileSync(path, `\n${lines.join("\n\n")}\n`);
    expect(linesOf(file)).to.deep.equal(lines);
    expect(linesOf(file)).to.deep.equal([]);
  });

  it("leaves a line without its newline until it has one", () => {
    const file = open();
    appendFileSync(path, "one\ntw");
    expect(linesOf(file)).to.deep.equal(["one"]);
    expect(file.grownTo()).to.be.null;
    appendFileSync(path, "o\n");
    expect(file.grownTo()).to.equal(8);
    expect(linesOf(file)).to.deep.equal(["two"]);
  });

  it("goes on behind the last line taken when the reader stopped early", () => {
    const file = open();
    appendFileSync(path, "one\ntwo\nthree\n");
    for (const line of file.lines()) if (line.toString() === "two") break;
    expect(file.grownTo()).to.equal(14);
    expect(linesOf(file)).to.deep.equal(["three"]);
  });

  it("passes over a line above the limit, however it arrives", () => {
    const file = open({ maxLineBytes: 200_000 });
    appendFileSync(path, `one\n${"x".repeat(200_000)}\n${"y".repeat(200_001)}\ntwo\n`);
    expect(linesOf(file).map((line) => line.length)).to.deep.equal([3, 200_000, 3]);
    appendFileSync(path, "y".repeat(150_000));
    expect(linesOf(file)).to.deep.equal([]);
    appendFileSync(path, "y".repeat(150_000));
    expect(linesOf(file)).to.deep.equal([]);
    appendFileSync(path, "y".repeat(10));
    expect(linesOf(file)).to.deep.equal([]);
    appendFileSync(path, "y\nthree\n");
    expect(linesOf(file)).to.deep.equal(["three"]);
  });

  it("repeats a short write whole", () => {
    let calls = 0;
    const write = (descriptor: number, bytes: Uint8Array): number =>
      writeSync(descriptor, ++calls === 1 ? bytes.subarray(0, 4) : bytes);
    const file = open({ write });
    file.append(Buffer.from("\nhello\n"));
    expect(linesOf(file)).to.deep.equal(["hel", "hello"]);
  });

  it("says that the disk is full, by an error or by short writes alone", () => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    const writes = [
      (): number => {
        throw full;
      },
      (): number => 0,
    ];
    for (const write of writes) {
      const file = open({ write });
      expect(() => {
        file.append(Buffer.from("\nx\n"));
      })
        .to.throw(StoreError, /the disk is full; make room/)
        .with.property("code", "DISK");
    }
  });

  it("refuses to write a line that nobody would read", () => {
    const file = open({ maxLineBytes: 10 });
    expect(() => {
      file.append(Buffer.alloc(11));
    })
      .to.throw(StoreError)
      .with.property("code", "TOO_LARGE");
    expect(file.grownTo()).to.be.null;
  });

  it("notices that what it read was cut off", () => {
    writeFileSync(path, "one\ntwo\n");
    const file = open();
    linesOf(file);
    truncateSync(path, 3);
    expect(() => file.grownTo())
      .to.throw(StoreError)
      .with.property("code", "DAMAGED");
  });
});
