import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { zipSync } from "fflate";
import { Header } from "tar";
import { rawZip, writeTarball, zipOf } from "../test-hand-ins.ts";
import type { RawEntry } from "../test-hand-ins.ts";
import { ArchiveError } from "./archive-error.ts";
import { unpackArchive } from "./unpack-archive.ts";
import { Unpacking } from "./unpacking.ts";

const MEGABYTE = 1024 * 1024;
const LIMITS = { bytes: 2 * MEGABYTE, besides: 2 * MEGABYTE, files: 50 };

const entry = (
  name: string,
  content: string | Uint8Array = "x",
  more: Partial<RawEntry> = {},
): RawEntry => ({
  name: Buffer.from(name),
  content: Buffer.from(content),
  ...more,
});

/** A tarball of headers that no tool writes. */
function rawTar(
  entries: readonly { path: string; type: "File" | "SymbolicLink" | "Link"; linkpath?: string }[],
): Buffer {
  const blocks = entries.flatMap(({ path, type, linkpath }) => {
    const block = Buffer.alloc(512);
    const size = type === "File" ? 1 : 0;
    const header = new Header({
      path,
      type,
      size,
      mode: 0o644,
      ...(linkpath !== undefined && { linkpath }),
    });
    header.encode(block, 0);
    return [block, ...(size > 0 ? [Buffer.from("x".padEnd(512, "\0"))] : [])];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Archives that must not be opened, and the code of why. */
const HOSTILE: readonly (readonly [string, () => Uint8Array, string])[] = [
  ["a path that leads up", () => rawZip([entry("../victim.txt")]), "leads-out"],
  [
    "a path that leads up behind a folder",
    () => rawZip([entry("a/../../victim.txt")]),
    "leads-out",
  ],
  ["a path that leads up with backslashes", () => rawZip([entry("..\\victim.txt")]), "leads-out"],
  ["an absolute path", () => rawZip([entry("/tmp/victim.txt")]), "leads-out"],
  ["a path with a drive", () => rawZip([entry("C:\\victim.txt")]), "leads-out"],
  ["a path on another machine", () => rawZip([entry("\\\\server\\share\\x")]), "leads-out"],
  ["a device of Windows", () => rawZip([entry("lab5/CON")]), "bad-name"],
  ["a device of Windows with an ending", () => rawZip([entry("lab5/nul.ts")]), "bad-name"],
  ["a name with a zero byte", () => rawZip([entry("a\0b")]), "bad-name"],
  ["a name that is too long", () => rawZip([entry("x".repeat(300))]), "long-name"],
  ["a path that is too long", () => rawZip([entry("x/".repeat(600) + "x")]), "long-name"],
  [
    "two names that differ by capitals",
    () => rawZip([entry("Node.ts"), entry("node.ts")]),
    "same-name",
  ],
  ["a file where a folder is", () => rawZip([entry("a/b"), entry("A")]), "same-name"],
  ["a bomb", () => zipSync({ a: [new Uint8Array(3 * MEGABYTE), { level: 9 }] }), "too-large"],
  ["a size that lies", () => rawZip([entry("a", "x".repeat(3000), { size: 1 })]), "damaged"],
  ["many files", () => rawZip(Array.from({ length: 60 }, (_, at) => entry(`f${at}`))), "too-many"],
  [
    "few files in many folders",
    () => rawZip(Array.from({ length: 20 }, (_, at) => entry(`${at}/a/b/f`))),
    "too-many",
  ],
  ["folders in folders", () => rawZip([entry("a/".repeat(64) + "f")]), "too-deep"],
  ["half an archive", () => zipOf(new Map([["a", "x".repeat(5000)]])).slice(0, 100), "damaged"],
  // What is encrypted by the old way has 12 bytes more (APPNOTE.TXT, 6.1).
  [
    "one with a password",
    () => rawZip([entry("a", "x".repeat(20), { size: 8, isEncrypted: true })]),
    "encrypted",
  ],
  ["a rar", () => Buffer.from("Rar!\x1a\x07\x00 and so on"), "unreadable-kind"],
  ["a 7z", () => Buffer.from("7z\xbc\xaf\x27\x1c and so on", "latin1"), "unreadable-kind"],
  ["a text", () => Buffer.from("no archive at all"), "not-archive"],
  ["nothing", () => Buffer.alloc(0), "not-archive"],
  ["a tarball that leads up", () => rawTar([{ path: "../victim.txt", type: "File" }]), "leads-out"],
  [
    "a tarball with an absolute path",
    () => rawTar([{ path: "/victim.txt", type: "File" }]),
    "leads-out",
  ],
  ["a packed tarball that is a bomb", () => gzipSync(tarOf(3 * MEGABYTE)), "too-large"],
  ["half a packed tarball", () => gzipSync(tarOf(5000)).subarray(0, 40), "damaged"],
  [
    "a packed tarball that is a bomb in what is left out",
    () => gzipSync(tarOf(3 * MEGABYTE, "node_modules/big"), { level: 1 }),
    "too-large",
  ],
  [
    "a packed tarball that is a bomb in what is no file",
    () => gzipSync(tarOf(3 * MEGABYTE, "big", "ExtendedHeader"), { level: 1 }),
    "too-large",
  ],
  ["a packed tarball of nothing but zeros", () => gzipSync(Buffer.alloc(3 * MEGABYTE)), "damaged"],
  ["a tarball that is packed twice", () => gzipSync(gzipSync(tarOf(5000))), "damaged"],
];

function tarOf(size: number, path = "big", type: "File" | "ExtendedHeader" = "File"): Buffer {
  const block = Buffer.alloc(512);
  new Header({ path, type, size, mode: 0o644 }).encode(block, 0);
  return Buffer.concat([block, Buffer.alloc(Math.ceil(size / 512) * 512 + 1024)]);
}

describe("archives of strangers", () => {
  let place = "";
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "archive-test-"));
    mkdirSync(join(place, "above", "into"), { recursive: true });
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  /** Unpacks an archive; what was written, by path. */
  async function unpacked(bytes: Uint8Array): Promise<string[]> {
    const file = join(place, "archive.zip");
    const into = join(place, "above", "into");
    writeFileSync(file, bytes);
    await unpackArchive(file, new Unpacking(into, LIMITS));
    return readdirSync(into, { recursive: true, encoding: "utf8" }).sort();
  }

  for (const [what, make, code] of HOSTILE) {
    it(`refuses ${what} and writes nothing outside`, async () => {
      const error: unknown = await unpacked(make()).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ArchiveError);
      expect((error as ArchiveError).code, (error as ArchiveError).message).to.equal(code);
      expect(readdirSync(place).sort()).to.deep.equal(["above", "archive.zip"]);
      expect(readdirSync(join(place, "above"))).to.deep.equal(["into"]);
      expect(existsSync("/tmp/victim.txt")).to.be.false;
    });
  }

  it("makes no links, and leaves nothing of what they name", async () => {
    const outside = join(place, "above", "secret");
    const link = entry("link", outside, { mode: 0o120_777 });
    expect(await unpacked(rawZip([link, entry("own.ts")]))).to.deep.equal(["own.ts"]);
    rmSync(join(place, "above", "into"), { recursive: true });
    const tar = rawTar([
      { path: "link", type: "SymbolicLink", linkpath: "/etc" },
      { path: "hard", type: "Link", linkpath: "/etc/passwd" },
      { path: "own.ts", type: "File" },
    ]);
    expect(await unpacked(tar)).to.deep.equal(["own.ts"]);
  });

  it("reads tarballs whole, packed or not", async () => {
    const texts = new Map([
      ["lab5/big.ts", "0123456789".repeat(30_000)],
      ["lab5/small.ts", "own"],
    ]);
    for (const name of ["lab5.tar", "lab5.tgz"]) {
      await writeTarball(join(place, name), texts);
      const into = join(place, `${name}-into`);
      await unpackArchive(join(place, name), new Unpacking(into, LIMITS));
      for (const [path, text] of texts) {
        expect(readFileSync(join(into, path), "utf8") === text, `${path} of ${name}`).to.be.true;
      }
    }
  });

  it("reads nothing behind the end of a tarball, which may be another bomb", async () => {
    const ended = Buffer.concat([
      rawTar([{ path: "own.ts", type: "File" }]),
      Buffer.alloc(8 * MEGABYTE),
    ]);
    const packed = gzipSync(ended, { level: 1 });
    const broken = Buffer.concat([packed.subarray(0, -100), Buffer.alloc(100, 0xff)]);
    expect(await unpacked(broken)).to.deep.equal(["own.ts"]);
  });

  it("reads names in UTF-8 and in GBK, whether the zip says so or not", async () => {
    const gbk = Buffer.from([0xca, 0xb5, 0xd1, 0xe9, 0xce, 0xe5]);
    const names = await unpacked(rawZip([{ name: gbk, content: gbk }, entry("实验六")]));
    expect(names).to.deep.equal(["实验五", "实验六"].sort());
  });

  it("leaves out what systems and package managers add, which counts for no limit", async () => {
    const packages = Array.from({ length: 200 }, (_, at) =>
      entry(`lab5/node_modules/p${at}/index.js`),
    );
    const deep = entry(`lab5/node_modules/${"a/".repeat(100)}f`);
    const litter = [entry("__MACOSX/lab5/._node.ts"), entry("lab5/.DS_Store")];
    const names = await unpacked(
      rawZip([...packages, deep, ...litter, entry("lab5/node.ts", "own")]),
    );
    expect(names).to.deep.equal(["lab5", join("lab5", "node.ts")]);
    expect(readFileSync(join(place, "above/into/lab5/node.ts"), "utf8")).to.equal("own");
  });
});
