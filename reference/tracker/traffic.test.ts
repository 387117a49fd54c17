import { expect } from "chai";
import type { Block, NodeProgram } from "#kit";
import { blockHash, makeBlock } from "../ledger/block.ts";
import { stampTransaction } from "../ledger/transaction.ts";
import createNode from "../node.ts";
import { memoryContext } from "../test/memory-node.ts";
import { transfer } from "../test/transfers.ts";
import createTracker from "../tracker.ts";

const NODES = 5;
const BLOCKS = 1000;

function longChain(): Block[] {
  const chain: Block[] = [];
  for (let n = 1; n <= BLOCKS; n += 1) {
    const tip = chain.at(-1);
    const link = tip === undefined ? null : blockHash(tip);
    chain.push(makeBlock([stampTransaction(transfer(n), n)], link));
  }
  return chain;
}

/** Nodes and a tracker in one process: what is sent arrives at once, and what moved is counted. */
class Network {
  readonly nodes = new Map<string, NodeProgram>();
  merges = 0;
  blocks: number[] = [];
  readonly #events: (() => void)[] = [];
  readonly tracker;

  constructor() {
    const urls = Array.from({ length: NODES }, (_, at) => `ws://localhost:${9000 + at}/ws`);
    for (const selfUrl of urls) {
      this.nodes.set(selfUrl, createNode({ ...memoryContext(), selfUrl }));
    }
    this.tracker = createTracker({
      seedUrl: urls[0] ?? "",
      maxConnections: NODES,
      log: memoryContext().log,
      end: () => expect.fail("the tracker ended"),
      network: {
        connect: (url) => {
          this.#events.push(() => {
            this.tracker.onOpen(url);
          });
        },
        send: (url, text) => {
          this.#events.push(() => {
            this.#deliver(url, text);
          });
        },
      },
    });
    this.nodes.get(urls[0] ?? "")?.handle(JSON.stringify({ op: "register", args: { addr: urls } }));
    this.tracker.start();
    this.settle();
  }

  /** Lets everything that is on its way arrive. */
  settle(): void {
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift())
      event();
  }

  /** One tick, until nothing is on its way. */
  tick(): void {
    this.merges = 0;
    this.blocks = [];
    this.tracker.onTick();
    this.settle();
  }

  #deliver(url: string, text: string): void {
    const reply = this.nodes.get(url)?.handle(text) ?? "";
    const { response } = JSON.parse(reply) as { response?: { blocks?: unknown[] } };
    if (text.startsWith('{"op":"merge"')) this.merges += 1;
    if (response?.blocks !== undefined) this.blocks.push(response.blocks.length);
    this.tracker.onMessage(url, reply);
  }
}

describe("tracker traffic", () => {
  it("moves at most one block a peer at a tick, and no merge, in an idle network", () => {
    const network = new Network();
    const merge = JSON.stringify({ op: "merge", args: { blocks: longChain() } });
    for (const node of network.nodes.values()) node.handle(merge);
    for (let tick = 0; tick < 4; tick += 1) network.tick();
    expect(network.blocks).to.have.length(NODES);
    for (let tick = 0; tick < 3; tick += 1) {
      network.tick();
      expect(network.merges).to.equal(0);
      expect(network.blocks).to.deep.equal(Array.from({ length: NODES }, () => 1));
    }
  });

  it("brings one node's chain to all others", () => {
    const network = new Network();
    const chain = longChain();
    const [first] = network.nodes.values();
    first?.handle(JSON.stringify({ op: "merge", args: { blocks: chain } }));
    for (let tick = 0; tick < 4; tick += 1) network.tick();
    for (const node of network.nodes.values()) {
      const reply = JSON.parse(node.handle('{"op":"blocks"}')) as { response: { blocks: Block[] } };
      expect(reply.response.blocks).to.deep.equal(chain);
    }
  });
});
