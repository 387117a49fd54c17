import { expect } from "chai";
import { nodeArguments } from "./node-arguments.ts";
import type { NodeArguments } from "./node-arguments.ts";

const options: NodeArguments = {
  node: { program: "node" },
  port: 12_000,
  db: "n1.db",
  known: ["port", "mine", "zeros", "rounds", "peer"],
  raceZeros: undefined,
  url: (name) => `ws://localhost:${name === "n2" ? 12_002 : 12_003}/ws`,
  advertise: undefined,
};

describe("the command line of a node", () => {
  it("has what the lab has introduced and the scenario asks for", () => {
    const node = { program: "node", mine: true, zeros: 3, rounds: 20, peers: ["n2", "p"] } as const;
    const line = nodeArguments({ ...options, node: { ...node, peers: [...node.peers] } });
    expect(line.join(" ")).to.equal(
      "-p 12000 -m -z 3 --rounds 20 " +
        "--peer ws://localhost:12002/ws --peer ws://localhost:12003/ws",
    );
    expect(nodeArguments(options)).to.deep.equal(["-p", "12000"]);
    expect(nodeArguments({ ...options, known: ["port", "db"] }).slice(2)).to.deep.equal([
      "-r",
      "n1.db",
    ]);
  });

  it("names peers by the address of their HTTP server where it is to", () => {
    const node: NodeArguments["node"] = { program: "node", peers: ["n2"], peerForm: "http" };
    expect(nodeArguments({ ...options, node }).slice(2)).to.deep.equal([
      "--peer",
      "http://localhost:12002/",
    ]);
  });

  it("has the race's difficulty where there is a race", () => {
    const node: NodeArguments["node"] = { program: "node", zeros: "race" };
    expect(nodeArguments({ ...options, node, raceZeros: 5 }).slice(2)).to.deep.equal(["-z", "5"]);
    expect(() => nodeArguments({ ...options, node })).to.throw(RangeError);
  });

  it("gives no option that the lab has not introduced", () => {
    const node: NodeArguments["node"] = { program: "node", mine: true };
    expect(() => nodeArguments({ ...options, node, known: ["port", "db"] })).to.throw(/mine/);
  });
});
