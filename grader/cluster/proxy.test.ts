import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { expect } from "chai";
import { WebSocketServer } from "ws";
import { Connection } from "./connection.ts";
import { httpExchange } from "./http-exchange.ts";
import type { Frame } from "./journal.ts";
import { Proxy } from "./proxy.ts";

/** Longer than any test: what comes nevertheless did not wait for it. */
const VERY_LATE_MS = 3_600_000;
const TIMEOUT_MS = 30_000;

const MERGE = '{"args":{"pool":[]},"op":"merge"}';
const POOL = '{"op":"pool"}';

describe("a proxy", () => {
  const received: string[] = [];
  const posted: string[] = [];
  const frames: Frame[] = [];
  let waiting: (() => void)[] = [];
  /** A node that numbers its replies. */
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      posted.push(Buffer.concat(parts).toString());
      response.writeHead(201, { "x-kept": "yes" });
      response.end(`${request.method ?? ""} ${request.url ?? ""}`);
    });
  });
  const sockets = new WebSocketServer({ server: http, path: "/ws" });
  let proxy: Proxy;
  let client: Connection;

  before(async () => {
    sockets.on("connection", (socket) => {
      socket.on("message", (data: Buffer) => {
        received.push(data.toString());
        for (const wake of waiting.splice(0)) wake();
        socket.send(JSON.stringify({ status: 202, error: String(received.length) }));
      });
    });
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
  });
  after(() => {
    sockets.close();
    http.close();
    http.closeAllConnections();
  });
  beforeEach(async () => {
    received.length = 0;
    posted.length = 0;
    frames.length = 0;
    waiting = [];
    proxy = await Proxy.open((http.address() as AddressInfo).port, {
      name: "t→n1",
      onFrame: (frame) => frames.push(frame),
    });
    client = await connect();
  });
  afterEach(async () => {
    client.close();
    await proxy.close();
  });

  async function connect(): Promise<Connection> {
    const opened = await Connection.open(`ws://127.0.0.1:${proxy.port}/ws`, TIMEOUT_MS);
    if (opened === null) throw new Error("no connection through the proxy");
    return opened;
  }

  /** The text of the next reply, which says how many requests the node had then. */
  async function reply(connection = client): Promise<string> {
    const frame = await connection.next(TIMEOUT_MS);
    if (typeof frame !== "string") return frame.kind;
    return (JSON.parse(frame) as { error: string }).error;
  }

  /** Waits until the node has been sent so many requests. */
  async function arrived(count: number): Promise<void> {
    while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  it("passes frames on and writes them down", async () => {
    client.send(POOL);
    expect(await reply()).to.equal("1");
    expect(frames.map(({ direction, what, verdict }) => [direction, what, verdict])).to.deep.equal([
      ["in", "pool", "passed"],
      ["out", "202", "passed"],
    ]);
    expect(frames[0]).to.include({ edge: "t→n1", bytes: POOL.length });
    expect(String(frames[0]?.data)).to.equal(POOL);
    expect(proxy.unanswered).to.equal(0);
  });

  it("passes a refused handshake on", async () => {
    const wrong = `ws://127.0.0.1:${proxy.port}/nowhere`;
    expect(await Connection.open(wrong, TIMEOUT_MS)).to.equal(null);
    expect(proxy.isSound).to.equal(true);
  });

  it("breaks everything when it is cut, and takes connections again after", async () => {
    await proxy.cut();
    expect(await reply()).to.equal("closed");
    expect(proxy.count("broken")).to.equal(1);
    expect(await Connection.open(`ws://127.0.0.1:${proxy.port}/ws`, TIMEOUT_MS)).to.equal(null);
    expect(proxy.isSound).to.equal(true);
    await proxy.heal();
    client = await connect();
    client.send(POOL);
    expect(await reply()).to.equal("1");
  });

  it("swallows requests while only they are cut, then ends the connection", async () => {
    await proxy.impose({ cut: "in" });
    client.send(POOL);
    const late = connect();
    await frame("handshake");
    expect(received).to.deep.equal([]);
    expect(proxy.count("dropped")).to.equal(2);
    expect(client.isClosed).to.equal(false);
    await proxy.heal();
    expect(await reply()).to.equal("closed");
    const other = await late;
    other.send(POOL);
    expect(await reply(other)).to.equal("1");
    other.close();
  });

  it("swallows replies while only they are cut", async () => {
    await proxy.impose({ cut: "out" });
    client.send(POOL);
    await arrived(1);
    await frame("202");
    expect(proxy.count("dropped")).to.equal(1);
    await proxy.heal();
    expect(await reply()).to.equal("closed");
  });

  it("keeps late frames in their order and lets them go when it heals", async () => {
    await proxy.impose({ delay: { ms: VERY_LATE_MS, direction: "in" } });
    client.send(MERGE);
    client.send(POOL);
    await frame("pool");
    expect(received).to.deep.equal([]);
    expect(proxy.count("delayed")).to.equal(2);
    await proxy.heal();
    expect([await reply(), await reply()]).to.deep.equal(["1", "2"]);
    expect(received).to.deep.equal([MERGE, POOL]);
  });

  it("reads little where it is slow", async () => {
    await proxy.impose({ slow: { bytes: 0.001, direction: "in" } });
    client.send(MERGE);
    client.send(POOL);
    await frame("merge");
    expect(received).to.deep.equal([]);
    expect(proxy.count("slowed")).to.be.at.least(1);
    await proxy.heal();
    expect([await reply(), await reply()]).to.deep.equal(["1", "2"]);
  });

  it("sends a merge twice, with one reply, and a question once", async () => {
    await proxy.impose({ duplicate: true });
    client.send(MERGE);
    client.send(POOL);
    expect([await reply(), await reply()]).to.deep.equal(["1", "3"]);
    expect(received).to.deep.equal([MERGE, MERGE, POOL]);
    expect(client.unasked()).to.equal(undefined);
    expect([proxy.count("duplicated"), proxy.count("withheld")]).to.deep.equal([1, 1]);
  });

  it("passes exchanges by HTTP on, and posted blocks twice where it duplicates", async () => {
    const url = `http://127.0.0.1:${proxy.port}`;
    const page = await httpExchange(`${url}/blockchain.json`, TIMEOUT_MS);
    expect(page).to.deep.equal({ kind: "answer", status: 201, text: "GET /blockchain.json" });
    await proxy.impose({ duplicate: true });
    const answer = await httpExchange(`${url}/mined`, TIMEOUT_MS, '{"index":0}');
    expect(answer).to.include({ status: 201, text: "POST /mined" });
    expect(posted).to.deep.equal(["", '{"index":0}', '{"index":0}']);
  });

  it("keeps who asks by HTTP waiting while it is cut one way", async () => {
    await proxy.impose({ cut: "in" });
    const answer = httpExchange(`http://127.0.0.1:${proxy.port}/x`, TIMEOUT_MS, "lost");
    await frame("POST /x");
    await proxy.heal();
    expect(await answer).to.include({ kind: "broken" });
    expect(posted).to.deep.equal([]);
  });

  it("is not sound when it is down without a cut", async () => {
    await proxy.close();
    expect(proxy.isSound).to.equal(false);
  });

  /** Waits until a frame of this kind has come by. */
  async function frame(what: string): Promise<void> {
    while (!frames.some((one) => one.what === what)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});
