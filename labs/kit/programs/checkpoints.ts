/**
 * States that a program saves beside its journal, so that a start need not judge anew what was judged
 * before. The journal alone counts: a state is handed back only when the journal begins with just the
 * bytes that it was made of.
 */
export interface Checkpoints {
  /**
   * The state that was saved at the place which `history` goes on from, in the program's own form;
   * undefined where there is none: then the history is the whole one. Its bytes never change.
   */
  readonly saved: Buffer | undefined;
  /**
   * Says how the state is saved. When the host finds the time it calls `save`, which takes hold of the
   * state as it is then, and asks for its bytes, piece after piece, with other events in between: so
   * each piece has to be a matter of a few milliseconds.
   *
   * @param adopt - given these bytes when all of them are in the file: the program, which has gone on
   * since, may hold them in the place of what they were made of.
   */
  offer(save: () => Iterable<Uint8Array>, adopt?: (state: Buffer) => void): void;
}
