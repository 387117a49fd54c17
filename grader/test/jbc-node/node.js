// A node as the article's own code has it: blocks without items, header values as text, one file a
// block in `chaindata`, blocks posted to the peers it was started with. A block that fits on top of
// its chain is taken; for any other one it asks the peers for theirs and takes the longest valid one.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    port: { type: "string", short: "p", default: "5000" },
    db: { type: "string", short: "r", default: "jbc" },
    mine: { type: "boolean", short: "m", default: false },
    zeros: { type: "string", short: "z", default: "4" },
    rounds: { type: "string", default: "2000" },
    peer: { type: "string", multiple: true, default: [] },
    advertise: { type: "string" },
  },
});
const work = "0".repeat(Number(values.zeros));
// A mining job holds up everything else, so it is kept short.
const rounds = Math.min(Number(values.rounds), 2000);
const peers = values.peer.map((url) => new URL(url.replace(/^ws/, "http")).origin);
const folder = join(values.db, "chaindata");
mkdirSync(folder, { recursive: true });

let chain = [];

const fileOf = (index) => join(folder, `${String(index).padStart(6, "0")}.json`);
const hashOf = ({ index, prev_hash, data, timestamp, nonce }) =>
  createHash("sha256")
    .update(index + prev_hash + data + timestamp + nonce)
    .digest("hex");

/** A block as it is kept: the header, every value as text. */
function read({ index, timestamp, prev_hash, hash, data, nonce }) {
  return {
    index: String(index),
    timestamp,
    prev_hash: prev_hash ?? "",
    hash,
    data,
    nonce: String(nonce),
  };
}

function isValid(block) {
  return hashOf(block) === block.hash && block.hash.startsWith(work);
}

/** Whether a block belongs on top of a chain of this length with this tip. */
function fits(block, length, tip) {
  return block.index === String(length) && block.prev_hash === (tip?.hash ?? "");
}

function isValidChain(blocks) {
  return blocks.every((block, at) => isValid(block) && fits(block, at, blocks[at - 1]));
}

function save(block) {
  chain.push(block);
  writeFileSync(fileOf(block.index), JSON.stringify(block));
}

function replace(blocks) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  chain = [];
  blocks.forEach(save);
}

/** Asks every peer for its chain, and takes the longest valid one if it is longer than its own. */
async function sync() {
  for (const peer of peers) {
    try {
      const answer = await fetch(`${peer}/blockchain.json`);
      if (!answer.ok) continue;
      const theirs = (await answer.json()).map(read);
      if (theirs.length > chain.length && isValidChain(theirs)) replace(theirs);
    } catch {
      // A peer that is down has no say.
    }
  }
}

let isSyncing = false;
async function validatePossibleBlock(block) {
  if (!isValid(block)) return;
  if (fits(block, chain.length, chain.at(-1))) {
    save(block);
    candidate = null;
  } else if (Number(block.index) >= chain.length && !isSyncing) {
    isSyncing = true;
    await sync();
    isSyncing = false;
  }
}

function broadcast(block) {
  for (const peer of peers) {
    fetch(`${peer}/mined`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(block),
    }).catch(() => undefined);
  }
}

/** The block that is being mined; null when the next one is to be begun. */
let candidate = null;

function begin() {
  // With these six digits of a second a header's text has no second reading, which the contract forbids.
  const time = `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}999999`;
  return {
    index: String(chain.length),
    timestamp: time,
    prev_hash: chain.at(-1)?.hash ?? "",
    data: `Mined by node on port ${values.port}`,
    nonce: 0,
  };
}

/** One job: so many nonces, then whatever else there is to do, then the next job. */
function mineForBlock() {
  if (!candidate || !fits(candidate, chain.length, chain.at(-1))) candidate = begin();
  for (let tried = 0; tried < rounds; tried += 1) {
    const hash = hashOf(candidate);
    if (hash.startsWith(work)) {
      const block = read({ ...candidate, hash });
      save(block);
      broadcast(block);
      candidate = null;
      break;
    }
    candidate.nonce += 1;
  }
  setImmediate(mineForBlock);
}

const server = createServer((request, response) => {
  const answer = (status, value) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
  if (request.method === "GET" && request.url === "/blockchain.json") {
    answer(200, chain);
  } else if (request.method === "POST" && request.url === "/mined") {
    let text = "";
    request.on("data", (part) => (text += part));
    request.on("end", () => {
      try {
        const block = read(JSON.parse(text));
        answer(200, { received: true });
        setImmediate(() => void validatePossibleBlock(block));
      } catch {
        answer(400, { received: false });
      }
    });
  } else {
    answer(404, {});
  }
});
// It ends between two jobs, never in the middle of writing a file.
process.on("SIGTERM", () => process.exit());
server.listen(Number(values.port), "127.0.0.1", () => {
  if (values.mine) void sync().then(mineForBlock);
});
