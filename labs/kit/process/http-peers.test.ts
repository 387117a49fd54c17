import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { SealedBlock } from "../contract/block.ts";
import { HttpPeers } from "./http-peers.ts";

const POSTED = 250;

describe("blocks for a peer that is slow", () => {
  it("end with the newest one, and are not all that there were", async () => {
    const received: number[] = [];
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const server = createServer((request, response) => {
      let text = "";
      request.on("data", (part: Buffer) => (text += part.toString()));
      request.on("end", () => {
        const { index } = JSON.parse(text) as SealedBlock;
        received.push(index);
        void isReleased.then(() => response.end('{"received":true}'));
        if (index === POSTED) finish();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const peers = new HttpPeers("ws://localhost:1/ws");
    const header = { timestamp: "", prev_hash: "", data: "", nonce: 0, hash: "", items: [] };
    for (let index = 1; index <= POSTED; index += 1) {
      peers.postMined(`ws://localhost:${port}/ws`, { ...header, index });
    }
    release();
    await isFinished;
    peers.close();
    server.closeAllConnections();
    server.close();
    expect(received[0]).to.equal(1);
    expect(received.at(-1)).to.equal(POSTED);
    expect(received.length).to.be.at.most(POSTED / 2);
    expect(received).to.deep.equal(received.toSorted((one, other) => one - other));
  });
});
