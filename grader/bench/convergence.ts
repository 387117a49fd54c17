import { join } from "node:path";
import { REFERENCE, findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { Cluster } from "../cluster/cluster.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Probe } from "../cluster/probe.ts";
import type { ScenarioProgram } from "../fixture/scenario.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import { contentHash, isSameSet, makeChain } from "../verifier/index.ts";
import type { ContentBlock, Transfer, WireTransaction } from "../verifier/wire.ts";
import type { Findings } from "./figure.ts";
import type { BenchSettings } from "./settings.ts";
import { timedTransfer, transfer } from "./transfers.ts";

/** Seconds between two ticks of the tracker. */
const SLEEP = 0.2;
/** At how many nodes transactions are merged, and how many at each; one more is given a chain. */
const [GIVEN, TRANSFERS] = [5, 20];
const [BLOCKS, ITEMS] = [10, 10];
/** When nothing moves for so long, the nodes will never agree. */
const QUIET_MS = 60_000;

/** How long nodes and a tracker, each a process, take until all hold the same, in ticks of the tracker. */
export async function measureConvergence(settings: BenchSettings): Promise<Findings> {
  const { workspace, nodes, rounds } = settings;
  const folder = join(workspace.folder, "convergence");
  const submission = findSubmission(REFERENCE, "lab5");
  const launcher = await Launcher.prepare(submission, ["node", "tracker"], folder, NO_ISOLATION);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    values.push(await timeOf(settings, launcher, join(folder, String(round))));
  }
  const figure = { part: "convergence", name: "convergence.nodes", unit: "ms" } as const;
  const against = values.map(() => 1000 * SLEEP);
  return { figures: [{ ...figure, parameters: { count: nodes }, values, against }], missing: [] };
}

/** Milliseconds from when nodes are given transactions and blocks until all have all of them. */
async function timeOf(
  { workspace, nodes }: BenchSettings,
  launcher: Launcher,
  folder: string,
): Promise<number> {
  const names = Array.from({ length: nodes }, (_, at) => `n${at + 1}`);
  const [seed = ""] = names;
  const tracker = { program: "tracker", seed, sleep: SLEEP, maxConnection: nodes } as const;
  const programs: Record<string, ScenarioProgram> = { t: tracker };
  for (const name of names) programs[name] = { program: "node" };
  const probe = new Probe(() => {
    throw new Error("no program is asked for its functions");
  });
  const cluster = await Cluster.create({
    ...{ programs, launcher, workspace, probe, folder, journal: null, naming: "taken" },
    ...{ nodeOptions: ["port", "db"], timeoutFactor: 6, locale: "en_US.UTF-8" },
  });
  try {
    await cluster.start(names);
    await request(cluster, seed, {
      op: "register",
      args: { addr: names.map((n) => cluster.edges.url(n)) },
    });
    await cluster.start(["t"]);
    await until(cluster, names, async (name) => {
      const { peers = [] } = await request(cluster, name, { op: "peers" });
      return peers.length === names.length;
    });
    const begin = performance.now();
    const { pool, tip } = await give(cluster, names);
    await until(cluster, names, async (name) => {
      const held = await request(cluster, name, { op: "pool" });
      if (!isSameSet(held.pool ?? [], pool)) return false;
      const { blocks = [] } = await request(cluster, name, { op: "blocks" });
      return blocks.map(contentHash).at(-1) === tip;
    });
    return performance.now() - begin;
  } finally {
    await cluster.close();
  }
}

/** Gives some nodes transactions, and another one a chain; what all are to hold in the end. */
async function give(
  cluster: Cluster,
  names: readonly string[],
): Promise<{ readonly pool: readonly Transfer[]; readonly tip: string }> {
  const all: Transfer[] = [];
  for (const name of names.slice(0, GIVEN)) {
    const pool = Array.from({ length: TRANSFERS }, (_, at) => transfer(all.length + at));
    await request(cluster, name, { op: "merge", args: { pool } });
    all.push(...pool);
  }
  const first = (block: number): number => all.length + block * ITEMS;
  const lists = Array.from({ length: BLOCKS }, (_, block) =>
    Array.from({ length: ITEMS }, (_item, at) => timedTransfer(first(block) + at)),
  );
  const blocks = makeChain(lists);
  await request(cluster, names.at(-1) ?? "", { op: "merge", args: { blocks } });
  return { pool: all, tip: blocks.map(contentHash).at(-1) ?? "" };
}

/** Waits until something is so for every node: it is looked at after each frame that passes. */
async function until(
  cluster: Cluster,
  names: readonly string[],
  isSo: (name: string) => Promise<boolean>,
): Promise<void> {
  const open = new Set(names);
  for (;;) {
    const { frames } = cluster.edges;
    for (const name of open) {
      if (!(await isSo(name))) break;
      open.delete(name);
    }
    if (open.size === 0) return;
    cluster.checkAlive();
    if (cluster.edges.frames !== frames) continue;
    await cluster.edges.nextFrame(QUIET_MS);
    if (cluster.edges.frames === frames) throw new Error(`${[...open].join(", ")} never agree`);
  }
}

/** What nodes answer, of all requests together. */
interface Answer {
  readonly peers?: readonly string[];
  readonly pool?: readonly WireTransaction[];
  readonly blocks?: readonly ContentBlock[];
}

/** A node's answer. @throws Error when it refuses, or does not answer. */
async function request(cluster: Cluster, name: string, question: object): Promise<Answer> {
  const client = await cluster.connection(name);
  client.send(JSON.stringify(question));
  const frame = await client.next(QUIET_MS);
  if (typeof frame !== "string") throw new Error(`${name} does not answer: ${frame.kind}`);
  const { status, response } = JSON.parse(frame) as { status: number; response?: Answer | null };
  if (status >= 300) throw new Error(`${name} answers ${frame.slice(0, 200)}`);
  return response ?? {};
}
