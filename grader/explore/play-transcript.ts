import { World, urlOf } from "../../labs/kit/simulation/index.ts";
import type { Programs, Purity } from "../../labs/kit/simulation/index.ts";
import type { SimulatedExchange } from "./both-clocks.ts";
import { SELF, transcriptOf } from "./transcript.ts";

/** The node's name in its world. */
const NODE = "a";

/** Sends the transcript of a lab to one node in virtual time. */
export function playTranscript({
  programs,
  purity,
  lab,
  describe,
}: {
  readonly programs: Programs;
  readonly purity: Purity;
  readonly lab: string;
  readonly describe: (error: unknown) => string;
}): readonly SimulatedExchange[] {
  const world = new World({ programs, purity, seed: 0, zeros: 0, mine: false, sleep: 1, describe });
  world.startNode(NODE);
  const self = urlOf(NODE);
  return transcriptOf(lab).map((sent) => {
    const reply = world.deliver(NODE, sent.replaceAll(SELF, self)) ?? "(no reply)";
    return { sent, reply: reply.replaceAll(self, SELF) };
  });
}
