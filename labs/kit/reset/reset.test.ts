import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ended, startTool } from "../test/run-tool.ts";
import type { Ended } from "../test/run-tool.ts";
import { projectRoot } from "../tools/project-root.ts";

const POOL = 'mergePool(): string { return "mine"; }';

describe("npm run reset", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "reset-test-"));
    for (const part of ["labs", "fixtures", "package.json"]) {
      cpSync(join(projectRoot(), part), join(root, part), { recursive: true });
    }
    symlinkSync(join(projectRoot(), "node_modules"), join(root, "node_modules"), "junction");
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const reset = (...args: string[]): Promise<Ended> =>
    ended(startTool(["reset", ...args], {}, root));
  const path = (file: string): string => join(root, "labs/lab5", file);
  const read = (file: string): string => readFileSync(path(file), "utf8");
  const backups = (folder: string): string[] =>
    readdirSync(path(folder)).filter((file) => file.endsWith(".bak"));

  it("gives a lab as it was, keeps what was there, and leaves other files alone", async () => {
    const given = read("node.ts");
    writeFileSync(path("node.ts"), "mine");
    writeFileSync(path("own.ts"), "own");
    rmSync(path("builder.ts"));
    const dry = await reset("lab5", "--dry-run");
    expect(dry.stdout).to.contain("labs/lab5/node.ts").and.contain("nothing of this was done");
    expect(read("node.ts")).to.equal("mine");
    expect((await reset("lab5")).status).to.equal(0);
    expect([read("node.ts"), read("own.ts")]).to.deep.equal([given, "own"]);
    expect(read("builder.ts")).to.contain("import");
    writeFileSync(path("node.ts"), "mine again");
    await reset("lab5");
    expect(backups(".").map(read)).to.deep.equal(["mine", "mine again"]);
    expect((await reset("lab5")).stdout).to.match(/nothing to restore/);
  });

  it("gives one stage: a file of its own, or only its functions", async () => {
    const given = read("ledger/ledger.ts");
    const stub = 'throw new NotImplemented("lab5/blocks");';
    const solved = given
      .replace(stub, "return [];")
      .replaceAll(/throw new NotImplemented\("lab5\/merge-pool"\);/g, "return 'mine';")
      .replace(/import \{ NotImplemented \}.*\n/, "");
    writeFileSync(path("ledger/ledger.ts"), solved);
    writeFileSync(path("ledger/transaction.ts"), "mine");
    const { stdout, stderr, status } = await reset("lab5", "blocks", "transaction");
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/Restored Ledger\.\w+ in labs\/lab5\/ledger\/ledger\.ts/);
    expect(stdout).to.match(/Restored labs\/lab5\/ledger\/transaction\.ts;/);
    const after = read("ledger/ledger.ts");
    expect(after)
      .to.contain(stub)
      .and.contain("return 'mine';")
      .and.contain("import { NotImplemented }");
    expect(read("ledger/transaction.ts")).to.contain("lab5/transaction");
    expect(backups("ledger")).to.have.length(2);
  });

  it("leaves a file alone in which it finds nothing, and says so", async () => {
    writeFileSync(path("ledger/ledger.ts"), `export class Other { ${POOL} }`);
    const { status, stderr } = await reset("lab5", "blocks");
    expect(stderr).to.match(
      /can't be found in labs\/lab5\/ledger\/ledger\.ts.*npm run reset lab5\n/,
    );
    expect(read("ledger/ledger.ts")).to.contain("class Other");
    expect(status).to.equal(1);
  });

  it("names the labs and stages that there are", async () => {
    const lab = await reset("lab9");
    expect(lab).to.include({ status: 2 });
    const stage = await reset("lab5", "pool", "--lang", "zh");
    expect(stage.stderr).to.match(/lab5 没有阶段 pool。现有：transaction、/);
    expect(stage.status).to.equal(2);
  });
});
