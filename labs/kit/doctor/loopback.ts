import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import type { Finding } from "./finding.ts";

/** A connection within one machine is there at once, unless something keeps it back. */
const TIMEOUT_MS = 5_000;

/** What `localhost` is here, and whether a server on 127.0.0.1 is reached by that name. */
export async function localhost(): Promise<Finding> {
  let addresses: string[];
  try {
    addresses = (await lookup("localhost", { all: true })).map(({ address }) => address);
  } catch (error) {
    return { level: "problem", code: "localhost.unknown", details: { reason: messageOf(error) } };
  }
  const details = { addresses: addresses.join(", ") };
  const strange = addresses.some((one) => !one.startsWith("127.") && one !== "::1");
  if (strange) return { level: "problem", code: "localhost.elsewhere", details };
  const reason = await connectError();
  if (reason === null) return { level: "ok", code: "localhost.ok", details };
  return { level: "problem", code: "localhost.unreached", details: { ...details, reason } };
}

/** Why `localhost` does not lead to a server on 127.0.0.1; null when it does. */
async function connectError(): Promise<string | null> {
  const server = createServer((socket) => socket.end());
  try {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: "localhost", autoSelectFamily: true });
    try {
      await once(socket, "connect", { signal: AbortSignal.timeout(TIMEOUT_MS) });
    } finally {
      socket.on("error", () => undefined);
      socket.destroy();
    }
    return null;
  } catch (error) {
    return messageOf(error);
  } finally {
    server.close();
  }
}

/** Whether a text goes to a WebSocket server on 127.0.0.1 and comes back. */
export async function webSocket(): Promise<Finding> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket) => {
    socket.on("message", (data, isBinary) => {
      socket.send(data, { binary: isBinary });
    });
  });
  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const client = new WebSocket(`ws://127.0.0.1:${port}/ws`, { handshakeTimeout: TIMEOUT_MS });
    const began = performance.now();
    await once(client, "open");
    client.send("ping");
    await once(client, "message", { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const ms = (performance.now() - began).toFixed(1);
    return { level: "ok", code: "websocket.ok", details: { ms } };
  } catch (error) {
    return { level: "problem", code: "websocket.failed", details: { reason: messageOf(error) } };
  } finally {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

function messageOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
