import type { CheckRecord, StageRecord } from "../record/record.ts";
import { scoreOf } from "../record/score.ts";
import { cut, explained } from "./said.ts";
import type { Told } from "./said.ts";

/** What the runner of Classroom 50 tells an autograder about a submission, by environment variables. */
export interface Classroom50Identity {
  readonly classroom: string;
  readonly assignment: string;
  readonly type: string;
  readonly owner: string;
  readonly submission: string;
  readonly commit: string;
  readonly release: string;
  readonly review: string;
}

/** Classroom 50 refuses a result of more than 10 MiB; a hundred checks of this stay far below. */
const MAX_OUTPUT_LENGTH = 16_000;

/**
 * The identity of the submission that the runner is grading.
 *
 * @returns the names of the variables that are missing, when this is not such a runner.
 */
export function readIdentity(env: NodeJS.ProcessEnv): Classroom50Identity | readonly string[] {
  const owner = env["OWNER"] ?? env["USERNAME"];
  const commit = env["COMMIT_URL"];
  const needed = {
    CLASSROOM: env["CLASSROOM"],
    ASSIGNMENT: env["ASSIGNMENT"],
    OWNER: owner,
    SUBMISSION_TAG: env["SUBMISSION_TAG"],
    COMMIT_URL: commit,
    RELEASE_URL: env["RELEASE_URL"],
  };
  const isMissing = (value: string | undefined): boolean => value === undefined || value === "";
  const missing = Object.entries(needed).flatMap(([name, value]) =>
    isMissing(value) ? [name] : [],
  );
  if (missing.length > 0) return missing;
  const review = env["REVIEW_URL"];
  return {
    classroom: env["CLASSROOM"] ?? "",
    assignment: env["ASSIGNMENT"] ?? "",
    type: env["ASSIGNMENT_TYPE"] ?? "individual",
    owner: owner ?? "",
    submission: env["SUBMISSION_TAG"] ?? "",
    commit: commit ?? "",
    release: env["RELEASE_URL"] ?? "",
    review: isMissing(review) ? (commit ?? "") : (review ?? ""),
  };
}

/**
 * A record as `result.json` of Classroom 50 (`classroom50/result/v1`). A score may not be above its
 * maximum there, so bonus checks are worth nothing; what they would earn stands beside them as `bonus`.
 */
export function renderClassroom50(told: Told, identity: Classroom50Identity): string {
  const { record } = told;
  const tests = record.stages.flatMap((stage) =>
    stage.checks.map((check) => describe(stage, check, told)),
  );
  const { earned, points } = scoreOf(
    record.stages.filter(({ bonus }) => !bonus).flatMap(({ checks }) => checks),
  );
  const instant = inSeconds(record.startedAt);
  const result = {
    schema: "classroom50/result/v1",
    classroom: identity.classroom,
    assignment: identity.assignment,
    assignment_type: identity.type,
    owner: identity.owner,
    submission: identity.submission,
    commit: identity.commit,
    release: identity.release,
    review: identity.review,
    // The runner puts the time of the commit in its place.
    datetime: instant,
    graded_at: instant,
    score: earned,
    "max-score": points,
    tests,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function describe(stage: StageRecord, check: CheckRecord, told: Told) {
  const passed = check.result === "pass";
  // What a machine can't do at all is not asked for.
  const points = stage.bonus ? 0 : scoreOf([check]).points;
  const output = explained(check, told);
  return {
    "test-name": `${stage.id}/${check.id} ${check.title[told.language]}`,
    passed,
    score: passed ? points : 0,
    "max-score": points,
    result: check.result,
    ...(stage.bonus && { bonus: passed ? check.points : 0 }),
    ...(output !== "" && { output: cut(output, MAX_OUTPUT_LENGTH) }),
  };
}

/** A time as Classroom 50 writes it: UTC, to the second. */
function inSeconds(time: string): string {
  return time.replace(/\.\d+Z$/, "Z");
}
