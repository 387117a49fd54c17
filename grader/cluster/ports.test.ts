import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { Ports, isFree, reserveBlock } from "./ports.ts";
import { freePortsInARow } from "./test-ports.ts";

describe("ports", () => {
  it("never run out, and none comes again soon", async () => {
    const ports = new Ports(1, 100, () => Promise.resolve(true));
    const given: number[] = [];
    for (let at = 0; at < 1000; at += 1) given.push(await ports.next());
    for (const [at, port] of given.entries()) {
      expect(port).to.be.within(1, 100);
      expect(given.slice(Math.max(0, at - 49), at)).not.to.include(port);
    }
    expect(new Set(given)).to.have.lengthOf(100);
  });

  it("are passed over while somebody listens on them, and that nothing is left is said", async () => {
    const odd = new Ports(1, 10, (port) => Promise.resolve(port % 2 === 1));
    for (let at = 0; at < 50; at += 1) expect((await odd.next()) % 2).to.equal(1);
    const none = await new Ports(1, 10, () => Promise.resolve(false)).next().catch(String);
    expect(none).to.equal("Error: no free port between 1 and 10");
  });

  it("are given to nobody else while they are held, though nobody listens", async () => {
    const ports = new Ports(1, 10, () => Promise.resolve(true));
    const held = [await ports.hold(), await ports.hold()];
    const given = [];
    for (let at = 0; at < 100; at += 1) given.push(await ports.next());
    expect(given).not.to.include.members([held[0]]).and.not.to.include.members([held[1]]);
    ports.release(held);
    for (let at = 0; at < 100; at += 1) given.push(await ports.next());
    expect(given).to.include.members(held);
  });

  it("are known to be taken while a server listens", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await isFree(port)).to.equal(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isFree(port)).to.equal(true);
  });

  it("come from a block that no other process gives out from", async () => {
    const first = await freePortsInARow(40);
    const blocks = [];
    for (let at = 0; at < 4; at += 1) blocks.push(await reserveBlock(first, first + 39, 10));
    expect(blocks.map(([from, to]) => to - from)).to.deep.equal([8, 8, 8, 8]);
    expect(new Set(blocks.map(([from]) => from))).to.have.lengthOf(4);
    const fifth = await reserveBlock(first, first + 39, 10).catch(String);
    expect(fifth).to.include("too many graders");
  });
});
