import type { Shape, Words } from "./figure.ts";

/** A message from one program to another, by their places in the list of lanes. */
export interface Message {
  readonly from: number;
  readonly to: number;
  readonly label: Words;
  /** A reply is dashed. */
  readonly isReply?: boolean;
}

const LANE_WIDTH = 220;
const HEAD_HEIGHT = 36;
const ROW_HEIGHT = 40;
const MARGIN = 20;

/** A diagram of messages in time: a lane for each program, time going down. */
export function sequence(
  lanes: readonly Words[],
  messages: readonly Message[],
): { readonly size: readonly [number, number]; readonly shapes: readonly Shape[] } {
  const laneX = (lane: number): number => MARGIN + LANE_WIDTH * (lane + 0.5);
  const bottom = MARGIN + HEAD_HEIGHT + ROW_HEIGHT * (messages.length + 0.5);
  const heads = lanes.flatMap((name, lane): Shape[] => [
    {
      kind: "box",
      at: [laneX(lane) - 80, MARGIN],
      size: [160, HEAD_HEIGHT],
      lines: [name],
      tone: lane === 0 ? "strong" : "faint",
    },
    {
      kind: "arrow",
      from: [laneX(lane), MARGIN + HEAD_HEIGHT],
      to: [laneX(lane), bottom],
      hasHead: false,
    },
  ]);
  const arrows = messages.map(({ from, to, label, isReply = false }, at): Shape => {
    const y = MARGIN + HEAD_HEIGHT + ROW_HEIGHT * (at + 0.9);
    return { kind: "arrow", from: [laneX(from), y], to: [laneX(to), y], label, isDashed: isReply };
  });
  const width = MARGIN * 2 + LANE_WIDTH * lanes.length;
  return { size: [width, bottom + MARGIN], shapes: [...heads, ...arrows] };
}
