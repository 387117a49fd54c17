import { request as openRequest } from "node:http";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { actsOn } from "./faults.ts";
import type { FrameVerdict } from "./journal.ts";
import { Lane } from "./lane.ts";
import type { Edge } from "./proxied-socket.ts";

/** Bodies of up to this size pass. */
const MAX_BODY_BYTES = 256 * 1024 * 1024;
/** Headers that are about one connection alone. */
const HOP_HEADERS = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);

/**
 * Passes one exchange by HTTP on to a port of this machine, with the faults of the edge: a request or
 * an answer that a cut swallows leaves the client waiting.
 *
 * @returns false when the client waits for ever.
 */
export async function proxyExchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  target: number,
  edge: Edge,
): Promise<boolean> {
  const { method = "GET", url = "/" } = incoming;
  const what = `${method} ${url}`;
  const body = await bodyOf(incoming);
  if (body === null) {
    response.destroy();
    return true;
  }
  const note = (direction: "in" | "out", data: Buffer, verdict: FrameVerdict): void => {
    edge.note({ direction, bytes: data.length, what, verdict, data });
  };
  if (!(await passed("in", body, edge, note))) return false;
  if (response.destroyed) return true;
  const send = (): ReturnType<typeof forward> => forward(incoming, body, target);
  const first = await send();
  if (method === "POST" && edge.faults().duplicate) {
    note("in", body, "duplicated");
    const second = await send();
    if (second !== null) note("out", second.body, "withheld");
  }
  if (first === null) {
    response.destroy();
    return true;
  }
  if (!(await passed("out", first.body, edge, note))) return false;
  response.writeHead(first.status, first.headers);
  response.end(first.body);
  return true;
}

/** Takes a body through one direction of the edge; false when a cut has swallowed it. */
async function passed(
  direction: "in" | "out",
  body: Buffer,
  { faults }: Edge,
  note: (direction: "in" | "out", data: Buffer, verdict: FrameVerdict) => void,
): Promise<boolean> {
  if (actsOn(faults().cut, direction)) {
    note(direction, body, "dropped");
    return false;
  }
  await new Promise<void>((resolve) => {
    note(direction, body, new Lane(direction, faults).pass(body.length, resolve));
  });
  return true;
}

/** The answer of the node; null when there is none. */
async function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  target: number,
): Promise<{
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
} | null> {
  return new Promise((resolve) => {
    const request = openRequest({
      host: "127.0.0.1",
      port: target,
      ...(method === undefined ? {} : { method }),
      ...(url === undefined ? {} : { path: url }),
      headers: withoutHops(headers),
      agent: false,
    });
    request.on("error", () => {
      resolve(null);
    });
    request.on("response", (answer) => {
      void bodyOf(answer).then((content) => {
        const { statusCode: status = 502 } = answer;
        resolve(content && { status, headers: withoutHops(answer.headers), body: content });
      });
    });
    request.end(body.length === 0 ? undefined : body);
  });
}

function withoutHops(headers: IncomingMessage["headers"]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_HEADERS.has(name)));
}

/** What comes in, whole; null when it breaks off or is too large. */
async function bodyOf(message: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of message as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > MAX_BODY_BYTES) return null;
      parts.push(part);
    }
  } catch {
    return null;
  }
  return Buffer.concat(parts);
}
