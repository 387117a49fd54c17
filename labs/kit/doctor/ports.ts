import { createServer } from "node:net";
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import type { Finding } from "./finding.ts";
import { outputOf } from "./output-of.ts";

/** The state of a socket that listens, in `/proc/net/tcp`. */
const LISTENING = "0A";

/** Whether a node could listen on a port of this machine now, and if not, who does. */
export async function port(number: number): Promise<Finding> {
  const code = await listenError(number);
  if (code === null) return { level: "ok", code: "ports.ok", details: { port: number } };
  if (code !== "EADDRINUSE") {
    return { level: "warning", code: "ports.refused", details: { port: number, reason: code } };
  }
  const holder = await holderOf(number).catch(() => null);
  return holder === null
    ? { level: "warning", code: "ports.taken", details: { port: number } }
    : { level: "warning", code: "ports.taken-by", details: { port: number, holder } };
}

async function listenError(number: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    server.listen(number, "127.0.0.1", () => {
      server.close(() => {
        resolve(null);
      });
    });
  });
}

/** The program that listens on a port, such as `node (12345)`; null where that can't be told. */
async function holderOf(number: number): Promise<string | null> {
  if (process.platform === "linux") return holderInProc(number);
  if (process.platform === "win32") return holderOnWindows(number);
  const text = await outputOf("lsof", ["-nP", `-iTCP:${number}`, "-sTCP:LISTEN", "-Fpc"]);
  const [, pid, name] = /^p(\d+)\nc(.*)$/m.exec(text ?? "") ?? [];
  return pid === undefined ? null : `${name ?? "?"} (${pid})`;
}

async function holderOnWindows(number: number): Promise<string | null> {
  const text = (await outputOf("netstat", ["-ano", "-p", "TCP"])) ?? "";
  // The word for "listening" is in the system's language; the far end of one that listens is port 0.
  const pid = new RegExp(`:${number}\\s+\\S+:0\\s+\\S+\\s+(\\d+)`).exec(text)?.[1];
  if (pid === undefined) return null;
  const task = await outputOf("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]);
  return `${/^"([^"]+)"/m.exec(task ?? "")?.[1] ?? "?"} (${pid})`;
}

function holderInProc(number: number): string | null {
  const inode = ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((file) => readFileSync(file, "utf8").split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = "", , state]) => {
      return state === LISTENING && parseInt(local.split(":")[1] ?? "", 16) === number;
    })
    .map((fields) => fields[9])[0];
  if (inode === undefined) return null;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const held = readdirSync(`/proc/${pid}/fd`).some(
        (fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`,
      );
      if (held) return `${readFileSync(`/proc/${pid}/comm`, "utf8").trim()} (${pid})`;
    } catch {
      // Of another user, or gone meanwhile.
    }
  }
  return null;
}
