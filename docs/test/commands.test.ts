import { expect } from "chai";
import { readRun, scripts, wrongOptions } from "./npm-commands.ts";
import { allPages } from "./page.ts";

const commands = allPages.flatMap(({ blocks, codes }) => [
  ...blocks
    .filter(({ language }) => language === "")
    .flatMap(({ text, place }) => text.split("\n").map((line) => ({ text: line, place }))),
  ...codes,
]);
const runs = commands.flatMap(({ text, place }) => readRun(text, place) ?? []);

describe("docs: commands", () => {
  it("name scripts of package.json", () => {
    const missing = runs.filter(({ script }) => !(script in scripts));
    expect(runs).to.not.be.empty;
    expect(missing).to.deep.equal([]);
  });

  it("use options that the commands' own help knows", () => {
    expect(wrongOptions(runs)).to.deep.equal([]);
  });
});
