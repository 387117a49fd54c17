// Second implementation, part 3: the node. One WebSocket server on /ws; each message is answered
// before the next is looked at, so replies keep the order of the requests. Replies differ from the
// slides where the contract leaves room: lists run backwards, bad input is 422, keys are added.
import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { isObject, Malformed, readAddress, readTransaction } from "./ledger.js";
import { Store } from "./store.js";

const MERGE_NEEDS = 'Operation "merge" requires following "args": "pool" or "blocks"';
const FRAME_LIMIT = 16 * 1024 * 1024;

const fail = (status, error) => {
  console.error(error);
  process.exit(status);
};

function readOptions() {
  const text = { type: "string" };
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", short: "p", default: "9000" },
        db: { type: "string", short: "r" },
        host: { type: "string", default: "127.0.0.1" },
        advertise: text,
        peer: { type: "string", multiple: true }, // of use to miners only
        zeros: { type: "string", short: "z", default: "0" },
        debug: { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535) throw new Error("-p must be a port number");
    if (values.zeros !== "0") throw new Error("-z: this node has the unsealed form (0) only");
    if (values.advertise) readAddress(values.advertise);
    return { ...values, port, db: values.db ?? `${port}.db` };
  } catch (error) {
    return fail(2, error.message);
  }
}

/** What the node calls itself when nobody said. */
function ownAddress(host, port) {
  if (["127.0.0.1", "localhost", "::1"].includes(host)) return `ws://localhost:${port}/ws`;
  const outside = Object.values(networkInterfaces())
    .flat()
    .find(({ internal, family }) => !internal && family === "IPv4");
  const anywhere = host === "0.0.0.0" || host === "::";
  const name = anywhere ? (outside?.address ?? "localhost") : host;
  const url = `ws://${name.includes(":") ? `[${name}]` : name}:${port}/ws`;
  console.warn(`Warning: no --advertise with --host ${host}, using ${url}`);
  return url;
}

const options = readOptions();
const peers = new Map(); // key -> URL
const debug = (...words) => options.debug && console.log(...words);

let store;
try {
  store = new Store(options.db);
} catch (error) {
  fail(2, `${options.db}: ${error.message}`);
}

const ok = (response) => ({ status: 200, error: "OK", server: "second", response });
const accepted = { status: 202, error: "Accepted", response: null };
const reply = (verdict) => (verdict.status === 202 ? accepted : verdict);
const backwards = (a, b) => (a < b ? 1 : a > b ? -1 : 0);

function register({ addr }) {
  const addresses = (Array.isArray(addr) ? addr : [addr]).map(readAddress);
  for (const { key, url } of addresses) if (!peers.has(key)) peers.set(key, url);
  return accepted;
}

function pool() {
  const list = [...store.ledger.pool.values()].sort((a, b) => backwards(a.id, b.id));
  return ok({ pool: list.map((transaction) => ({ ...transaction, prev_hash: null })) });
}

function blocks({ start = 0 }) {
  if (!Number.isInteger(start) || start < 0)
    throw new Malformed('"start" must be a position, 0 or more');
  return ok({ blocks: store.ledger.blocks.slice(start) });
}

function mergePool(list) {
  if (!Array.isArray(list)) throw new Malformed('"pool" must be a list');
  const t = Date.now() / 1000;
  const news = list.map(readTransaction).filter((item) => !store.ledger.knows(item));
  if (news.length === 0) return accepted;
  return reply(store.commit({ pool: news.map((item) => ({ ...item, t })) }));
}

function mergeBlocks(list) {
  const { verdict, fresh } = store.ledger.judge(list);
  return reply(fresh.length === 0 ? verdict : store.commit({ blocks: fresh }));
}

function merge(args) {
  if (Object.hasOwn(args, "pool")) return mergePool(args.pool);
  if (Object.hasOwn(args, "blocks")) return mergeBlocks(args.blocks);
  return { status: 500, error: MERGE_NEEDS, response: null };
}

const operations = new Map([
  ["peers", () => ok({ peers: [...peers.values()].sort(backwards) })],
  ["register", register],
  ["pool", pool],
  ["blocks", blocks],
  ["merge", merge],
]);

function answer(text) {
  let request;
  try {
    request = JSON.parse(text);
  } catch {
    throw new Malformed("a message must be JSON");
  }
  if (!isObject(request)) throw new Malformed("a message must be an object");
  const operation = operations.get(request.op);
  if (!operation) throw new Malformed('"op" is none of peers, register, pool, blocks, merge');
  const { args = {} } = request;
  if (!isObject(args)) throw new Malformed('"args" must be an object');
  store.sync();
  return operation(args);
}

function safely(data, isBinary) {
  try {
    if (isBinary) throw new Malformed("a message must be a text frame");
    return answer(data.toString());
  } catch (error) {
    return { status: error instanceof Malformed ? 422 : 500, error: error.message };
  }
}

const http = createServer((request, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({ server: http, path: "/ws", maxPayload: FRAME_LIMIT });

sockets.on("connection", (socket) => {
  socket.on("error", (error) => debug("Connection failed:", error.message));
  socket.on("message", (data, isBinary) => {
    const result = safely(data, isBinary);
    debug(`${data.length} bytes -> ${result.status} ${result.error}`);
    socket.send(JSON.stringify(result));
  });
});
sockets.on("error", (error) => fail(1, error.message));

http.listen(options.port, options.host, () => {
  const { port } = http.address();
  const own = readAddress(options.advertise ?? ownAddress(options.host, port));
  peers.set(own.key, own.url);
  store.poll();
  console.log(`Node is listening on port: ${port}`);
});

for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    store.close();
    process.exit(0);
  });
