import { join } from "node:path";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { detectIsolation } from "../isolation/detect.ts";
import { Launcher } from "../cluster/launcher.ts";
import { freePort } from "../cluster/ports.ts";
import type { Workspace } from "../cluster/workspace.ts";
import { Edges } from "./edges.ts";
import { Listener } from "./listener.ts";
import type { OnBlock } from "./listener.ts";
import type { RaceSay } from "./messages.ts";
import { Race } from "./race.ts";
import type { RaceEvent } from "./race-event.ts";
import { RaceFailure } from "./race-failure.ts";
import type { RaceFailureCode } from "./race-failure.ts";
import { nameOf } from "./race-options.ts";
import type { RaceOptions } from "./race-options.ts";
import { countRace } from "./race-result.ts";
import type { RaceResult } from "./race-result.ts";
import { RaceView } from "./race-view.ts";
import type { Racer } from "./race-view.ts";
import { RacingNode } from "./racing-node.ts";
import { Transfers } from "./transfers.ts";

/** What a race needs of the one who runs it. */
export interface RaceHost {
  readonly options: RaceOptions;
  /** Whose nodes race; they are dealt out in turn. */
  readonly submissions: readonly Submission[];
  readonly workspace: Workspace;
  readonly say: RaceSay;
  /** Called when there is something to show. */
  readonly onEvents: (view: RaceView, events: readonly RaceEvent[]) => void;
  /** Called when the race begins again, with a higher difficulty; says why. */
  readonly onRestart: (why: string) => void;
}

/** Failures after which the others could race without the node. */
const LOST: ReadonlySet<RaceFailureCode> = new Set(["not-ready", "died"]);

/** What is started for a race, and has to be stopped. */
interface Started {
  readonly nodes: RacingNode[];
  readonly stops: (() => unknown)[];
}

/**
 * Starts the nodes, races them, and stops everything that it started. Where nobody named a difficulty
 * and blocks come faster than they travel, it does so again with a higher one.
 *
 * @returns what came out; a race without a good end names its problem there.
 */
export async function runRace(host: RaceHost): Promise<RaceResult> {
  for (let { zeros } = host.options; ; zeros += 1) {
    try {
      return await raceOnce({ ...host, options: { ...host.options, zeros } });
    } catch (error) {
      if (!isTooFast(error)) throw error;
      host.onRestart(host.say("failure.too-fast", error.details));
    }
  }
}

function isTooFast(error: unknown): error is RaceFailure & { readonly code: "too-fast" } {
  return error instanceof RaceFailure && error.code === "too-fast";
}

async function raceOnce(host: RaceHost): Promise<RaceResult> {
  const { options, say } = host;
  const racers = await findPorts(options);
  const view = new RaceView(racers, options.zeros);
  const transfers = new Transfers(racers, options.transactions);
  const started: Started = { nodes: [], stops: [] };
  const began = performance.now();
  const now = (): number => performance.now() - began;
  let race: Race | null = null;
  let ms = 0;
  let problem: string | null = null;
  let lost: string | null = null;
  let chain: readonly string[] | null = null;
  try {
    const onEvents = (events: readonly RaceEvent[]): void => {
      host.onEvents(view, events);
    };
    const edges = await start(host, racers, started, (block, sender) => {
      onEvents(view.heard(block, sender, now()));
      race?.onHeard();
    });
    const { nodes } = started;
    await Promise.all(nodes.map((node) => node.ready()));
    race = new Race({ options, nodes, edges, transfers, view, now, say, onEvents });
    chain = await race.run();
  } catch (error) {
    if (!(error instanceof RaceFailure) || isTooFast(error)) throw error;
    problem = say(`failure.${error.code}`, error.details);
    if (LOST.has(error.code)) lost = String(error.details["name"]);
  } finally {
    ms = now();
    transfers.close();
    await Promise.all(started.stops.map((stop) => stop()));
  }
  return countRace({
    problem,
    lost,
    view,
    nodes: racers.map((racer, position) => {
      return { ...racer, submission: submissionAt(host, position).name };
    }),
    chain: chain ?? view.best(),
    zeros: options.zeros,
    ms,
    transactions: transfers.sent,
    cut: racers[options.cut ?? -1]?.name ?? null,
  });
}

async function findPorts({ nodes, ports }: RaceOptions): Promise<readonly Racer[]> {
  const racers: Racer[] = [];
  for (let position = 0; position < nodes; position += 1) {
    const port = ports === undefined ? await freePort() : ports + position;
    racers.push({ name: nameOf(position), port });
  }
  return racers;
}

function submissionAt({ submissions }: RaceHost, position: number): Submission {
  const submission = submissions[position % submissions.length];
  if (submission === undefined) throw new RangeError("a race without submissions");
  return submission;
}

/** Starts the listener, the proxies and the nodes. @throws RaceFailure when a node can't be started. */
async function start(
  host: RaceHost,
  racers: readonly Racer[],
  { nodes, stops }: Started,
  onBlock: OnBlock,
): Promise<Edges> {
  const { options, workspace } = host;
  const launchers = await prepare(host);
  const edges = await Edges.open(
    racers.map(({ port }) => port),
    options.cut,
  );
  stops.push(() => edges.cut());
  const urls = new Map(racers.map(({ name }, position) => [edges.urlOf(position), name]));
  const listener = new Listener(await freePort(), (block, sender) => {
    onBlock(block, urls.get(sender ?? "") ?? null);
  });
  await listener.start();
  stops.push(() => {
    listener.stop();
  });
  for (const [position, { name, port }] of racers.entries()) {
    const submission = submissionAt(host, position);
    const launcher = launchers.get(submission);
    if (launcher === undefined) throw new RangeError(`${submission.name} was not made ready`);
    const node = new RacingNode({
      ...{ name, port, launcher, workspace },
      submission: submission.name,
      zeros: options.zeros,
      rounds: options.rounds,
      hasStore: options.transactions > 0,
      url: edges.urlOf(position),
      peers: [...edges.peersOf(position), listener.url],
      locale: options.language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8",
    });
    nodes.push(node);
    stops.push(() => node.stop());
  }
  return edges;
}

/** Makes the node of every submission ready to be started. */
async function prepare({
  options: { zeros },
  submissions,
  workspace,
  say,
}: RaceHost): Promise<ReadonlyMap<Submission, Launcher>> {
  const launchers = new Map<Submission, Launcher>();
  for (const [position, submission] of submissions.entries()) {
    const folder = join(workspace.folder, `difficulty-${zeros}`, `submission-${position + 1}`);
    const launcher = await Launcher.prepare(submission, ["node"], folder, detectIsolation("auto"));
    const fault = launcher.fault("node");
    if (fault !== null) {
      const reason = say(fault.code, fault.details);
      throw new RaceFailure("unusable", { submission: submission.name, reason });
    }
    launchers.set(submission, launcher);
  }
  return launchers;
}
