import { connect } from "./bench-programs.ts";
import type { BenchPrograms, Running } from "./bench-programs.ts";
import type { Figure, Findings } from "./figure.ts";
import { measureLoad, warmUp } from "./load.ts";
import type { Load } from "./load.ts";
import type { BenchSettings } from "./settings.ts";
import { mergeRequest } from "./transfers.ts";

/** Ways to send requests: one client or a hundred, in lock-step or several at a time. */
const WAYS = [
  { clients: 1, depth: 1 },
  { clients: 1, depth: 32 },
  { clients: 100, depth: 1 },
  { clients: 100, depth: 8 },
] as const;
const READS = ["peers", "pool", "blocks"] as const;
const MERGES = ["merge", "merge-fsync"] as const;
/** A pool takes 50,000 transactions, those that warm the node up among them. */
const MOST_MERGES = 34_000;
const ACCEPTED = '{"status":202';
const OK = '{"status":200';
/** What the echo is sent to compare reads with; it is sent merges as well, to compare those. */
const ECHO = JSON.stringify({ op: "peers", args: {} });
/** The first transfer's number; each measurement counts on, so that every transaction is a new one. */
const FIRST_TRANSFER = 1_000_000;

/** How many requests a second a node answers, beside an echo that does nothing but read JSON. */
export async function measureRequests(
  { rounds, seconds }: BenchSettings,
  programs: BenchPrograms,
): Promise<Findings> {
  const rates = new Map<string, number[]>();
  const note = (name: string, way: number, rate: number): void => {
    const key = `${name} ${way}`;
    rates.set(key, [...(rates.get(key) ?? []), rate]);
  };
  const echo = await programs.startEcho();
  const reader = await programs.startNode(programs.file("reads.db"));
  await fill(reader);
  const warm = { clients: 1, depth: 1, seconds };
  await warmUp(echo, { ...warm, request: () => ECHO, reply: '{"op"' });
  for (const op of READS) await warmUp(reader, { ...warm, ...reading(op) });
  let number = FIRST_TRANSFER;
  let files = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [at, way] of WAYS.entries()) {
      const load = { ...way, seconds };
      note("echo", at, await measureLoad(echo, { ...load, request: () => ECHO, reply: '{"op"' }));
      const same = { ...load, request: () => mergeRequest(0), reply: '{"op"' };
      note("echo-merge", at, await measureLoad(echo, same));
      for (const op of READS) note(op, at, await measureLoad(reader, { ...load, ...reading(op) }));
      for (const name of MERGES) {
        const options = name === "merge" ? [] : ["--fsync"];
        const node = await programs.startNode(programs.file(`merges-${files++}.db`), ...options);
        const request = (): string => mergeRequest(number++);
        const merging = { ...load, request, reply: ACCEPTED, most: MOST_MERGES };
        await warmUp(node, merging);
        note(name, at, await measureLoad(node, merging));
        await node.program.kill();
      }
    }
  }
  await Promise.all([echo, reader].map(({ program }) => program.kill()));
  return { figures: WAYS.flatMap((way, at) => figuresOf(way, at, rates)), missing: [] };
}

function reading(op: string): Pick<Load, "request" | "reply"> {
  const text = JSON.stringify({ op });
  return { request: () => text, reply: OK };
}

/** Gives a node something to tell: a transaction that waits. */
async function fill(node: Running): Promise<void> {
  const connection = await connect(node);
  connection.send(mergeRequest(0));
  await connection.next(10_000);
  connection.close();
}

function figuresOf(
  { clients, depth }: (typeof WAYS)[number],
  at: number,
  rates: ReadonlyMap<string, readonly number[]>,
): Figure[] {
  const echo = rates.get(`echo ${at}`) ?? [];
  const shared = { part: "requests", unit: "/s", parameters: { clients, depth } } as const;
  const goals = { peers: 0.6, pool: 0.6, blocks: 0.6, merge: 0.5, "merge-fsync": null };
  const echoOfMerges = rates.get(`echo-merge ${at}`) ?? [];
  return [
    { ...shared, name: "requests.echo", values: echo },
    { ...shared, name: "requests.echo-merge", values: echoOfMerges },
    ...([...READS, ...MERGES] as const).map((name): Figure => {
      const goal = goals[name];
      const against = name === "merge" || name === "merge-fsync" ? echoOfMerges : echo;
      return {
        ...{ ...shared, name: `requests.${name}`, against },
        values: rates.get(`${name} ${at}`) ?? [],
        ...(goal !== null && { goal: { atLeast: goal } }),
      };
    }),
  ];
}
