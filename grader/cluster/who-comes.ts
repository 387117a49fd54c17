import type { IncomingMessage } from "node:http";
import { SENDER_HEADER, TRACKER_SENDER } from "../../labs/kit/contract/sender-header.ts";

/**
 * Who comes to a node, by what the kit's programs say of themselves: the name of a tracker or of a node;
 * undefined for whoever says nothing.
 *
 * @param tracker - the cluster's tracker, where it has just one.
 * @param nodeAt - the node that is known by a URL.
 */
export function whoComes(
  { headers }: IncomingMessage,
  tracker: string | undefined,
  nodeAt: (url: string) => string | undefined,
): string | undefined {
  const sender = headers[SENDER_HEADER];
  return sender === TRACKER_SENDER ? tracker : nodeAt(String(sender ?? ""));
}
