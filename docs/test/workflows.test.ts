import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { readRun, scripts, wrongOptions } from "./npm-commands.ts";
import { allPages } from "./page.ts";

const blocks = allPages.flatMap((page) => page.blocks);
const workflows = blocks
  .filter(({ language }) => language === "yaml")
  .map(({ text, place }) => ({ place, value: parse(text, { strict: true }) as unknown }));

/** Every text in a value. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return value.split("\n");
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe("docs: workflows", () => {
  it("run commands of package.json, with options that they know", () => {
    const runs = workflows.flatMap(({ place, value }) =>
      texts(value).flatMap((line) => readRun(line, place) ?? []),
    );
    expect(runs).to.have.length.of.at.least(6);
    expect(runs.filter(({ script }) => !(script in scripts))).to.deep.equal([]);
    expect(wrongOptions(runs)).to.deep.equal([]);
  });

  it("keep the files that their commands write", () => {
    for (const { place, value } of workflows) {
      const all = texts(value);
      const written = all.flatMap((line) => [...line.matchAll(/--(?:json|ctrf|junit) (\S+)/g)]);
      const missing = written.map(([, file]) => file).filter((file) => !all.includes(file ?? ""));
      expect(missing, place).to.deep.equal([]);
    }
  });

  it("give a stage the points that it has", () => {
    const [lab5] = readLabs().filter(({ id }) => id === "lab5");
    const steps = workflows.flatMap(({ value }) => stepsWithPoints(value));
    expect(steps).to.not.be.empty;
    for (const { command, "max-score": points } of steps) {
      const stage = /--stage (\S+)/.exec(command)?.[1];
      expect(lab5?.stages.map(({ id }) => id)).to.include(stage);
      expect(points).to.equal(pointsOf(stage ?? ""));
    }
  });

  it("show Python that Python can read", function () {
    const python = blocks.filter(({ language }) => language === "python");
    expect(python).to.not.be.empty;
    for (const { text, place } of python) {
      const code = "import ast, sys; ast.parse(sys.stdin.read())";
      const { error, status, stderr } = spawnSync("python3", ["-c", code], {
        input: text,
        encoding: "utf8",
      });
      if (error !== undefined) return this.skip();
      expect(status, `${place}: ${stderr}`).to.equal(0);
    }
  });
});

interface StepWithPoints {
  readonly command: string;
  readonly "max-score": number;
}

function stepsWithPoints(value: unknown): StepWithPoints[] {
  if (typeof value !== "object" || value === null) return [];
  if ("max-score" in value) return [value as StepWithPoints];
  return Object.values(value).flatMap(stepsWithPoints);
}

/** The points of a stage of lab 5, by its fixtures. */
function pointsOf(stage: string): number {
  const folder = join(projectRoot(), "fixtures", "lab5");
  const all = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Fixture,
  );
  const asked = all.filter((one) => one.stage === stage && (one.when ?? "probe") === "probe");
  return asked.reduce((sum, { points }) => sum + points, 0);
}

interface Fixture {
  readonly stage?: string;
  readonly when?: string;
  readonly points: number;
}
