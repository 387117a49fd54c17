import { once } from "node:events";
import { WebSocket } from "ws";
import type { Running } from "./bench-programs.ts";

/** How requests are sent. */
export interface Load {
  readonly clients: number;
  /** Requests of one client that wait for their reply at a time; 1 is lock-step. */
  readonly depth: number;
  /** Makes the next request. */
  readonly request: () => string;
  readonly seconds: number;
  /** Requests that are sent at most; without end when left out. */
  readonly most?: number;
  /** How a reply has to begin. */
  readonly reply: string;
}

/**
 * Sends requests to a program for some time; how many a second were answered.
 *
 * @throws Error when a reply is another one: what is not right is not measured.
 */
export async function measureLoad({ port }: Running, load: Load): Promise<number> {
  const { clients, depth, request, seconds, most = Infinity, reply } = load;
  const url = `ws://127.0.0.1:${port}/ws`;
  const sockets = Array.from({ length: clients }, () => {
    return new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
  });
  await Promise.all(sockets.map((socket) => once(socket, "open")));
  let [sent, answered, wrong] = [0, 0, ""];
  const begin = performance.now();
  const isOver = (): boolean =>
    wrong !== "" || sent >= most || performance.now() - begin >= seconds * 1000;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          let waiting = 0;
          const send = (): void => {
            sent++;
            waiting++;
            socket.send(request());
          };
          socket.on("message", (data: Buffer) => {
            answered++;
            waiting--;
            if (data.toString("latin1", 0, reply.length) !== reply) wrong = data.toString();
            if (!isOver()) send();
            else if (waiting === 0) resolve();
          });
          socket.on("close", () => {
            resolve();
          });
          for (let at = 0; at < depth; at++) send();
        }),
    ),
  );
  const time = performance.now() - begin;
  for (const socket of sockets) socket.terminate();
  if (wrong !== "") throw new Error(`a node that is measured replies ${wrong.slice(0, 200)}`);
  return (answered * 1000) / time;
}
