import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { mineBlock } from "../verifier/index.ts";
import type { SealedBlock } from "../verifier/wire.ts";
import { ChainError } from "./chain-error.ts";
import { readChainFolder, writeChainFolder } from "./chain-folder.ts";

const ITEM = {
  id: "00000000-0000-0000-0000-000000000001",
  sender: "00000000-0000-0000-0000-000000000002",
  receiver: "00000000-0000-0000-0000-000000000003",
  amount: 5,
  t: 1.5,
};

function mine(below: SealedBlock | null, items: readonly (typeof ITEM)[] = []): SealedBlock {
  return mineBlock({
    ...{ index: below === null ? 0 : below.index + 1, prevHash: below?.hash ?? null, items },
    ...{ data: "Mined by node on port 9000", timestamp: "20211114142510700000" },
    ...{ zeros: 1, startNonce: 0 },
  });
}

/** The code of the error that an action ends with, and its details as text. */
function errorOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ChainError) return `${error.code} ${JSON.stringify(error.details)}`;
    throw error;
  }
  return "none";
}

describe("a chain in a folder", () => {
  const first = mine(null);
  const second = mine(first, [ITEM]);
  let folder = "";
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "chain-test-")), "chaindata");
  });
  afterEach(() => {
    rmSync(join(folder, ".."), { recursive: true });
  });

  it("is a file a block, the header's values as text", () => {
    writeChainFolder(folder, [first, second]);
    expect(readdirSync(folder)).to.deep.equal(["000000.json", "000001.json"]);
    const text = readFileSync(join(folder, "000000.json"), "utf8");
    expect(JSON.parse(text)).to.deep.equal({
      ...{ index: "0", timestamp: first.timestamp, prev_hash: "", hash: first.hash },
      ...{ data: first.data, nonce: String(first.nonce) },
    });
  });

  it("keeps items, and reads what it wrote", () => {
    writeChainFolder(folder, [first, second]);
    const read = readChainFolder(folder);
    expect(read.map(({ hash }) => hash)).to.deep.equal([first.hash, second.hash]);
    expect(read[1]?.items).to.deep.equal(second.items);
    expect(read[0]).not.to.have.property("items");
  });

  it("passes over other files", () => {
    writeChainFolder(folder, [first]);
    writeFileSync(join(folder, "5000data.txt"), "Mined by node on port 5000");
    expect(readChainFolder(folder)).to.have.length(1);
  });

  it("is never written over", () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "mine.txt"), "");
    expect(
      errorOf(() => {
        writeChainFolder(folder, [first]);
      }),
    ).to.match(/^not-empty /);
    expect(readdirSync(folder)).to.deep.equal(["mine.txt"]);
  });

  it("has to be there, and to have files", () => {
    expect(errorOf(() => readChainFolder(folder))).to.match(/^no-folder /);
    mkdirSync(folder);
    expect(errorOf(() => readChainFolder(folder))).to.match(/^no-files /);
  });

  it("has no gaps", () => {
    writeChainFolder(folder, [first, second, mine(second)]);
    rmSync(join(folder, "000001.json"));
    const error = errorOf(() => readChainFolder(folder));
    expect(error).to.equal('gap {"missing":"000001.json","found":"000002.json"}');
  });

  it("has blocks in its files", () => {
    mkdirSync(folder);
    const file = join(folder, "000000.json");
    writeFileSync(file, "{");
    expect(errorOf(() => readChainFolder(folder))).to.match(/^not-json .*000000/);
    writeFileSync(file, "[]");
    expect(errorOf(() => readChainFolder(folder))).to.match(/^not-a-block .*000000/);
    writeFileSync(file, Buffer.alloc(16 * 1024 * 1024 + 1));
    expect(errorOf(() => readChainFolder(folder))).to.match(/^too-large .*000000/);
  });

  it("is of mined blocks", () => {
    const block = { items: [], prev_hash: null };
    expect(
      errorOf(() => {
        writeChainFolder(folder, [block]);
      }),
    ).to.match(/^not-mined /);
  });
});
