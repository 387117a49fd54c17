// Second implementation, part 7: the node of lab 4. It keeps its chain in memory, mines in a thread,
// and speaks HTTP and WebSocket on one port. It fetches only when a block can't be attached.
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import WebSocket, { WebSocketServer } from "ws";
import { isObject, Malformed, readAddress } from "./ledger.js";
import { readHeader, SealedChain } from "./sealed.js";

const PAUSE_MS = 1000;
const FETCH_MS = 3000;
const BODY_LIMIT = 16 * 1024 * 1024;

const { values: options } = parseArgs({
  options: {
    port: { type: "string", short: "p", default: "9000" },
    advertise: { type: "string" },
    peer: { type: "string", multiple: true, default: [] },
    mine: { type: "boolean", short: "m", default: false },
    zeros: { type: "string", short: "z", default: "4" },
    rounds: { type: "string", default: "100000" },
    debug: { type: "boolean", default: false },
  },
});
const port = Number(options.port);
const zeros = Number(options.zeros);
if (!(port > 0 && port < 65536 && zeros > 0 && zeros <= 64)) {
  console.error("-p must be a port number and -z 1 to 64");
  process.exit(2);
}

const chain = new SealedChain(zeros);
const own = readAddress(options.advertise ?? `ws://localhost:${port}/ws`);
const peers = new Map([[own.key, own.url]]); // key -> WebSocket URL
for (const given of options.peer) {
  const { key, url } = readAddress(given.replace(/^http/, "ws"));
  peers.set(key, url);
}

// ---- mining ----

const label = `Mined by node on port ${port}`;
const miner = options.mine
  ? new Worker(new URL("mining-worker.js", import.meta.url), {
      workerData: { zeros, rounds: Number(options.rounds) },
    })
  : null;
const restart = () => miner?.postMessage(chain.next(label));
miner?.on("message", (block) => {
  if (!chain.add(block)) return;
  console.log(`Mined block ${block.index}`);
  broadcast(block);
  restart();
});

// ---- talking ----

const others = () => [...peers].filter(([key]) => key !== own.key).map(([, url]) => url);
const page = (url, name) => new URL(name, url.replace(/^ws/, "http")).href;

async function tell(url, block) {
  const headers = { "content-type": "application/json" };
  try {
    const answer = await fetch(page(url, "/mined"), {
      method: "POST",
      headers,
      body: JSON.stringify(block),
    });
    await answer.text();
  } catch {
    // It is down.
  }
}

const broadcast = (block) => {
  for (const url of others()) void tell(url, block);
};

/** Judges what was posted, some time after it was answered. */
function judge(raw) {
  const block = readHeader(raw);
  if (block === null || !chain.isSound(block)) return;
  if (chain.blocks.some(({ hash }) => hash === block.hash)) return;
  if (chain.add(block)) {
    broadcast(block);
    restart();
  } else void fetchChains();
}

let isFetching = false;
let isWanted = false;

async function fetchChains() {
  isWanted = true;
  if (isFetching) return;
  isFetching = true;
  while (isWanted) {
    isWanted = false;
    await Promise.all(others().map(fetchFrom));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  isFetching = false;
}

async function fetchFrom(url) {
  let theirs;
  try {
    const signal = AbortSignal.timeout(FETCH_MS);
    theirs = await (await fetch(page(url, "/blockchain.json"), { signal })).json();
  } catch {
    return;
  }
  if (chain.replace(theirs)) {
    restart();
    broadcast(chain.tip);
  } else if (Array.isArray(theirs) && theirs.length < chain.blocks.length) {
    const ours = chain.blocks;
    const fork = ours.findIndex(({ hash }, i) => hash !== theirs[i]?.hash);
    for (const block of ours.slice(fork)) await tell(url, block);
  }
}

/** Tells a peer this node's own URL, again and again until the peer is up. */
function registerWith(url) {
  const socket = new WebSocket(url);
  socket.on("error", () => setTimeout(registerWith, PAUSE_MS, url));
  socket.on("open", () => {
    socket.send(JSON.stringify({ op: "register", args: { addr: own.url } }));
  });
  socket.on("message", () => socket.close());
}

// ---- serving ----

function sendJson(response, status, value) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

function readPosted(request, response) {
  const parts = [];
  let size = 0;
  request.on("data", (part) => {
    size += part.length;
    if (size > BODY_LIMIT) request.destroy();
    else parts.push(part);
  });
  request.on("end", () => {
    let raw;
    try {
      raw = JSON.parse(Buffer.concat(parts).toString());
    } catch {
      return sendJson(response, 400, { received: false, reason: "that is no JSON" });
    }
    if (readHeader(raw) === null) return sendJson(response, 409, { reason: "that is no block" });
    sendJson(response, 202, { received: true });
    setTimeout(judge, 0, raw);
  });
}

const http = createServer((request, response) => {
  if (request.method === "GET" && request.url === "/blockchain.json")
    sendJson(response, 200, chain.blocks);
  else if (request.method === "POST" && request.url === "/mined") readPosted(request, response);
  else sendJson(response, 404, { reason: "there is no such page" });
});

function answer(text) {
  const { op, args = {} } = JSON.parse(text);
  if (op === "peers") return { status: 200, error: "OK", response: { peers: [...peers.values()] } };
  if (op !== "register" || !isObject(args)) throw new Malformed("unknown operation");
  const addresses = (Array.isArray(args.addr) ? args.addr : [args.addr]).map(readAddress);
  for (const { key, url } of addresses) if (!peers.has(key)) peers.set(key, url);
  return { status: 202, error: "Accepted" };
}

const sockets = new WebSocketServer({ server: http, path: "/ws", maxPayload: BODY_LIMIT });
sockets.on("connection", (socket) => {
  socket.on("error", () => undefined);
  socket.on("message", (data) => {
    let reply;
    try {
      reply = answer(data.toString());
    } catch (error) {
      reply = { status: 422, error: error.message };
    }
    socket.send(JSON.stringify(reply));
  });
});
http.listen(port, "127.0.0.1", () => {
  console.log(`Node is listening on port: ${port}`);
  for (const given of options.peer) registerWith(readAddress(given.replace(/^http/, "ws")).url);
  restart();
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
