import { expect } from "chai";
import { relevantLines } from "./log-lines.ts";
import { Output } from "./output.ts";

const ticks = Array.from({ length: 30 }, (_, at) => `tick ${at}`);
const ERROR = "TypeError: x is not a function";
const OWN = "    at Ledger.open (/home/u/labs/lab5/ledger/ledger.ts:20:5)";
const FOREIGN = "    at node:internal/main/run_main_module:23:47";

describe("the lines of a log that have to do with a failure", () => {
  it("are an error and the places in one's own files, however long ago, then the last ones", () => {
    const lines = ["listening", ERROR, OWN, FOREIGN, ...ticks];
    const shown = relevantLines(lines, ticks.length);
    expect(shown.slice(0, 3)).to.deep.equal([ERROR, OWN, "…"]);
    expect(shown.slice(3)).to.deep.equal(ticks.slice(-6));
  });

  it("are few when nothing was printed since the step began", () => {
    expect(relevantLines(ticks, 0)).to.deep.equal(ticks.slice(-2));
    expect(relevantLines([], 0)).to.deep.equal([]);
  });

  it("count from where the step began", () => {
    const output = new Output();
    output.add(Buffer.from(`${ticks.join("\n")}\n`));
    output.begin();
    output.add(Buffer.from("now\n\nand now\n"));
    expect(output.relevantLines()).to.equal("tick 28\ntick 29\nnow\nand now");
  });
});
