import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "chai";
import * as kit from "../index.ts";
import { projectRoot } from "../tools/project-root.ts";
import { readyRuntime } from "./kit-runtime.ts";

/** Prints the names that `#kit` exports by a runtime, and whether V8 took its code cache. */
const SHOW = `const { kit, script } = require(process.argv[1]);
console.log(JSON.stringify({ names: Object.keys(kit), isRefused: script.cachedDataRejected }));`;

describe("kit runtime", () => {
  let folder: string;
  let loader: string;

  before(async () => {
    const runtime = await readyRuntime(projectRoot());
    folder = mkdtempSync(join(tmpdir(), "kit-runtime-"));
    cpSync(runtime.folder, folder, { recursive: true });
    loader = join(folder, basename(runtime.loader));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const show = (...flags: string[]): { names: string[]; isRefused?: boolean } =>
    JSON.parse(
      execFileSync(process.execPath, [...flags, "-e", SHOW, loader], { encoding: "utf8" }),
    ) as { names: string[]; isRefused?: boolean };
  const names = Object.keys(kit).sort();

  it("has all that the kit exports, with its code cache taken", async () => {
    const seen = show();
    expect(seen.names.sort()).to.deep.equal(names);
    expect(seen.isRefused).to.be.false;
    const { names: told } = await readyRuntime(projectRoot());
    expect([...told].sort()).to.deep.equal(names);
  });

  it("is the same where V8 refuses the code cache, and where there is none", () => {
    const seen = show("--stack-size=900");
    expect(seen.isRefused).to.be.true;
    expect(seen.names.sort()).to.deep.equal(names);
    const cache = loader.replace(/\.cjs$/, ".js.cache");
    const bytes = readFileSync(cache);
    writeFileSync(cache, bytes.subarray(0, 1000));
    expect(show().isRefused).to.be.true;
    rmSync(cache);
    const bare = show();
    expect(bare.isRefused).to.be.undefined;
    expect(bare.names.sort()).to.deep.equal(names);
  });
});
