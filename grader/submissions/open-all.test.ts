import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { stageFiles, writeFiles } from "../class/test-hand-ins.ts";
import { tellVerdict } from "../class/verdict-messages.ts";
import { openAll } from "./open-all.ts";

describe("opening submissions", () => {
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "open-all-"));
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  it("opens all, whatever a manifest names, and a folder where a file belongs", async () => {
    const class_ = join(place, "class");
    const files = stageFiles("lab5", 0);
    const manifest = (node: string) => new Map([...files, ["lab.json", JSON.stringify({ node })]]);
    writeFiles(join(class_, "Ada"), manifest("node\0.ts"));
    writeFiles(join(class_, "Bob"), manifest(`${"名".repeat(100)}.ts`));
    writeFiles(join(class_, "Eve"), manifest("lab.json/node.ts"));
    writeFiles(
      join(class_, "Mal"),
      new Map([...files].filter(([path]) => path !== "tsconfig.json")),
    );
    mkdirSync(join(class_, "Mal", "tsconfig.json"));
    writeFiles(join(class_, "Zoe"), new Map([...files, ["lab.json", "[]"]]));
    const { opened, refused } = await openAll([class_], "lab5", place);
    const starts = opened.map(({ name, submission }) => {
      const { node } = submission.programs;
      return [name, node instanceof SubmissionError ? node.code : node?.kind];
    });
    expect(starts).to.deep.equal([
      ["Ada", "no-file"],
      ["Bob", "no-file"],
      ["Eve", "no-file"],
      ["Mal", "module"],
    ]);
    expect(refused.map(({ name }) => name)).to.deep.equal(["Zoe"]);
    const said = refused.map(({ verdict }) => tellVerdict(verdict, "en"));
    expect(said[0]).to.match(/lab\.json is not as it should be/);
  });
});
