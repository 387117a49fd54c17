// Second implementation, part 4: the tracker. At every tick it asks each node for peers, pool and
// blocks and tells each who is connected; whatever a node answers goes to all the others. It keeps
// no memory of what anybody has: the nodes pass over what they know.
import { parseArgs } from "node:util";
import WebSocket from "ws";
import { isObject, readAddress } from "./ledger.js";

const HANDSHAKE_MS = 10_000;
const SILENCE_MS = 500;
const BACKLOG_LIMIT = 128 * 1024 * 1024; // bytes a node may leave unread before it is dropped

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        sleep: { type: "string", short: "t", default: "30" },
        "max-connection": { type: "string", short: "c", default: "3" },
        debug: { type: "boolean", default: false },
      },
    });
    const sleep = Number(values.sleep);
    const limit = Number(values["max-connection"]);
    if (!(sleep > 0 && sleep < 1e6)) throw new Error("-t must be a number of seconds");
    if (!(Number.isInteger(limit) && limit > 0)) throw new Error("-c must be 1 or more");
    if (positionals.length !== 1)
      throw new Error("usage: tracker SEED_URL [-t S] [-c N] [--debug]");
    return { seed: readAddress(positionals[0]), sleep, limit, debug: values.debug };
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}

const options = readOptions();
const connections = new Map(); // key -> { url, socket }: open ones and those still opening
const tried = new Map(); // key -> number of its last attempt
let attempts = 0;
const debug = (...words) => options.debug && console.log(...words);

const open = () =>
  [...connections.values()].filter(({ socket }) => socket.readyState === WebSocket.OPEN);

function spawn({ key, url }) {
  if (connections.has(key)) return;
  if (connections.size >= options.limit) return debug("Limit of connections reached:", url);
  tried.set(key, ++attempts);
  console.log("Spawning new peer:", url);
  let socket;
  try {
    socket = new WebSocket(url, { handshakeTimeout: HANDSHAKE_MS });
  } catch (error) {
    return debug("Cannot connect:", url, error.message);
  }
  const peer = { url, socket, asked: [] };
  connections.set(key, peer);
  socket.on("open", () => console.log("New peer connected:", url));
  socket.on("message", (data) => receive(peer, data.toString()));
  socket.on("error", (error) => debug("Connection failed:", url, error.message));
  socket.on("close", () => {
    if (connections.get(key) === peer) connections.delete(key);
    console.log("Peer disconnected:", url);
  });
}

function send({ url, socket, asked }, op, args) {
  if (socket.bufferedAmount > BACKLOG_LIMIT) {
    console.log("Peer does not read:", url);
    return socket.terminate();
  }
  asked.push(Date.now());
  socket.send(JSON.stringify({ op, args }));
}

/** A peer that owes an answer for too long, and is not the last, is given up, and tried again like a new one. */
function giveUp({ url, socket, asked }) {
  if (connections.size === 1 || !(Date.now() - asked[0] > SILENCE_MS)) return;
  debug("No answer from:", url);
  connections.delete(readAddress(url).key);
  socket.terminate();
}

function receive(from, text) {
  from.asked.shift();
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return debug("No JSON from:", from.url);
  }
  if (!isObject(message) || !isObject(message.response)) return;
  const { peers, pool, blocks } = message.response;
  if (Array.isArray(peers)) discover(peers);
  if (Array.isArray(pool)) forward(from, { pool });
  if (Array.isArray(blocks)) forward(from, { blocks });
}

/** Spawns what is unknown, the longest untried first, so that dead addresses block nobody. */
function discover(urls) {
  const addresses = [];
  for (const url of urls) {
    try {
      addresses.push(readAddress(url));
    } catch {
      debug("No address:", url);
    }
  }
  const age = ({ key }) => tried.get(key) ?? 0;
  for (const address of addresses.sort((a, b) => age(a) - age(b))) spawn(address);
}

function forward(from, args) {
  const [[what, list]] = Object.entries(args);
  if (list.length === 0) return;
  for (const peer of open()) {
    if (peer === from) continue;
    send(peer, "merge", args);
    debug(`Announced ${what} updates to:`, peer.url);
  }
}

function tick() {
  const peers = open();
  for (const peer of peers) for (const op of ["peers", "pool", "blocks"]) send(peer, op);
  for (const peer of peers) {
    send(peer, "register", { addr: peers.map(({ url }) => url) });
    console.log("Announced peers updates to:", peer.url);
  }
  peers.forEach(giveUp);
  if (connections.size > 0) return;
  console.error("CRITICAL: all peers are gone, the tracker ends.");
  process.exit(1);
}

spawn(options.seed);
setInterval(tick, options.sleep * 1000);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
