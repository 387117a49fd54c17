/**
 * `npm run send -- URL [REQUEST…]`: sends requests to a node and shows its replies. Exit status 0 when
 * every reply has a status below 400, 1 when one has not or none came, 2 for a mistake in the command.
 */
import process from "node:process";
import { createInterface } from "node:readline";
import { Exchange, NoReply } from "../client/exchange.ts";
import { createClientSay } from "../client/messages.ts";
import type { ClientSay } from "../client/messages.ts";
import { readSendOptions } from "../client/send-options.ts";
import type { SendOptions } from "../client/send-options.ts";
import { readReply, showExchange } from "../client/show-reply.ts";
import { ProgramError, runProgram } from "../command-line/run-program.ts";

process.argv.splice(2, 1);
runProgram(async ({ args }) => {
  const options = await readSendOptions(args, process.env);
  const say = createClientSay(options.language);
  try {
    const exchange = await Exchange.open(options.url, options.timeoutMs);
    try {
      if (!(await sendAll(exchange, options, say))) process.exitCode = 1;
    } finally {
      await exchange.close();
    }
  } catch (error) {
    if (!(error instanceof NoReply)) throw error;
    const { hostname: host, port } = new URL(options.url);
    throw new ProgramError(
      say(error.code, { url: options.url, host, port: port || 80, ...error.details }),
    );
  }
});

/** Sends one request after the other; whether every reply granted what was asked for. */
async function sendAll(exchange: Exchange, options: SendOptions, say: ClientSay): Promise<boolean> {
  let isOk = true;
  for await (const request of options.requests ?? typedLines(options, say)) {
    const received = await exchange.ask(request);
    console.log(options.json ? received.text : showExchange(request, received, say));
    isOk = readReply(received.text).isOk && isOk;
    for (const text of exchange.unasked()) console.error(say("unasked", { text }));
  }
  return isOk;
}

/** The lines of standard input that are not blank; at a terminal with a prompt. */
async function* typedLines({ url, json }: SendOptions, say: ClientSay): AsyncGenerator<string> {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const lines = createInterface({
    input: process.stdin,
    ...(isTerminal ? { output: process.stdout, prompt: "> " } : {}),
    crlfDelay: Infinity,
  });
  if (isTerminal && !json) console.log(say("connected", { url }));
  if (isTerminal) lines.prompt();
  try {
    for await (const line of lines) {
      if (line.trim() !== "") yield line;
      if (isTerminal) lines.prompt();
    }
  } finally {
    lines.close();
  }
}
