import { once } from "node:events";
import { WebSocket } from "ws";
import type { Running } from "./bench-programs.ts";
import { processorSeconds } from "./processor-time.ts";

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
 * Requests with which a program is made warm before it is measured. V8 compiles for a long time: a merge
 * costs three times as much among the first thousands as it does afterwards.
 */
const WARM_UP = 15_000;

/** Sends requests to a program that has just been started, until it is as fast as it gets. */
export async function warmUp(running: Running, load: Load): Promise<void> {
  await measureLoad(running, { ...load, depth: 32, seconds: 30, most: WARM_UP });
}

/**
 * Sends requests to a program for some time; how many it answers in a second of its processor time.
 *
 * @throws Error when a reply is another one: what is not right is not measured.
 */
export async function measureLoad({ port, program }: Running, load: Load): Promise<number> {
  const { clients, depth, request, seconds, most = Infinity, reply } = load;
  const url = `ws://127.0.0.1:${port}/ws`;
  const sockets = Array.from({ length: clients }, () => {
    return new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
  });
  await Promise.all(sockets.map((socket) => once(socket, "open")));
  let [sent, answered, wrong] = [0, 0, ""];
  const used = processorSeconds(program.pid ?? 0);
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
  // Of the shortest load, too, a tick at least.
  const time = Math.max(0.01, processorSeconds(program.pid ?? 0) - used);
  for (const socket of sockets) socket.terminate();
  if (wrong !== "") throw new Error(`a node that is measured replies ${wrong.slice(0, 200)}`);
  return answered / time;
}
