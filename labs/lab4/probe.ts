/**
 * The functions of the ledger that have no message of their own, by name, for the grader to call.
 */
import type { ProbeCalls } from "#kit";
import { hasWork, headerHash, headerText } from "./ledger/header.ts";
import { mine } from "./mining/mine.ts";

/** The calls of the labs, each under the name that the grader asks for. */
export default {
  headerText,
  headerHash,
  hasWork,
  mine,
} satisfies ProbeCalls;
