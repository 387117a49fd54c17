import { httpExchange } from "../cluster/http-exchange.ts";
import { parseJson } from "../cluster/parse-json.ts";
import type { StepOf } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { save } from "./ask.ts";
import { CheckFailure } from "./failure.ts";
import { blockName, match, show } from "./pattern.ts";
import { chainShapeFault } from "./reply-shape.ts";
import { REPLY_TIMEOUT_MS } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { shorten } from "./shorten.ts";
import { isStatus, statusText } from "./status.ts";
import { waitUntil } from "./wait.ts";

/** What a posted block is answered (contract 6). */
const RECEIVED = { received: true };
const OK = 200;
/** How many of the blocks that were posted before are shown, and how much of what is no block. */
const SHOWN_POSTS = 6;
const SHOWN_CHARACTERS = 60;

/** Asks a node for its chain and judges it; returns it. @throws CheckFailure when it is not like that. */
export async function askChain(
  scene: Scene,
  program: string,
  like: unknown,
): Promise<readonly WireBlock[]> {
  const pattern = resolve(like, scene.environment);
  const before = (scene.posted.get(program) ?? []).map((name) => `POST /mined ${name}\n`);
  const sent = `${before.join("")}GET /blockchain.json`;
  const told = { program, sent, expected: show(pattern) };
  const { status, text } = await exchange(scene, program, "/blockchain.json", told);
  if (status !== OK) throw wrongStatus(told, status, text);
  const chain = parse(text, told);
  const shape = chainShapeFault(chain);
  if (shape !== null) {
    throw new CheckFailure({ code: "bad-shape", ...told, got: shorten(text), at: shape });
  }
  judge(chain, pattern, told);
  return chain as WireBlock[];
}

/** Asks a node for its chain until it is as the step says. */
export async function untilChain(scene: Scene, step: StepOf<"untilChain">): Promise<void> {
  let chain: unknown;
  await waitUntil(scene, step.within, async () => {
    chain = await askChain(scene, step.untilChain, step.like);
    return null;
  });
  save(scene, step.save, chain);
}

/** Posts a text to `/mined` and judges the answer. @throws CheckFailure when it is not as expected. */
export async function post(
  scene: Scene,
  body: string,
  program: string,
  { status = "success", body: like }: NonNullable<StepOf<"post">["expect"]> = {},
): Promise<void> {
  const isReceived = like === undefined && status === "success";
  const pattern = isReceived ? RECEIVED : resolve(like, scene.environment);
  const told = {
    program,
    sent: shorten(`POST /mined ${body}`),
    expected: show({
      status: statusText(status),
      ...(pattern === undefined ? {} : { body: pattern }),
    }),
  };
  note(scene, program, body);
  const answer = await exchange(scene, program, "/mined", told, body);
  if (!isStatus(answer.status, status)) throw wrongStatus(told, answer.status, answer.text);
  if (pattern !== undefined) judge(parse(answer.text, told), pattern, told);
}

/** Notes what is posted, for the explanation of what a node holds afterwards. */
function note(scene: Scene, program: string, body: string): void {
  const posted = scene.posted.get(program) ?? [];
  let name = body;
  try {
    const block: unknown = JSON.parse(body);
    if (typeof block === "object" && block !== null && "hash" in block) name = blockName(block);
  } catch {
    // Text that is no JSON is shown as it is.
  }
  posted.push(name.slice(0, SHOWN_CHARACTERS));
  scene.posted.set(program, posted.slice(-SHOWN_POSTS));
}

/** What an explanation says of an exchange. */
interface Told {
  readonly program: string;
  readonly sent: string;
  readonly expected: string;
}

async function exchange(
  scene: Scene,
  program: string,
  path: string,
  told: Told,
  body?: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const timeoutMs = REPLY_TIMEOUT_MS * scene.timeoutFactor;
  const url = `http://127.0.0.1:${scene.cluster.edges.port(program)}${path}`;
  const answer = await httpExchange(url, timeoutMs, body);
  if (answer.kind === "answer") {
    const what = `${body === undefined ? "GET" : "POST"} ${path}`;
    scene.cluster.noteExchange(program, what, body ?? "", answer.text);
    return answer;
  }
  scene.cluster.checkAlive();
  if (answer.kind === "timeout") {
    throw new CheckFailure({ code: "no-reply", ...told, waited: timeoutMs / 1000 });
  }
  const isRefused = answer.reason === "ECONNREFUSED";
  throw new CheckFailure({ code: isRefused ? "refused" : "closed", ...told, got: answer.reason });
}

function wrongStatus(told: Told, status: number, text: string): CheckFailure {
  const got = shorten(`${status} ${text}`.trim());
  return new CheckFailure({ code: "wrong-status", ...told, got });
}

function parse(text: string, told: Told): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new CheckFailure({ code: "not-json", ...told, got: shorten(text) });
  }
}

function judge(value: unknown, pattern: unknown, told: Told): void {
  const fault = match(pattern, value);
  if (fault === null) return;
  throw new CheckFailure({ code: "wrong-reply", ...told, ...fault, got: shorten(fault.got) });
}
