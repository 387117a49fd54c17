import type { Message } from "../../labs/kit/language/translator.ts";
import type { Invariant } from "../explore/violation.ts";

/** A place in a file where one text stands for another. */
export interface Edit {
  /** The file, from the submission's folder on. */
  readonly file: string;
  /** What stands there in the complete program; the whole text occurs exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

/** A complete program of a lab with one slip in it, as a student might make it. */
export interface Mutant extends Edit {
  /** Stable, and the only one of its name. */
  readonly id: string;
  readonly lab: string;
  /** The first stage whose checks notice the slip; those of the stages before it all pass. */
  readonly stage: string;
  /** What the slip is, such that it goes on from "it looks as if". */
  readonly title: Message;
  /** Where the slip comes from: an entry of the list of the slides' traps, or a class of slips. */
  readonly origin: string;
  /** Further places, where one slip takes more than one. */
  readonly also?: readonly Edit[];
  /**
   * The checks of the stage that fail because of it, whatever the seed; others of the stage may fail
   * too. Empty: at least one of the stage's.
   */
  readonly caughtBy: readonly string[];
  /**
   * For a slip that depends on timing: it is found by schedules in virtual time, while on real
   * processes only its rate is known.
   */
  readonly simulation?: {
    /** Schedules fail by one of these, and by nothing else. */
    readonly violates: readonly Invariant[];
    /** Whether several nodes have to build, so that chains fork. */
    readonly forks?: boolean;
  };
}
