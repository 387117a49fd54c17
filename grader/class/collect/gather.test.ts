import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { rawZip, zipOf } from "../test-hand-ins.ts";
import { matchStudent } from "../roster/match.ts";
import { readRoster } from "../roster/roster.ts";
import { findHandIns, gather, placeOf } from "./gather.ts";

const students = readRoster(
  Buffer.from("number,name\n1,张三\n2,李四\n3,王五\n4,赵六\n5,Ada Wang\n"),
);
const own = zipOf(new Map([["notes.txt", "no lab"]]));

describe("a submission", () => {
  it("says whose it is in few words, however many it has", async () => {
    const place = mkdtempSync(join(tmpdir(), "said-test-"));
    const path = join(place, "lab5");
    mkdirSync(path);
    writeFileSync(join(path, "submission.json"), JSON.stringify({ name: "a ".repeat(30_000) }));
    const item = { name: "lab5", path, kind: "folder", time: new Date(0) } as const;
    const { said } = await gather(item, "lab5", join(place, "opened"));
    expect(said).to.deep.equal(["a ".repeat(100)]);
    rmSync(place, { recursive: true });
  });
});

describe("the export of a class", () => {
  let place = "";
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "export-test-"));
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  /** Opens an export; what became of each student's submission, by name. */
  async function opened(paths: readonly string[]): Promise<Record<string, string>> {
    const file = join(place, "export.zip");
    writeFileSync(file, rawZip(paths.map((path) => ({ name: Buffer.from(path), content: own }))));
    const { items } = await findHandIns(file, place);
    const found: Record<string, string> = {};
    for (const item of items) {
      const { ready, named, said } = await gather(item, "lab5", join(place, placeOf(item)));
      const match = matchStudent([...named, ...said], students);
      const whose = match.kind === "one" ? match.student.name : item.name;
      found[whose] = "code" in ready ? ready.code : "ready";
    }
    return found;
  }

  it("is opened where one student's file has a name that some system can't have", async () => {
    const paths = [
      "张三_1_assignsubmission_file_/aux.zip",
      "李四_2_assignsubmission_file_/Lab.zip",
      "李四_2_assignsubmission_file_/lab.zip",
      `王五_3_assignsubmission_file_/${"很".repeat(85)}.zip`,
      "赵六_4_assignsubmission_file_/lab5.zip",
      "Ada Wang_5_assignsubmission_file_/a/../../../lab5.zip",
    ];
    const expected = {
      张三: "bad-name",
      李四: "same-name",
      王五: "long-name",
      赵六: "no-lab",
      "Ada Wang": "leads-out",
    };
    expect(await opened(paths)).to.deep.equal(expected);
    rmSync(join(place, "export"), { recursive: true });
    expect(await opened(paths.map((path) => `实验五/${path}`))).to.deep.equal(expected);
  });

  it("is opened where no student has a folder", async () => {
    const flat = await opened([
      `王五_3_assignsubmission_file_${"很".repeat(85)}.zip`,
      "赵六_4_assignsubmission_file_lab5.zip",
      "aux.zip",
      "nul/lab5.zip",
      "../wangada_5_6_lab5.zip",
      "__MACOSX/aux",
    ]);
    expect(flat).to.deep.equal({
      王五: "long-name",
      赵六: "no-lab",
      "_aux.zip": "bad-name",
      _nul: "bad-name",
      _: "leads-out",
    });
  });
});
