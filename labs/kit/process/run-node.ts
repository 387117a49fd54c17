import { createServer } from "node:http";
import type { Server } from "node:http";
import { WebSocketServer } from "ws";
import { readNodeOptions } from "../command-line/node-options.ts";
import type { NodeOptions } from "../command-line/node-options.ts";
import { MAX_FRAME_BYTES } from "../contract/limits.ts";
import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";
import type { Log } from "../programs/log.ts";
import type { NodeContext, NodeProgram } from "../programs/node-program.ts";
import { StoreError } from "../store/store-error.ts";
import { StoreJournal } from "../store/store-journal.ts";
import { describeFault } from "./fault.ts";
import { createLog } from "./log.ts";
import { replyInOrder } from "./replies-in-order.ts";
import { ProgramError, runProgram } from "../command-line/run-program.ts";
import { onStopSignal } from "./stop-signals.ts";

/** WebSocket close codes (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;
const INTERNAL_ERROR = 1011;
/** A close frame holds at most 123 bytes of reason (RFC 6455, 5.5). */
const MAX_REASON_BYTES = 123;
/** Clients at a time; what a node has to hold for each of them is limited, so this limits the whole. */
const MAX_CLIENTS = 1000;

/**
 * Runs a node as a process of its own: the command line, a WebSocket server on path `/ws` with an
 * HTTP server on the same port, the store, the clock and the signals.
 */
export function runNode(create: (context: NodeContext) => NodeProgram): void {
  runProgram(
    async ({ args, language }) => {
      const options = await readNodeOptions(args, process.env);
      const log = createLog(options);
      const journals: StoreJournal<unknown>[] = [];
      const program = create({
        selfUrl: options.advertise,
        now: () => Date.now() / 1000,
        journal: <Outcome>() => {
          const journal = new StoreJournal<Outcome>(options.db, { mark: true, zeros: 0 });
          journals.push(journal);
          return journal;
        },
      });
      const server = createServer((_request, response) => {
        response.writeHead(426, { "content-type": "text/plain; charset=utf-8" });
        response.end(`This is a node. Connect a WebSocket to ${options.advertise}\n`);
      });
      const sockets = serveSockets(server, program, log, language);
      await listen(server, options, language);
      log.info(kitSay("en")("listening", { port: options.port }));
      if (options.isGuessed) log.warning(kitSay(language)("guessed", { url: options.advertise }));
      onStopSignal(() => {
        for (const socket of sockets.clients) socket.close(GOING_AWAY);
        sockets.close();
        server.close();
        server.closeAllConnections();
        for (const socket of sockets.clients) socket.terminate();
        for (const journal of journals) journal.close();
      });
    },
    (error) => error instanceof StoreError,
  );
}

function serveSockets(
  server: Server,
  program: NodeProgram,
  log: Log,
  language: Language,
): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: "/ws", maxPayload: MAX_FRAME_BYTES });
  server.maxConnections = MAX_CLIENTS;
  sockets.on("connection", (socket) => {
    socket.on("error", (error) => {
      log.debug(`A client's connection failed: ${error.message}`);
    });
    replyInOrder(
      socket,
      (text) => program.handle(text),
      (error) => {
        const fault = describeFault(error, language);
        log.error(fault);
        socket.close(INTERNAL_ERROR, Buffer.from(fault).subarray(0, MAX_REASON_BYTES));
      },
    );
  });
  return sockets;
}

/** Waits until the server listens. @throws ProgramError that says what to do when it can't. */
async function listen(
  server: Server,
  { host, port }: NodeOptions,
  language: Language,
): Promise<void> {
  const say = kitSay(language);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code ?? error.message;
      const message =
        reason === "EADDRINUSE"
          ? say("port-in-use", { port })
          : say("cannot-listen", { host, port, reason });
      reject(new ProgramError(message));
    });
    server.listen(port, host, resolve);
  });
}
