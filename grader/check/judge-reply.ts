import type { NoReply } from "../cluster/connection.ts";
import { parseJson } from "../cluster/parse-json.ts";
import { CheckFailure } from "./failure.ts";
import { match, show } from "./pattern.ts";
import { shapeFault } from "./reply-shape.ts";
import { shorten } from "./shorten.ts";
import { isStatus, statusText } from "./status.ts";
import type { WantedStatus } from "./status.ts";

/** What a reply has to be like, its expressions resolved. */
export interface Expected {
  readonly status?: WantedStatus;
  readonly error?: unknown;
  readonly response?: unknown;
}

/**
 * The reply in a frame, once it is as expected.
 *
 * @param sent - the frame that was sent, for the explanation.
 * @param operation - what it asked for.
 * @throws CheckFailure that says what is wrong with the reply, or with there being none.
 */
export function judgeReply(
  frame: string | NoReply,
  { sent, operation, program }: { sent: string; operation?: unknown; program: string },
  expected: Expected,
  timeoutMs: number,
): unknown {
  const told = { program, sent: shorten(sent), expected: showExpected(expected) };
  if (typeof frame !== "string") {
    if (frame.kind === "timeout") {
      throw new CheckFailure({ code: "no-reply", ...told, waited: timeoutMs / 1000 });
    }
    if (frame.kind === "binary") {
      throw new CheckFailure({ code: "binary", ...told, got: String(frame.length) });
    }
    throw new CheckFailure({
      code: "closed",
      ...told,
      got: `${frame.code} ${frame.reason}`.trim(),
    });
  }
  const reply = parse(frame, told);
  const shape = shapeFault(reply, operation);
  if (shape !== null) {
    throw new CheckFailure({ code: "bad-shape", ...told, got: shorten(frame), at: shape });
  }
  const { status } = reply as { readonly status: number };
  if (expected.status !== undefined && !isStatus(status, expected.status)) {
    throw new CheckFailure({ code: "wrong-status", ...told, got: shorten(frame), at: "/status" });
  }
  for (const key of ["error", "response"] as const) {
    if (!Object.hasOwn(expected, key)) continue;
    const fault = match(expected[key], (reply as Record<string, unknown>)[key], `/${key}`);
    if (fault === null) continue;
    throw new CheckFailure({
      code: "wrong-reply",
      ...told,
      ...fault,
      got: shorten(fault.got),
    });
  }
  return reply;
}

function parse(frame: string, told: { program: string; sent: string; expected: string }): unknown {
  try {
    return parseJson(frame);
  } catch {
    throw new CheckFailure({ code: "not-json", ...told, got: shorten(frame) });
  }
}

function showExpected({ status, error, response }: Expected): string {
  const parts = {
    ...(status === undefined ? {} : { status: statusText(status) }),
    ...(error === undefined ? {} : { error }),
    ...(response === undefined ? {} : { response }),
  };
  return show(parts);
}
