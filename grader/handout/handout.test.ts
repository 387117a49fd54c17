import { createHash } from "node:crypto";
import { spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { pack, unpack } from "../../labs/kit/archive/zip.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { makeSkeleton } from "../../labs/kit/skeleton/skeleton.ts";
import { ended } from "../../labs/kit/test/run-tool.ts";
import type { Ended } from "../../labs/kit/test/run-tool.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { RunRecord } from "../record/record.ts";
import { freePort } from "../cluster/ports.ts";

/** A line of a solution that is shorter may stand anywhere. */
const CHARACTERISTIC_LENGTH = 25;

describe("the students' handout", () => {
  let place = "";
  let root = "";
  before(async function () {
    this.timeout(300_000);
    place = mkdtempSync(join(tmpdir(), "handout-test-"));
    root = join(place, "out", "ledger-lab");
    const { status, stderr } = await run(["handout", "--out", join(place, "out")], projectRoot());
    expect(status, stderr).to.equal(0);
    symlinkSync(join(projectRoot(), "node_modules"), join(root, "node_modules"), "junction");
  });
  after(() => {
    rmSync(place, { recursive: true, force: true });
  });

  /** Runs a command by the line of its npm script, in the handout. */
  async function run(args: readonly string[], cwd = root, stopAtOutput = false): Promise<Ended> {
    const { scripts } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const [name = "", ...rest] = args;
    const script = scripts[name]?.split(" ").slice(1) ?? ["labs/kit/tools/launch.js", name];
    const env = { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "" };
    const child = spawn(process.execPath, [...script, ...rest], { cwd, env });
    if (stopAtOutput) child.stdout.once("data", () => child.kill());
    return ended(child);
  }

  const read = (file: string): string => readFileSync(join(root, file), "utf8");

  /** Everything that the handout is made of, but for the packages. */
  function files(folder = root): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (["node_modules", "dist", ".grade", ".ledger"].includes(entry.name)) return [];
      return entry.isDirectory() ? files(path) : [path];
    });
  }

  it("has no line of a solution in it, and no complete program", () => {
    const texts = files().map((file) => [file, readFileSync(file, "utf8")] as const);
    const all = texts.map(([, text]) => text).join("\n");
    const labs = readLabs();
    const given = labs.flatMap((_, at) => [...makeSkeleton(labs.slice(0, at + 1)).values()]);
    const known = new Set(given.flatMap((text) => text.split("\n").map((line) => line.trim())));
    const modules = readdirSync(join(projectRoot(), "reference"), {
      recursive: true,
      encoding: "utf8",
    }).filter((file) => file.endsWith(".ts") && !/\.test\.|test[\\/]|bench[\\/]/.test(file));
    const solutions = modules.flatMap((file) => {
      const text = readFileSync(join(projectRoot(), "reference", file), "utf8");
      return [...text.matchAll(/\/\/ #region [^]*?\/\/ #endregion/g)].flatMap(([part]) =>
        part.split("\n").map((line) => line.trim()),
      );
    });
    const characteristic = solutions.filter(
      (line) =>
        line.length >= CHARACTERISTIC_LENGTH && !line.startsWith("// #") && !known.has(line),
    );
    expect(characteristic).to.have.length.above(50);
    const leaked = characteristic.filter((line) => all.includes(line));
    expect(leaked).to.deep.equal([]);
    for (const path of [
      "reference",
      "CONTRIBUTING.md",
      "grader/mutants/bank",
      "docs/en/traps.md",
    ]) {
      expect(existsSync(join(root, path)), path).to.equal(false);
    }
  });

  it("makes the same zip of the same project", () => {
    const zip = readFileSync(join(place, "out", "ledger-lab.zip"));
    const unpacked = unpack(zip);
    const again = Buffer.from(pack(new Map([...unpacked].reverse())));
    const hash = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
    expect(hash(again)).to.equal(hash(zip));
    for (const [path, bytes] of unpacked) {
      expect(readFileSync(join(root, "..", path)).equals(bytes), path).to.equal(true);
    }
  });

  it("has a lock file that npm ci takes", function () {
    const npm = process.env["npm_execpath"];
    if (npm === undefined) this.skip();
    const bare = join(place, "bare");
    mkdirSync(bare);
    for (const file of ["package.json", "package-lock.json"]) {
      copyFileSync(join(root, file), join(bare, file));
    }
    const args = [npm, "ci", "--dry-run", "--offline", "--ignore-scripts", "--no-audit"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: bare, encoding: "utf8" });
    expect(status, stderr).to.equal(0);
  });

  it("grades the skeletons: no points, every stage", async function () {
    this.timeout(900_000);
    const gradeLab = async ({ id, stages }: Lab): Promise<void> => {
      const json = join(place, `${id}.json`);
      const { status, stderr } = await run(["grade", id, "--json", json]);
      expect(status, stderr).to.equal(1);
      const record = JSON.parse(readFileSync(json, "utf8")) as RunRecord;
      expect(record.stages.map((stage) => stage.id)).to.deep.equal(stages.map((stage) => stage.id));
      const results = record.stages.flatMap(({ checks }) => checks.map(({ result }) => result));
      expect(new Set(results)).to.deep.equal(new Set(["fail"]));
    };
    // Most of it is waiting for what a skeleton never does: the other labs are graded by `npm run soak`.
    const isWhole = process.env["LEDGER_LAB_STAIRCASE"] === "whole";
    for (const lab of isWhole ? readLabs() : readLabs().slice(0, 1)) await gradeLab(lab);
  });

  it("says of what is the teacher's that it is", async () => {
    const reference = await run(["grade", "lab5", "--submission", "reference"]);
    expect(reference.stderr).to.match(/^The reference is your teacher's/);
    expect(reference.status).to.equal(2);
    const node = await run(["node", "--submission", "reference", "--lang", "zh"]);
    expect(node.stderr).to.match(/^reference 是老师的完整程序/);
    expect(await run(["mutants"])).to.include({ status: 2, stdout: "" });
  });

  it("has no link to a page that is not there", () => {
    for (const file of files().filter((path) => path.endsWith(".md"))) {
      const links = readFileSync(file, "utf8").matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g);
      for (const [, link = ""] of links)
        expect(existsSync(join(dirname(file), link)), link).to.equal(true);
    }
  });

  it("runs every command of its README", async function () {
    this.timeout(600_000);
    for (const page of ["README.md", "README.zh.md"])
      expect(read(page)).not.to.match(/teacher -->/);
    const port = String(await freePort());
    const commands = new Set(
      [...read("README.md").matchAll(/^(?:\| `)?(npm run [^`\n|]+)/gm)].map(([, command = ""]) =>
        command.trim(),
      ),
    );
    expect(commands.size).to.be.above(12);
    for (const command of commands) {
      const args = command
        .replace("npm run ", "")
        .replace("path/to/new-handout.zip", join(place, "out", "ledger-lab.zip"))
        .replaceAll("9000.db", join(place, "9000.db"))
        .replaceAll("9000", port)
        .replace("--seeds 500", "--seeds 3")
        .split(" ")
        .filter((arg) => arg !== "--");
      // Whole labs are graded above, and packed below.
      if (args[0] === "submit") args.push("--help");
      if (args[0] === "grade" && !command.includes("--s")) {
        args.push("--stage", args[1] === "lab3" ? "node-answers" : "transaction");
      }
      if (args[0] === "race") args.push("--limit", "5");
      const isLasting = ["node", "tracker", "builder", "watch", "demo"].includes(args[0] ?? "");
      if (args[0] === "builder" || args[0] === "record") args.push("--help");
      if (args[0] === "demo") args.push("--no-open");
      const { status, stderr } = await run(args, root, isLasting);
      expect(stderr, command).not.to.match(/^\s+at /m);
      // What is killed once it has said something has no status.
      expect([0, 1, null], `${command}: ${String(status)} ${stderr}`).to.include(status);
    }
  });

  it("packs a solved lab so that the zip earns what the folder does", async () => {
    const labs = readLabs();
    const lab = findLab("lab3", "en");
    const solved = makeSkeleton(labs.slice(0, 1), lab.stages.length);
    for (const [file, text] of solved) writeFileSync(join(root, "labs/lab3", file), text);
    writeFileSync(join(root, "labs/lab3/node.ts.2026-01-01-1.bak"), "old");
    const report = join(root, "report", "lab3-2026_01-王小明");
    mkdirSync(join(report, "pictures"), { recursive: true });
    for (const file of ["report.docx", "pictures/a.png"]) writeFileSync(join(report, file), file);
    const args = ["submit", "lab3", "--number", "2026/01", "--name", "王小明", "--out", place];
    const { status, stdout, stderr } = await run(args);
    expect(stderr).to.equal("");
    expect(stdout).to.match(
      /tracker-survives {2}13\/13\n[^]*2026_01-王小明-lab3\.zip\nPoints 100 of 100/,
    );
    expect(status).to.equal(0);
    const zip = readFileSync(join(place, "2026_01-王小明-lab3.zip"));
    expect(stdout).to.contain(createHash("sha256").update(zip).digest("hex"));
    const packed = [...unpack(zip).keys()];
    expect(packed).to.include.members(["lab3/node.ts", "record.json", "submission.json"]);
    expect(packed).to.include("report/report.docx");
    expect(packed).not.to.include("report/pictures/a.png");
    expect(packed.filter((path) => path.endsWith(".bak"))).to.deep.equal([]);
    const nameless = join(root, ".ledger/student.json");
    renameSync(nameless, `${nameless}.away`);
    expect((await run(["submit", "lab3"])).stderr).to.match(/^Your number or name is missing/);
  });

  it("tells when a file was left out of the zip", async () => {
    renameSync(join(root, "labs/lab3/node/peers.ts"), join(root, "labs/peers.ts"));
    const file = join(root, "labs/lab3/node/node.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace("./peers.ts", "../../peers.ts"));
    const other = join(root, "labs/lab3/node.ts");
    writeFileSync(other, readFileSync(other, "utf8").replace("./node/peers.ts", "../peers.ts"));
    const args = ["submit", "lab3", "--number", "1", "--name", "x", "--out", place];
    const { stderr } = await run(args);
    expect(stderr).to.match(/the zip earns \d+ points, the folder labs\/lab3 100/);
  });
});
