import type { IncomingMessage } from "node:http";
import { SENDER_HEADER, TRACKER_SENDER } from "../../labs/kit/contract/sender-header.ts";
import type { EdgeName } from "../cluster/proxy.ts";

/** What edges from clients are called: as those are on which the grader plays one. */
export const CLIENT = "grader";

/**
 * Names the edges to the nodes of a session by who comes: a tracker and a node say who they are by a
 * header; whoever says nothing is a client. The pages of a node are no messages.
 *
 * @param nodeAt - the node that is known by a URL; undefined for none.
 */
export function whoComes(
  nodeAt: (url: string) => string | undefined,
): (node: string, request: IncomingMessage) => EdgeName | null {
  return (node, { headers, url = "/", socket }) => {
    const isMessage = headers.upgrade !== undefined || /^\/(?:mined|blockchain\.json)/.test(url);
    if (!isMessage) return null;
    const sender = String(headers[SENDER_HEADER] ?? "");
    if (sender === TRACKER_SENDER) return { edge: `t→${node}` };
    const from = nodeAt(sender);
    if (from !== undefined) return { edge: `${from}→${node}` };
    return { edge: `${CLIENT}→${node}`, connection: String(socket.remotePort) };
  };
}
