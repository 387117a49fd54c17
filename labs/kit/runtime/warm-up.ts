/**
 * `node warm-up.cjs NAME WORK`: runs the runtime NAME once as programs do, a node, a tracker and a builder
 * that meet, writes what V8 has compiled of it to `NAME.js.cache`, and the names that `#kit` exports to
 * `WORK/names.json`.
 */
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import type { Script } from "node:vm";
import type * as Kit from "../index.ts";
import type * as Hosts from "../process/index.ts";

/** What the loader exports. */
type Runtime = typeof Hosts & { readonly kit: typeof Kit; readonly script: Script };

const [, , name = "", work = ""] = process.argv;
const loader = `${name}.cjs`;
const { kit, script, ...hosts } = createRequire(loader)(loader) as Runtime;
const db = join(work, "kit.db");
const transaction = { id: "kit", sender: "a", receiver: "b", amount: 1, t: 1620811762.25 };
const requests = [{ op: "peers" }, { op: "merge", args: { pool: [transaction] } }, { op: "pool" }];

/** Answers as a lab's node does, as far as that is the kit's part. */
function createNode({ journal, now }: Kit.NodeContext): Kit.NodeProgram {
  const ledger = journal<number>();
  ledger.history();
  ledger.follow(() => 0);
  const answer = (text: string): Kit.Reply => {
    const { op, args = {} } = JSON.parse(text) as { op: unknown; args?: unknown };
    if (!kit.isOperation(op)) throw new kit.ProtocolError(400, "Unknown operation");
    kit.checkArgs(op, args);
    const stamped = { ...transaction, t: now(), prev_hash: null };
    if (op === "merge") {
      ledger.append({ pool: [stamped] });
      return kit.accepted();
    }
    const url = kit.normalisePeerUrl("ws://localhost:9000/ws");
    return kit.ok({ url, text: kit.contentText([stamped], null) });
  };
  return {
    handle: (text) => {
      try {
        return JSON.stringify(answer(text));
      } catch (error) {
        return JSON.stringify(kit.failure(400, String(error)));
      }
    },
    step: () => {
      ledger.poll();
    },
  };
}

/** Asks the node one thing after the other; tells when it has all replies. */
function createTracker(
  { seedUrl, network }: Kit.TrackerContext,
  done: () => void,
): Kit.TrackerProgram {
  const waiting = requests.map((request) => JSON.stringify(request));
  const ask = (): void => {
    const next = waiting.shift();
    if (next === undefined) done();
    else network.send(seedUrl, next);
  };
  return {
    start: () => {
      network.connect(seedUrl);
    },
    onOpen: ask,
    onMessage: ask,
    onClose: () => {
      network.connect(seedUrl);
    },
    onTick: () => undefined,
  };
}

/** Takes in what the node wrote. */
function createBuilder({ journal }: Kit.BuilderContext, done: () => void): Kit.BuilderProgram {
  const ledger = journal<number>();
  ledger.history();
  ledger.follow(() => 0);
  return {
    step: () => {
      ledger.poll();
      done();
    },
  };
}

/** Runs a program with these options. */
function run(options: readonly string[], start: () => void): void {
  process.argv.splice(2, Infinity, ...options);
  start();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function main(): Promise<void> {
  const port = String(await freePort());
  run(["-p", port, "-r", db], () => {
    hosts.runNode(createNode, {}, "file:///kit.js");
  });
  const replied = new Promise<void>((resolve) => {
    run(["-t", "1", `ws://localhost:${port}/ws`], () => {
      hosts.runTracker((context) => createTracker(context, resolve));
    });
  });
  await replied;
  await new Promise<void>((resolve) => {
    run(["-r", db], () => {
      hosts.runBuilder((context) => createBuilder(context, resolve), {}, "file:///kit.js");
    });
  });
  writeFileSync(`${name}.js.cache`, script.createCachedData());
  writeFileSync(join(work, "names.json"), JSON.stringify(Object.keys(kit)));
  process.exit(0);
}

void main();
