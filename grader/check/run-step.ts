import { resolve } from "../fixture/values.ts";
import type { Step, StepKind, StepOf } from "../fixture/scenario.ts";
import { ask, askText, checkUnasked, save } from "./ask.ts";
import { converged } from "./convergence.ts";
import { CheckFailure } from "./failure.ts";
import { faultRunners } from "./fault-steps.ts";
import type { Failure } from "./failure.ts";
import { askChain, post, untilChain } from "./http-steps.ts";
import { judgeReply } from "./judge-reply.ts";
import type { Expected } from "./judge-reply.ts";
import { outrun } from "./outrun.ts";
import { match, show } from "./pattern.ts";
import { race } from "./race.ts";
import { REPLY_TIMEOUT_MS } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { shorten } from "./shorten.ts";
import { asked, paced, received, told } from "./scripted-peers.ts";
import { waitUntil } from "./wait.ts";

/** How long an answer to a ping is waited for; one that is missing costs nothing else. */
const ROUND_TRIP_MS = 1_000;

type RunStep<Kind extends StepKind> = (scene: Scene, step: StepOf<Kind>) => Promise<void>;

const RUNNERS: { readonly [Kind in StepKind]: RunStep<Kind> } = {
  start: ({ cluster }, { start }) => cluster.start(start),
  kill: ({ cluster }, { kill }) => cluster.kill(kill),
  ...faultRunners,
  async connect({ cluster }, { connect, connection, origin }) {
    await cluster.connection(connect, connection, origin);
  },
  async send(scene, step) {
    save(scene, step.save, await ask(scene, step));
  },
  async sendText(scene, { sendText, ...step }) {
    await askText(scene, { ...step, sent: resolve(sendText, scene.environment) as string });
  },
  pipeline,
  async until(scene, { until, within, save: names }) {
    let reply: unknown;
    await waitUntil(scene, within, async () => {
      for (const question of until) reply = await ask(scene, question);
      return null;
    });
    save(scene, names, reply);
  },
  converged,
  call,
  received,
  connections,
  async exits(scene, { exits, within }) {
    const process = scene.cluster.process(exits);
    const look = (): Failure | null =>
      process.exit === null ? { code: "still-running", program: exits } : null;
    await waitUntil(scene, within, look, { except: exits });
  },
  flood,
  async chain(scene, { chain, like, save: names }) {
    save(scene, names, await askChain(scene, chain, like));
  },
  untilChain,
  async post(scene, { post: block, to, expect }) {
    await post(scene, JSON.stringify(resolve(block, scene.environment)), to, expect);
  },
  async postText(scene, { postText, to, expect }) {
    await post(scene, resolve(postText, scene.environment) as string, to, expect);
  },
  told,
  asked,
  paced,
  release({ cluster }, { release }) {
    for (const name of release) cluster.peer(name).release();
    return Promise.resolve();
  },
  outrun,
  race,
};

/**
 * Runs one step of a scenario.
 *
 * @throws CheckFailure when the submission does not do what the step expects.
 */
export async function runStep(scene: Scene, { kind, step }: Step): Promise<void> {
  // Each runner is given steps of its own kind: `Step` pairs the two.
  const runners: Readonly<Record<string, unknown>> = RUNNERS;
  await (runners[kind] as (scene: Scene, step: unknown) => Promise<void>)(scene, step);
}

/** A request of several that are sent at once, and what its reply has to be like. */
interface Exchange {
  readonly request: { readonly op?: unknown };
  readonly expected: Expected;
  /** Said before the request in an explanation: which one it is. */
  readonly place?: string;
}

async function pipeline(scene: Scene, step: StepOf<"pipeline">): Promise<void> {
  const exchanges = step.pipeline.map(({ send, expect }, at) => ({
    request: resolve(send, scene.environment) as Exchange["request"],
    expected: resolve(expect, scene.environment) as Expected,
    place: `${at + 1}/${step.pipeline.length} `,
  }));
  await exchange(scene, step, exchanges);
}

async function flood(scene: Scene, step: StepOf<"flood">): Promise<void> {
  const requests = resolve(step.flood, scene.environment) as Exchange["request"][];
  const expected = resolve(step.expect, scene.environment) as Expected;
  const exchanges = requests.map((request) => ({ request, expected }));
  await exchange(scene, step, exchanges);
}

/** Sends requests one after the other without waiting, then judges the replies in their order. */
async function exchange(
  scene: Scene,
  { to, connection }: { readonly to: string; readonly connection?: string },
  exchanges: readonly Exchange[],
): Promise<void> {
  const client = await scene.cluster.connection(to, connection);
  for (const { request } of exchanges) client.send(JSON.stringify(request));
  const timeoutMs = REPLY_TIMEOUT_MS * scene.timeoutFactor;
  for (const { request, expected, place = "" } of exchanges) {
    const sent = `${place}${JSON.stringify(request)}`;
    const frame = await client.next(timeoutMs);
    judgeReply(frame, { sent, operation: request.op, program: to }, expected, timeoutMs);
  }
  await client.roundTrip(ROUND_TRIP_MS * scene.timeoutFactor);
  checkUnasked(client, to);
}

async function call(scene: Scene, step: StepOf<"call">): Promise<void> {
  const args = resolve(step.args, scene.environment) as unknown[];
  const { result: wanted } = resolve(step.expect, scene.environment) as { result?: unknown };
  const sent = shorten(`${step.call}(${args.map(show).join(", ")})`);
  const timeoutMs = REPLY_TIMEOUT_MS * scene.timeoutFactor;
  const answer = await scene.cluster.probe().call(step.call, args, timeoutMs);
  const told = { program: "probe", sent, expected: show(wanted) };
  if (answer.kind === "none") {
    const waited = answer.isLate ? { waited: timeoutMs / 1000 } : {};
    throw new CheckFailure({ code: "probe", ...told, got: answer.got, ...waited });
  }
  if (answer.kind === "error")
    throw new CheckFailure({ code: "probe", ...told, got: shorten(answer.error) });
  const fault = match(wanted, answer.result);
  if (fault === null) return;
  throw new CheckFailure({ code: "wrong-reply", ...told, ...fault, got: shorten(fault.got) });
}

function connections(scene: Scene, step: StepOf<"connections">): Promise<void> {
  const peers = step.connections.map((name) => scene.cluster.peer(name));
  const sum = (count: "total" | "most"): number =>
    peers.map((peer) => peer[count]).reduce((one, other) => one + other, 0);
  for (const count of ["total", "most"] as const) {
    const wanted = step[count];
    const got = sum(count);
    const isWrong = count === "total" ? got !== wanted : got > (wanted ?? Infinity);
    if (wanted === undefined || !isWrong) continue;
    const each = step.connections
      .map((name, at) => `${name}: ${peers[at]?.[count] ?? 0}`)
      .join(", ");
    const told = {
      program: step.connections.join(", "),
      expected: String(wanted),
      got: `${got} (${each})`,
    };
    return Promise.reject(new CheckFailure({ code: "connections", ...told }));
  }
  return Promise.resolve();
}
