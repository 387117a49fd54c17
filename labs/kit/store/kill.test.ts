import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect } from "chai";
import { build } from "esbuild";
import type { Change } from "../contract/change.ts";
import { projectRoot } from "../tools/project-root.ts";
import { StoreJournal } from "./store-journal.ts";
import { IDS_FORM, countTorn, randomFrom, runWriter, tornRecord } from "./test-kill.ts";

/** Kills of each of the two writers. */
const KILLS = Number(process.env["LEDGER_LAB_KILLS"] ?? 20);
/** After so many kills of each writer a new file begins: each opening reads its file whole. */
const KILLS_A_FILE = 5;
/** Far more than a kill takes on a slow machine. */
const MS_A_KILL = 3_000;

const idOf = (change: Change): string => ("pool" in change ? (change.pool[0]?.id ?? "") : "");

/** All ids in a store, by an opener that closes it again. @param stateForm - of a state to go on from. */
function readIds(path: string, stateForm?: string): string[] {
  const journal = new StoreJournal(path, { zeros: 4, stateForm });
  const ids = JSON.parse(journal.checkpoints?.saved?.toString() ?? "[]") as string[];
  ids.push(...journal.history().map(idOf));
  journal.follow((change) => ids.push(idOf(change)));
  journal.close();
  return ids;
}

describe("store under kill -9", () => {
  let folder: string;
  let program: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "ledger-kill-"));
    program = join(folder, "test-writer.cjs");
    await build({
      absWorkingDir: projectRoot(),
      entryPoints: ["labs/kit/store/test-writer.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
    });
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Two writers on one file, each killed and started again; the ids that they acknowledged. */
  async function killWriters(
    path: string,
    kills: number,
    seed: number,
    onAcknowledged: () => void,
  ): Promise<string[]> {
    const acknowledged: string[] = [];
    const writers = [0, 1].map(async (which) => {
      const random = randomFrom(seed + which);
      for (let kill = 0; kill < kills; kill++) {
        const command = [program, path, String(kill * 2 + which), String(random())];
        acknowledged.push(...(await runWriter(command, random, onAcknowledged)));
        // The real kills tear few lines; with these, each one is followed by another's record.
        appendFileSync(path, tornRecord(random));
        new StoreJournal(path, { zeros: 4 }).close();
      }
    });
    await Promise.allSettled(writers);
    await Promise.all(writers);
    return acknowledged;
  }

  /** Kills writers on a new file and checks what it holds then; how much that was. */
  async function checkFile(name: string, kills: number, seed: number): Promise<number[]> {
    const path = join(folder, name);
    const live = new StoreJournal(path);
    const followed: string[] = [];
    live.follow((change) => followed.push(idOf(change)));
    const acknowledged = await killWriters(path, kills, seed, () => live.poll());
    live.poll();
    live.close();

    const stored = readIds(path);
    const distinct = new Set(stored);
    const lost = acknowledged.filter((id) => !distinct.has(id));
    expect(lost, "acknowledged, but lost").to.deep.equal([]);
    expect(distinct.size, "changes without those stored twice").to.equal(stored.length);
    expect(readIds(path), "what a second opener reads").to.deep.equal(stored);
    expect(readIds(path, IDS_FORM), "what follows from a checkpoint").to.deep.equal(stored);
    expect(followed, "what was followed all the time").to.deep.equal(stored);
    const torn = countTorn(path) - kills * 2;
    rmSync(path);
    return [acknowledged.length, stored.length, torn];
  }

  it("keeps each acknowledged change once, in one order for all", async function () {
    this.timeout(60_000 + KILLS * MS_A_KILL);
    const seed = Number(process.env["LEDGER_LAB_SEED"] ?? Date.now() % 2 ** 31);
    let totals = [0, 0, 0];
    for (let kill = 0; kill < KILLS; kill += KILLS_A_FILE) {
      const kills = Math.min(KILLS_A_FILE, KILLS - kill);
      const counts = await checkFile(`${String(kill)}.db`, kills, seed + kill);
      totals = totals.map((total, at) => total + (counts[at] ?? 0));
    }
    const result = `${totals.join(" / ")} changes acknowledged / stored / torn by the kills`;
    console.log(`      seed ${String(seed)}, 2 × ${String(KILLS)} kills: ${result}`);
  });
});
