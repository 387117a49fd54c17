import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { headerText } from "../ledger/header.ts";
import { mine } from "../mining/mine.ts";
import { mineInLanes } from "../mining/mine-in-lanes.ts";

/** A header of 150 bytes, as a mined block that carries items has it. */
const draft = {
  index: 100,
  timestamp: "20261101211448123456",
  prev_hash: "0".repeat(64),
  data: `Mined by node on port 9000 ${"a".repeat(35)}`,
};
/** More zeros than are ever found. */
const NEVER = 64;
/** Nonces between two looks at the clock. */
const ROUNDS = 10_000;

/** One way to try nonces, and how many it tried a second. */
export interface Rate {
  readonly name: string;
  readonly hashesPerSecond: number;
}

/** Tries nonces on one core, one way after the other, so many seconds each; Python's is first. */
export function measureHashing(seconds: number): Rate[] {
  const text = headerText({ ...draft, nonce: 0 }).slice(0, -1);
  const rates = [
    { name: "crypto.createHash", hashesPerSecond: rate(seconds, createHashLoop(text)) },
    { name: "the reference's mine", hashesPerSecond: rate(seconds, mineLoop) },
    { name: "in lanes", hashesPerSecond: rate(seconds, lanesLoop) },
  ];
  const python = pythonRate(seconds, text);
  return python === null ? rates : [{ name: "Python hashlib", hashesPerSecond: python }, ...rates];
}

function mineLoop(startNonce: number): void {
  mine(draft, startNonce, ROUNDS, NEVER);
}

function lanesLoop(startNonce: number): void {
  mineInLanes(draft, startNonce, ROUNDS, NEVER);
}

function createHashLoop(text: string): (startNonce: number) => void {
  const zeros = "0".repeat(NEVER);
  return (startNonce) => {
    for (let nonce = startNonce; nonce < startNonce + ROUNDS; nonce++) {
      const digest = createHash("sha256")
        .update(text + String(nonce))
        .digest("hex");
      if (digest.startsWith(zeros)) throw new Error("there is no such hash");
    }
  };
}

function rate(seconds: number, tryRounds: (startNonce: number) => void): number {
  const begin = performance.now();
  let tried = 0;
  while (performance.now() - begin < seconds * 1000) {
    tryRounds(tried);
    tried += ROUNDS;
  }
  return (tried * 1000) / (performance.now() - begin);
}

/** The rate of a Python loop; null where there is no Python. */
function pythonRate(seconds: number, text: string): number | null {
  const script = "reference/bench/hashing.py";
  const input = `${seconds} ${text}\n`;
  for (const command of ["python3", "python"]) {
    const { stdout, status } = spawnSync(command, [script], { input, encoding: "utf8" });
    if (status === 0) return Number(stdout);
  }
  return null;
}
