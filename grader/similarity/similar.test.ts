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
import { expect } from "chai";
import { ended, startTool } from "../../labs/kit/test/run-tool.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { below, stageFiles, writeFiles, zipOf } from "../class/test-hand-ins.ts";

describe("npm run similar", () => {
  let place: string;

  before(() => {
    place = mkdtempSync(join(tmpdir(), "similar-"));
    const folder = join(place, "class");
    const copy = new Map(stageFiles("lab5", 4));
    copy.set("ledger/extra.ts", "</pre><script>alert(1)</script>");
    writeFiles(join(folder, "Ada"), below("lab5", stageFiles("lab5", 5)));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "B&B.zip"), zipOf(below("lab5", copy)));
    writeFiles(join(folder, "Eve"), below("lab5", stageFiles("lab5", 0)));
    writeFileSync(join(folder, "Mal.zip"), "no zip");
  });
  after(() => {
    rmSync(place, { recursive: true });
  });

  it("names the pairs that are alike, says what that means, and shows both sides", async () => {
    const out = join(place, "page.html");
    const args = ["similar", "lab5", join(place, "class"), "--out", out];
    const { status, stdout, stderr } = await ended(startTool(args));
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/\d+% {2}B&B ↔ Ada|\d+% {2}Ada ↔ B&B/);
    expect(stdout).to.include("Mal was not compared").and.to.include("These numbers are no points");
    expect(stdout).to.not.include("Eve ↔").and.to.not.include("↔ Eve");
    const page = readFileSync(out, "utf8");
    expect(page).to.include("default-src 'none'").and.to.include("B&amp;B");
    expect(page).to.not.match(/<script|B&B/);
    const ids = new Set([...page.matchAll(/ id="(p\d+-\d+-\w+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/ href="#(p\d+-\d+-\w+)"/g)].map(([, id]) => id);
    expect(targets).to.have.length.above(10);
    expect(targets.filter((id) => !ids.has(id))).to.deep.equal([]);
    const left = readdirSync(join(projectRoot(), ".grade")).filter((name) =>
      name.startsWith("similar-"),
    );
    expect(left).to.deep.equal([]);
  });

  it("says what it takes", async () => {
    const none = await ended(startTool(["similar", "lab5", join(place, "nowhere")]));
    expect(none.status).to.equal(2);
    expect(none.stderr).to.include("Name the folder with the submissions");
    const few = await ended(startTool(["similar", "lab5", join(place, "class", "Ada")]));
    expect(few.status).to.equal(2);
    expect(few.stderr).to.include("It takes two submissions");
    expect(existsSync("similar-lab5.html")).to.be.false;
  });
});
