import { once } from "node:events";
import { expect } from "chai";
import { WebSocket } from "ws";
import { until } from "../test/until.ts";
import { httpExchange } from "./http-exchange.ts";
import type { HttpAnswer } from "./http-exchange.ts";
import { freePort } from "./ports.ts";
import { ScriptedPeer } from "./scripted-peer.ts";
import type { Script } from "./scripted-peer.ts";

const LIMIT_MS = 5_000;

/** Runs something against a scripted peer. */
async function withPeer(
  script: Partial<Script>,
  use: (peer: ScriptedPeer, ask: (path: string, body?: string) => Promise<HttpAnswer>) => unknown,
): Promise<void> {
  const peer = new ScriptedPeer(await freePort(), { peers: [], pool: [], blocks: [], ...script });
  await peer.start();
  try {
    await use(peer, (path, body) =>
      httpExchange(`http://127.0.0.1:${peer.port}${path}`, LIMIT_MS, body),
    );
  } finally {
    await peer.stop();
  }
}

describe("a scripted peer by HTTP", () => {
  it("shows its chain, and counts who asks for it", async () => {
    await withPeer({ chain: [{ index: 0 }] }, async (peer, ask) => {
      const answer = await ask("/blockchain.json");
      expect(answer).to.deep.equal({ kind: "answer", status: 200, text: '[{"index":0}]' });
      expect(peer.asked).to.equal(1);
    });
  });

  it("has no such page when its script names no chain", async () => {
    await withPeer({}, async (peer, ask) => {
      expect(await ask("/blockchain.json")).to.include({ status: 404 });
      expect(peer.asked).to.equal(0);
    });
  });

  it("keeps who asks waiting until it is released", async () => {
    await withPeer({ chain: [], holdsChain: true }, async (peer, ask) => {
      const order: string[] = [];
      const waiting = ask("/blockchain.json").then((answer) => {
        order.push("chain");
        return answer;
      });
      await ask("/mined", "{}").then(() => order.push("post"));
      peer.release();
      expect(await waiting).to.include({ status: 200, text: "[]" });
      expect(order).to.deep.equal(["post", "chain"]);
      expect(await ask("/blockchain.json")).to.include({ status: 200 });
    });
  });

  it("notes what is posted, JSON or not", async () => {
    await withPeer({}, async (peer, ask) => {
      const answer = await ask("/mined", '{"index":3}');
      expect(answer).to.include({ status: 200, text: '{"received":true}' });
      await ask("/mined", "no JSON");
      expect(peer.posts).to.deep.equal([{ index: 3 }, "no JSON"]);
    });
  });
});

describe("a scripted peer by WebSocket", () => {
  it("takes no binary frame for a request", async () => {
    await withPeer({}, async (peer) => {
      const socket = new WebSocket(`ws://127.0.0.1:${peer.port}/ws`);
      await once(socket, "open");
      socket.send(Buffer.from('{"op":"peers"}'));
      socket.send('{"op":"peers"}');
      await until("both came", () => peer.received.length === 2);
      expect(peer.received).to.deep.equal(["binary frame, 14 bytes", { op: "peers" }]);
    });
  });
});

describe("a scripted peer whose handshakes take long", () => {
  it("stops in the middle of one", async () => {
    await withPeer({ handshake: 60 }, async (peer) => {
      const socket = new WebSocket(`ws://127.0.0.1:${peer.port}/ws`);
      const failed = once(socket, "error");
      await until("the handshake begins", () => peer.total === 1);
      await peer.stop();
      await failed;
    });
  });
});

describe("an exchange by HTTP", () => {
  it("says when nobody listens, and when nobody answers in time", async () => {
    const nobody = await freePort();
    const none = await httpExchange(`http://127.0.0.1:${nobody}/`, LIMIT_MS);
    expect(none).to.deep.equal({ kind: "broken", reason: "ECONNREFUSED" });
    await withPeer({ chain: [], holdsChain: true }, async ({ port }) => {
      const late = await httpExchange(`http://127.0.0.1:${port}/blockchain.json`, 50);
      expect(late).to.deep.equal({ kind: "timeout" });
    });
  });
});
