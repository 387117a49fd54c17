import { resolve } from "../fixture/values.ts";
import { valueAt } from "../fixture/pointer.ts";
import { binaryText } from "../cluster/connection.ts";
import type { Connection } from "../cluster/connection.ts";
import { CheckFailure } from "./failure.ts";
import { judgeReply } from "./judge-reply.ts";
import type { Expected } from "./judge-reply.ts";
import { REPLY_TIMEOUT_MS } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { shorten } from "./shorten.ts";

/** A question to a node as a step has it. */
export interface Question {
  readonly send: unknown;
  readonly to: string;
  readonly connection?: string;
  readonly expect: object;
}

/** Asks a node and judges the reply; returns it. @throws CheckFailure when it is not as expected. */
export async function ask(scene: Scene, question: Question): Promise<unknown> {
  const request = resolve(question.send, scene.environment) as { readonly op?: unknown };
  const sent = JSON.stringify(request);
  return askText(scene, { ...question, sent, operation: request.op });
}

/** Sends a frame as it is and judges the reply; returns it. */
export async function askText(
  scene: Scene,
  {
    sent,
    to,
    connection,
    expect,
    operation,
  }: Omit<Question, "send"> & { sent: string; operation?: unknown },
): Promise<unknown> {
  const client = await scene.cluster.connection(to, connection);
  checkUnasked(client, to);
  client.send(sent);
  const timeoutMs = REPLY_TIMEOUT_MS * scene.timeoutFactor;
  const frame = await client.next(timeoutMs);
  const expected = resolve(expect, scene.environment) as Expected;
  return judgeReply(frame, { sent, operation, program: to }, expected, timeoutMs);
}

/** @throws CheckFailure when there is a frame that nobody asked for. */
export function checkUnasked(client: Connection, program: string): void {
  const unasked = client.unasked();
  if (unasked === undefined) return;
  const got = typeof unasked === "string" ? shorten(unasked) : binaryText(unasked);
  throw new CheckFailure({ code: "extra-reply", program, got });
}

/** Keeps parts of a reply under names. */
export function save(scene: Scene, names: object | undefined, reply: unknown): void {
  for (const [name, pointer] of Object.entries(names ?? {}) as [string, string][]) {
    scene.environment.values.set(name, valueAt(reply, pointer));
  }
}
