/** The file of a handout that lists what it is made of, from its root. */
export const HANDOUT_FILE = "labs/kit/pristine/handout.json";

/** What {@link HANDOUT_FILE} says. */
export interface HandoutList {
  readonly version: string;
  /** All files of the handout, as paths with `/`. */
  readonly files: readonly string[];
}
