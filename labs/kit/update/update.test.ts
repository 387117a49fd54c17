import {
  cpSync,
  existsSync,
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
import { pack } from "../archive/zip.ts";
import type { Pristine } from "../reset/pristine.ts";
import { ended, startTool } from "../test/run-tool.ts";
import type { Ended } from "../test/run-tool.ts";
import { projectRoot } from "../tools/project-root.ts";
import { HANDOUT_FILE } from "./handout-file.ts";

const PRISTINE = "labs/kit/pristine/lab3.json";
const NODE = "labs/lab3/node.ts";
const PEERS = "labs/lab3/node/peers.ts";

describe("npm run update", () => {
  let root = "";
  let zip = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "update-test-"));
    zip = join(root, "new.zip");
    for (const part of ["labs", "fixtures", "package.json", "LICENSE"]) {
      cpSync(join(projectRoot(), part), join(root, part), { recursive: true });
    }
    symlinkSync(join(projectRoot(), "node_modules"), join(root, "node_modules"), "junction");
    writeFileSync(join(root, "old.txt"), "old");
    const files = [NODE, PEERS, PRISTINE, "LICENSE", "old.txt", HANDOUT_FILE];
    writeFileSync(join(root, HANDOUT_FILE), JSON.stringify({ version: "1", files }));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const update = (): Promise<Ended> => ended(startTool(["update", zip], {}, root));

  /** Writes a newer handout with these files, whose skeletons of lab 3 are among them. */
  function publish(
    files: Readonly<Record<string, string>>,
    extra: Record<string, string> = {},
  ): void {
    const pristine = JSON.parse(read(PRISTINE)) as Pristine;
    const labs = Object.entries(files).filter(([path]) => path.startsWith("labs/lab3/"));
    const given = Object.fromEntries(labs.map(([path, text]) => [path.slice(10), text]));
    const newer = { ...pristine, files: { ...pristine.files, ...given } };
    const all = { ...files, [PRISTINE]: JSON.stringify(newer) };
    const list = { version: "2", files: [...Object.keys(all), HANDOUT_FILE] };
    const packed = { ...all, [HANDOUT_FILE]: JSON.stringify(list), ...extra };
    const entries = Object.entries(packed).map(
      ([path, text]) => [`lab/${path}`, Buffer.from(text)] as const,
    );
    writeFileSync(zip, pack(new Map(entries)));
  }

  it("replaces everything but what the student wrote, and keeps what was there", async () => {
    writeFileSync(join(root, PEERS), "mine");
    writeFileSync(join(root, "labs/lab3/own.ts"), "own");
    const license = read("LICENSE");
    publish({ [NODE]: "new node", [PEERS]: "new peers", LICENSE: "new", "docs/a.md": "added" });
    const { status, stdout, stderr } = await update();
    expect(status, stderr).to.equal(0);
    expect([read(NODE), read(PEERS), read(`${PEERS}.new`)]).to.deep.equal([
      "new node",
      "mine",
      "new peers",
    ]);
    expect([read("LICENSE"), read("docs/a.md"), read("labs/lab3/own.ts")]).to.deep.equal([
      "new",
      "added",
      "own",
    ]);
    expect(existsSync(join(root, "old.txt"))).to.equal(false);
    expect(read(".ledger/backup-1/old.txt")).to.equal("old");
    expect(read(".ledger/backup-1/LICENSE")).to.equal(license);
    expect(stdout).to.contain(`You have changed ${PEERS}`).and.contain("Updated to 2.");
    expect((await update()).stdout).to.match(/This is that version already \(2\)/);
  });

  it("goes on where it was interrupted", async () => {
    publish({ [NODE]: "new node", LICENSE: "new" });
    // As if it had been stopped after the first file.
    writeFileSync(join(root, NODE), "new node");
    await update();
    expect([read(NODE), read("LICENSE")]).to.deep.equal(["new node", "new"]);
    expect(existsSync(join(root, `${NODE}.new`))).to.equal(false);
  });

  it("takes nothing from a zip that leads out of the folder, or from what is no handout", async () => {
    const before = readdirSync(root).length;
    publish({ LICENSE: "new" }, { "../../evil.txt": "evil" });
    const evil = await update();
    expect(evil.stderr).to.match(
      /is no handout \(a path leads out of it: lab\/\.\.\/\.\.\/evil\.txt\). Nothing was changed/,
    );
    expect(evil.status).to.equal(2);
    writeFileSync(zip, "no zip at all");
    expect((await update()).status).to.equal(2);
    writeFileSync(zip, pack(new Map([["a.txt", Buffer.from("a")]])));
    expect((await update()).stderr).to.match(/handout\.json/);
    rmSync(zip);
    expect((await update()).stderr).to.match(/^There is no /);
    expect(readdirSync(root).filter((name) => name !== "dist")).to.have.length(before);
    expect(read("LICENSE")).not.to.equal("new");
  });
});
