import { expect } from "chai";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { readPlan } from "../grade/plan.ts";
import { chainFaults } from "../verifier/index.ts";
import type { SealedBlock } from "../verifier/wire.ts";
import { winnersOf } from "./race.ts";

const block = (hash: string, data: string): SealedBlock => ({
  index: 0,
  timestamp: "20240115083010000000",
  prev_hash: "",
  data,
  nonce: 0,
  hash,
  items: [],
});
const LABELS = ["Mined by node on port 1000", "Mined by node on port 10001"];

describe("the race of miners", () => {
  it("counts who has won, by whole ports and without what the nodes were given", () => {
    const given = block("a", "Mined by node on port 1000");
    const chain = [
      given,
      block("b", "Mined by node on port 1000"),
      block("c", "Mined by node on port 10001"),
      block("d", "Mined by node on port 10001 and more"),
      block("e", "Mined by node on port 100012"),
      block("f", ""),
    ];
    const names = ["n1", "n2"];
    expect(winnersOf(chain, [given], names, LABELS)).to.deep.equal({ n1: 1, n2: 2 });
    expect(winnersOf([given], [given], names, LABELS)).to.deep.equal({});
  });

  it("begins with blocks that are valid at every difficulty that a race may have", () => {
    const scenario = readPlan(findLab("lab4", "en"), true).scenarios.find(
      ({ id }) => id === "four-miners",
    );
    const blocks = Object.values(scenario?.values ?? {}) as SealedBlock[];
    expect(new Set(blocks.map(({ hash }) => hash))).to.have.lengthOf(4);
    for (const one of blocks) expect(chainFaults([one], { zeros: 7 })).to.deep.equal([]);
  });
});
