import { expect } from "chai";
import type { NodeOptions } from "./node-options.ts";
import { readNodeOptions } from "./node-options.ts";
import { UsageError } from "./usage-error.ts";

const ENGLISH = { LANG: "en_US.UTF-8" };

function read(...args: string[]): Promise<NodeOptions> {
  return readNodeOptions(args, ENGLISH);
}

async function refusal(...args: string[]): Promise<string> {
  try {
    await read(...args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "none";
}

describe("the command line of a node", () => {
  it("has the contract's defaults", async () => {
    const { port, db, host, advertise, mine, zeros, rounds, peers } = await read();
    expect({ port, db, host, advertise, mine, zeros, rounds, peers }).to.deep.equal({
      port: 9000,
      db: "9000.db",
      host: "127.0.0.1",
      advertise: "ws://localhost:9000/ws",
      mine: false,
      zeros: undefined,
      rounds: 100_000,
      peers: [],
    });
  });

  it("takes peers in both forms, as often as wanted", async () => {
    const { peers } = await read("--peer", "ws://localhost:1/ws", "--peer", "http://localhost:2/");
    expect(peers).to.deep.equal(["ws://localhost:1/ws", "http://localhost:2/"]);
    expect(await refusal("--peer", "ftp://localhost/")).to.contain("ftp://localhost/");
  });

  it("says what is wrong with a difficulty", async () => {
    expect((await read("-m", "-z", "5")).zeros).to.equal(5);
    expect(await refusal("-m", "-z", "0")).to.contain("-z of 1 or more");
    expect(await refusal("-z", "65")).to.contain("from 0 to 64");
    expect(await refusal("--rounds", "0")).to.contain("--rounds");
  });

  it("does not guess which of two values is meant", async () => {
    expect(await refusal("-r", "a.db", "-r", "b.db")).to.contain("--db may be given only once");
    expect(await refusal("-p", "1", "-p", "2")).to.contain("--port may be given only once");
  });
});
