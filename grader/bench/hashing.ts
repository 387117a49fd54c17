import { spawn, spawnSync } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bundleStart } from "../../labs/kit/submission/bundle-program.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { Draft } from "../../labs/kit/contract/block.ts";
import { write } from "./bench-programs.ts";
import type { Figure, Findings, Missing } from "./figure.ts";
import type { HashingOrder, HashingRate } from "./hashing-child.ts";
import type { BenchSettings } from "./settings.ts";

/** A header of 150 bytes with a nonce of seven or eight digits, as a block that carries items has it. */
const DRAFT: Draft = {
  index: 100,
  timestamp: "20261101211448123456",
  prev_hash: "0".repeat(64),
  data: `Mined by node on port 9000 ${"a".repeat(29)}`,
};
const TEXT = `${DRAFT.index}${DRAFT.prev_hash}${DRAFT.data}${DRAFT.timestamp}`;
const LOOPS = ["createHash", "plain", "lanes"] as const;
/** Bytes that SHA-256 takes at a time. */
const BLOCK_BYTES = 64;

/** Programs that are asked by lines and answer by lines. */
class Asked {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args);
    this.#child.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ask(line: string): Promise<string> {
    this.#child.stdin.write(`${line}\n`);
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error("a program that tries nonces has ended");
    return answer.value;
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await once(this.#child, "close");
  }
}

/**
 * How many nonces a second are tried, one way after the other in each round. Ways on one core are
 * compared by processor time, which other programs on the machine disturb least; threads by the clock.
 */
export async function measureHashing(settings: BenchSettings): Promise<Findings> {
  const { rounds, seconds } = settings;
  const python = findPython();
  const asked = new Asked(process.execPath, [await bundleChild(settings)]);
  const rates = new Map<string, HashingRate[]>();
  const note = (name: string, rate: HashingRate): void => {
    rates.set(name, [...(rates.get(name) ?? []), rate]);
  };
  const order = async (given: Omit<HashingOrder, "draft" | "seconds">): Promise<HashingRate> =>
    JSON.parse(await asked.ask(JSON.stringify({ seconds, draft: DRAFT, ...given }))) as HashingRate;
  const loop =
    python === null ? null : new Asked(python, [join(projectRoot(), "grader/bench/hashing.py")]);
  try {
    for (let round = 0; round < rounds; round++) {
      if (loop !== null) {
        const [wall = NaN, processor = NaN] = (await loop.ask(`${seconds} ${TEXT}`))
          .split(" ")
          .map(Number);
        note("python", { wall, processor });
      }
      for (const name of LOOPS) note(name, await order({ loop: name }));
      for (const threads of [1, 2]) note(`threads-${threads}`, await order({ threads }));
      const native = nativeRate(seconds);
      if (native !== null) note("native", { wall: native, processor: native });
    }
  } finally {
    await asked.close();
    await loop?.close();
  }
  return findings(rates);
}

function findings(rates: ReadonlyMap<string, readonly HashingRate[]>): Findings {
  const by = (name: string, time: keyof HashingRate): number[] =>
    (rates.get(name) ?? []).map((rate) => rate[time] / 1e6);
  const python = by("python", "processor");
  const against = python.length === 0 ? {} : { against: python };
  const native = by("native", "wall");
  const [part, unit] = ["hashing", "M/s"] as const;
  const one = (name: (typeof LOOPS)[number]): Figure => ({
    ...{ part, unit, name: `hashing.${name}`, values: by(name, "processor"), ...against },
  });
  const figures: Figure[] = [
    ...(python.length === 0
      ? []
      : [{ part, unit, name: "hashing.python", values: python } as const]),
    one("createHash"),
    one("plain"),
    { ...one("lanes"), ...(python.length > 0 && { goal: { atLeast: 13 } }) },
    {
      ...{ part, unit, name: "hashing.two", goal: { atLeast: 1.6 } },
      values: by("threads-2", "wall"),
      against: by("threads-1", "wall"),
    },
  ];
  if (native.length > 0) {
    figures.push({
      part,
      unit,
      name: "hashing.native",
      values: by("lanes", "processor"),
      against: native,
    });
  }
  const missing: Missing[] = [];
  if (python.length === 0) missing.push({ part, reason: "missing.python" });
  if (native.length === 0) missing.push({ part, reason: "missing.openssl" });
  return { figures, missing };
}

/** Puts the child together with the loops of the reference; the file of it. */
async function bundleChild({ workspace }: BenchSettings): Promise<string> {
  const from = (path: string): string => JSON.stringify(join(projectRoot(), path));
  const outfile = join(workspace.folder, "programs", "hashing.mjs");
  const contents = `
    import { createHash } from "node:crypto";
    import { mine } from ${from("reference/mining/mine.ts")};
    import { mineInLanes } from ${from("reference/mining/mine-in-lanes.ts")};
    import { headerText } from ${from("reference/ledger/header.ts")};
    import { runMiningThread } from ${from("labs/kit/process/mining-thread.ts")};
    import { openThreads } from ${from("labs/kit/process/mining-threads.ts")};
    import { runHashingChild } from ${from("grader/bench/hashing-child.ts")};
    const zeros = "0".repeat(64);
    await runHashingChild({
      loops: {
        createHash(draft, startNonce, rounds) {
          const text = headerText({ ...draft, nonce: 0 }).slice(0, -1);
          for (let nonce = startNonce; nonce < startNonce + rounds; nonce++) {
            const digest = createHash("sha256").update(text + String(nonce)).digest("hex");
            if (digest.startsWith(zeros)) throw new Error("there is no such hash");
          }
        },
        plain: mine,
        lanes: mineInLanes,
      },
      openThreads(count) {
        const opened = [];
        const worker = openThreads(import.meta.url, "en", { workers: count, fast: false }, opened);
        return {
          mine: (...job) => worker.mine(...job),
          drop: () => worker.drop(),
          close: () => opened.forEach((thread) => thread.close()),
        };
      },
      runThread: () => runMiningThread({ mine: mineInLanes }),
    });`;
  write(await bundleStart("hashing", contents, outfile));
  return outfile;
}

/** The command of Python 3; null where there is none. */
function findPython(): string | null {
  const isPython = (command: string): boolean =>
    spawnSync(command, ["-c", "import sys; sys.exit(sys.version_info[0] != 3)"]).status === 0;
  return ["python3", "python"].find(isPython) ?? null;
}

/**
 * How many blocks of SHA-256 a second OpenSSL takes, which is native code and uses what the processor
 * has for it: one block for each nonce is the least there is. Null where there is no such command.
 */
function nativeRate(seconds: number): number | null {
  const args = ["speed", "-seconds", String(Math.max(1, Math.round(seconds)))];
  const options = ["-bytes", "8192", "-mr", "-evp", "sha256"];
  const { stdout, status } = spawnSync("openssl", [...args, ...options], { encoding: "utf8" });
  const rate = /^\+F:.*:([0-9.]+)\s*$/m.exec(stdout)?.[1];
  return status !== 0 || rate === undefined ? null : Number(rate) / BLOCK_BYTES;
}
