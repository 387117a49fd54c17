import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { below, stageFiles, writeFiles } from "../test-hand-ins.ts";
import { compareClass } from "./alike.ts";

describe("comparing what a class handed in", () => {
  let place: string;
  const written = (name: string, files: ReadonlyMap<string, string>): [string, string] => {
    writeFiles(join(place, name), files);
    return [name, join(place, name)];
  };

  /** Adds a file that is larger than all code of a submission may be. */
  const tooLarge = (folder: string): void => {
    writeFileSync(join(folder, "large"), "");
    truncateSync(join(folder, "large"), 33 * 1024 * 1024);
  };

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "alike-"));
  });
  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  it("looks at the lab only where the whole project was handed in", () => {
    const beside = below("grader", stageFiles("lab5", 8));
    const whole = (stages: number): [string, string][] => [
      ...beside,
      ...below("labs/lab5", stageFiles("lab5", stages)),
    ];
    const folders = new Map([written("Ada", new Map(whole(0))), written("Bob", new Map(whole(2)))]);
    tooLarge(join(place, "Bob"));
    const { comparison, omissions } = compareClass("lab5", folders, "en");
    expect(comparison?.submissions.map(({ name }) => name)).to.deep.equal(["Ada", "Bob"]);
    expect(comparison?.pairs).to.deep.equal([]);
    expect(omissions).to.deep.equal([]);
  });

  it("names those that it could not compare, and goes on with the others", () => {
    const deep = ["deep.ts", "[".repeat(10_000)] as const;
    const folders = new Map([
      written("Ada", new Map([...stageFiles("lab5", 2), deep])),
      written("Bob", stageFiles("lab5", 2)),
      written("Eve", stageFiles("lab5", 2)),
      written("Mal", new Map([["lab.json", "no manifest"]])),
    ]);
    tooLarge(join(place, "Eve"));
    const { comparison, omissions, page } = compareClass("lab5", folders, "en");
    expect(comparison?.pairs.map(({ left, right }) => [left, right])).to.deep.equal([
      ["Ada", "Bob"],
    ]);
    expect(omissions.map(({ name, path, code }) => [name, path, code])).to.deep.equal([
      ["Eve", null, "too-large"],
      ["Mal", null, "no-lab"],
      ["Ada", "deep.ts", "plain"],
    ]);
    expect(page).to.include("Eve was not compared").and.to.include("Ada deep.ts is nested");
  });
});
