import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as after } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { WebSocketServer } from "ws";
import { readNodeOptions } from "../command-line/node-options.ts";
import type { NodeOptions } from "../command-line/node-options.ts";
import { DEFAULT_ZEROS, MAX_FRAME_BYTES } from "../contract/limits.ts";
import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";
import type { Log } from "../programs/log.ts";
import type { MiningModule } from "../programs/mining.ts";
import type { NodeContext, NodeProgram } from "../programs/node-program.ts";
import { StoreError, otherForm } from "../store/store-error.ts";
import { GroupCommit } from "../store/group-commit.ts";
import { StoreJournal } from "../store/store-journal.ts";
import { BlockPages } from "./block-pages.ts";
import { ConsolePage } from "./console-page.ts";
import { describeFault } from "./fault.ts";
import { HttpPeers } from "./http-peers.ts";
import { createLog } from "./log.ts";
import { runMiningThread } from "./mining-thread.ts";
import type { MiningThread } from "./mining-thread.ts";
import { openThreads } from "./mining-threads.ts";
import { replyInOrder } from "./replies-in-order.ts";
import { saveCheckpoints } from "./save-checkpoints.ts";
import { ProgramError, runProgram } from "../command-line/run-program.ts";
import { onStopSignal } from "../command-line/stop-signals.ts";
import { CONSOLE_VARIABLE } from "../http/console-variable.ts";

/** WebSocket close codes (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;
const INTERNAL_ERROR = 1011;
/** A close frame holds at most 123 bytes of reason (RFC 6455, 5.5). */
const MAX_REASON_BYTES = 123;
/** Clients at a time; what a node has to hold for each of them is limited, so this limits the whole. */
const MAX_CLIENTS = 1000;

/** How often the file is looked at for what a builder wrote; a look costs a few microseconds. */
const POLL_MS = 20;

/**
 * Runs a node as a process of its own: the command line, a WebSocket server on path `/ws` with an
 * HTTP server on the same port, the store, the clock, the other nodes, the mining thread and the
 * signals.
 *
 * @param module - what the program's module exports besides: `mine`, where the node mines.
 * @param url - the URL of the program's file, which mining threads run once more.
 */
export function runNode(
  create: (context: NodeContext) => NodeProgram,
  module: MiningModule,
  url: string,
): void {
  if (!isMainThread) {
    runMiningThread(module);
    return;
  }
  runProgram(
    async ({ args, language }) => {
      const options = await readNodeOptions(args, process.env);
      const log = createLog(options);
      const onFault = (error: unknown): void => {
        log.error(describeFault(error, language));
      };
      const network = new HttpPeers(options.advertise);
      const journals: StoreJournal<unknown>[] = [];
      const commit = options.fsync ? groupCommit(journals) : undefined;
      const threads: MiningThread[] = [];
      const program = create({
        ...options,
        selfUrl: options.advertise,
        zeros: options.zeros ?? (options.mine ? DEFAULT_ZEROS : undefined),
        now: () => Date.now() / 1000,
        after: (seconds) => after(seconds * 1000, undefined, { ref: false }),
        log,
        network,
        worker: () => openThreads(url, language, options, threads),
        journal: <Outcome>(stateForm?: string) => {
          const journal = openJournal<Outcome>(options, stateForm, () => commit?.note());
          journals.push(journal);
          if (journal.checkpoints?.saved !== undefined) log.debug("Going on from a checkpoint");
          return journal;
        },
      });
      const pages = new BlockPages(program, onFault);
      const page = new ConsolePage(process.env[CONSOLE_VARIABLE]);
      const server = createServer((request, response) => {
        if (pages.handle(request, response) || page.handle(request, response)) return;
        sayWhereToConnect(response, options);
      });
      const sockets = serveSockets(server, program, log, language, commit);
      await listen(server, options, language);
      const polls = pollSteps(program, onFault);
      const saveAtEnd = saveCheckpoints(journals, log);
      onStopSignal(() => {
        clearInterval(polls);
        for (const thread of threads) thread.close();
        network.close();
        for (const socket of sockets.clients) socket.close(GOING_AWAY);
        sockets.close();
        server.close();
        server.closeAllConnections();
        for (const socket of sockets.clients) socket.terminate();
        saveAtEnd();
        for (const journal of journals) journal.close();
      });
      log.info(`Node is listening on port: ${options.port}`);
      if (options.isGuessed) log.warning(kitSay(language)("guessed", { url: options.advertise }));
      void Promise.resolve(program.start?.()).catch(onFault);
    },
    (error) => error instanceof StoreError,
  );
}

/** Lets replies wait for the disk (`--fsync`); a disk that fails ends the node. */
function groupCommit(journals: readonly StoreJournal<unknown>[]): GroupCommit {
  return new GroupCommit(
    (done) => {
      const [journal] = journals;
      if (journal === undefined) done(null);
      else journal.sync(done);
    },
    ({ message }) => {
      process.stderr.write(`${message}\n`);
      process.exit(1);
    },
  );
}

/** Opens the node's file; who mines settles its difficulty at once. */
function openJournal<Outcome>(
  { db, mine, zeros }: NodeOptions,
  stateForm: string | undefined,
  onWrite: () => void,
): StoreJournal<Outcome> {
  const journal = new StoreJournal<Outcome>(db, {
    mark: true,
    onWrite,
    stateForm,
    ...(zeros !== undefined && { zeros }),
  });
  if (mine && journal.zeros === 0) throw otherForm(db, 0, DEFAULT_ZEROS);
  if (mine) journal.takeForm(journal.zeros ?? DEFAULT_ZEROS);
  return journal;
}

/** Lets the program look at its journal again and again, until its code throws. */
function pollSteps(
  program: NodeProgram,
  onFault: (error: unknown) => void,
): NodeJS.Timeout | undefined {
  if (program.step === undefined) return undefined;
  const polls = setInterval(() => {
    try {
      program.step?.();
    } catch (error) {
      clearInterval(polls);
      onFault(error);
    }
  }, POLL_MS);
  return polls;
}

function sayWhereToConnect(response: ServerResponse, { advertise }: NodeOptions): void {
  response.writeHead(426, { "content-type": "text/plain; charset=utf-8" });
  response.end(`This is a node. Connect a WebSocket to ${advertise}\n`);
}

function serveSockets(
  server: Server,
  program: NodeProgram,
  log: Log,
  language: Language,
  commit: GroupCommit | undefined,
): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: "/ws", maxPayload: MAX_FRAME_BYTES });
  server.maxConnections = MAX_CLIENTS;
  sockets.on("connection", (socket, request) => {
    socket.on("error", (error) => {
      log.debug(`A client's connection failed: ${error.message}`);
    });
    replyInOrder(socket, {
      answer: (text) => program.handleLong?.(text) ?? program.handle(text),
      onFault: (error) => {
        const fault = describeFault(error, language);
        log.error(fault);
        socket.close(INTERNAL_ERROR, Buffer.from(fault).subarray(0, MAX_REASON_BYTES));
      },
      connection: request.socket,
      whenSafe: commit === undefined ? undefined : commit.whenSafe.bind(commit),
    });
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
