import { readFileSync, statSync } from "node:fs";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Plan } from "../grade/plan.ts";
import type { ClassSay } from "./messages.ts";
import { unknownIds } from "./policy/hidden.ts";
import { PolicyError, readPolicy } from "./policy/policy.ts";
import type { Policy } from "./policy/policy.ts";
import { RosterError, readRoster } from "./roster/roster.ts";
import type { Student } from "./roster/roster.ts";

/** Bytes of a roster or a teacher's file, at most. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The students of a roster's file; null without one. @throws UsageError when it can't be used. */
export function readRosterFile(path: string | undefined, say: ClassSay): readonly Student[] | null {
  if (path === undefined) return null;
  try {
    return readRoster(readInput(path, say));
  } catch (error) {
    if (!(error instanceof RosterError)) throw error;
    throw new UsageError(say(`usage.roster-${error.code}`, { path, ...error.details }));
  }
}

/**
 * A teacher's file; an empty one without a path.
 *
 * @throws UsageError when it can't be used, or names what there is not.
 */
export function readPolicyFile(
  path: string | undefined,
  { lab, scenarios }: Plan,
  students: readonly Student[] | null,
  say: ClassSay,
): Policy {
  if (path === undefined) return {};
  const policy = parsePolicy(readInput(path, say).toString("utf8"), path, say);
  const checks = scenarios.map(({ id }) => id);
  const unknown = unknownIds(policy.hidden ?? [], lab, checks);
  if (unknown.length > 0) {
    throw new UsageError(
      say("usage.policy-hidden", { path, lab: lab.id, ids: unknown.join(", ") }),
    );
  }
  const known = new Set((students ?? []).flatMap(({ number, name }) => [number, name]));
  const strangers = Object.keys(policy.students ?? {}).filter((name) => !known.has(name));
  if (students !== null && strangers.length > 0) {
    throw new UsageError(say("usage.policy-students", { path, names: strangers.join(", ") }));
  }
  return policy;
}

function parsePolicy(text: string, path: string, say: ClassSay): Policy {
  try {
    return readPolicy(text);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new UsageError(say("usage.policy", { path, reason: error.message }));
  }
}

/** @throws UsageError when the file can't be read or is too large. */
function readInput(path: string, say: ClassSay): Buffer {
  try {
    if (statSync(path).size > MAX_BYTES) {
      throw new UsageError(say("usage.large-file", { path, megabytes: MAX_BYTES / 1024 / 1024 }));
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(say("usage.unreadable", { path, reason }));
  }
}
