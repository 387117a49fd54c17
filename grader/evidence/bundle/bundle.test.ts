import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { findSubmission } from "../../../labs/kit/submission/find-submission.ts";
import { projectRoot } from "../../../labs/kit/tools/project-root.ts";
import { grade } from "../../test/run-grader.ts";
import type { Bundle } from "./bundle.ts";
import { sayBundleFault } from "./messages.ts";
import { bundleFaults, readBundle } from "./read-bundle.ts";
import { runIdOf } from "./run-id.ts";
import { staleness } from "./staleness.ts";
import { bundleFolder, writeBundle } from "./write-bundle.ts";

describe("the bundle of a run", () => {
  let place: string;
  let submission: string;
  let kept: string;
  let bundle: Bundle;

  before(async () => {
    place = mkdtempSync(join(tmpdir(), "bundle-test-"));
    submission = join(place, "submission");
    kept = join(place, "kept");
    cpSync(join(projectRoot(), "grader/test/second-implementation"), submission, {
      recursive: true,
    });
    symlinkSync(join(projectRoot(), "node_modules"), join(submission, "node_modules"), "junction");
    const scenarios = ["--scenario", "register-one", "--scenario", "three-nodes"];
    await grade(["lab3", "--submission", submission, ...scenarios, "--seed", "5", "--bundle"]);
    cpSync(bundleFolder("lab3"), kept, { recursive: true });
    bundle = readBundle(kept);
  });
  after(() => {
    rmSync(place, { recursive: true });
  });

  /** A copy of the bundle in which one file has become another one. */
  function damaged(file: string, change: (text: string) => string): string {
    const folder = mkdtempSync(join(place, "damaged-"));
    cpSync(kept, folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    return folder;
  }

  it("tells what was graded, how, and what came of it", () => {
    const { manifest, record } = bundle;
    expect(manifest).to.include({ lab: "lab3", seed: 5, missingFrames: 0 });
    expect(manifest.submission.hash).to.equal(record.hash);
    expect(manifest.submission.files.map(({ path }) => path)).to.include("node.js");
    expect(manifest.report).to.deep.equal(["register-one", "three-nodes"]);
    const results = record.stages.flatMap(({ checks }) => checks.map(({ result }) => result));
    expect(results).to.deep.equal(["pass", "pass"]);
  });

  it("has the slides' exchange word for word, with its times", () => {
    const isShown = ({ scenario, edge }: { scenario: string; edge: string }): boolean =>
      scenario === "register-one" && edge === "grader→n1";
    const [sent, got] = bundle.frames.filter(isShown);
    expect(sent).to.include({ variant: "slides", direction: "in", what: "register" });
    expect(JSON.parse(got?.text ?? "")).to.deep.include({ status: 202, error: "Accepted" });
    expect(got?.ms).to.be.at.least(sent?.ms ?? Infinity);
  });

  it("has what passed between tracker and nodes, what nodes knew, and what programs printed", () => {
    const edges = new Set(bundle.frames.map(({ edge }) => edge));
    expect(edges).to.include.all.keys("t→n1", "t→n2", "t→n3");
    const last = bundle.samples.findLast(({ scenario, node }) => {
      return scenario === "three-nodes" && node === "n3";
    });
    expect(last?.peers).to.have.length(3);
    const programs = bundle.terminals.filter(({ scenario }) => scenario === "three-nodes");
    expect(programs.map(({ program }) => program)).to.have.members(["n1", "n2", "n3", "t"]);
    const scene = bundle.scenes.find(({ scenario }) => scenario === "three-nodes");
    expect(scene?.events.map(({ kind, names }) => [kind, ...names].join(" "))).to.deep.equal([
      "start n1 n2 n3",
      "start t",
    ]);
  });

  it("is named by its content", () => {
    const { manifest } = bundle;
    expect(runIdOf(manifest)).to.equal(manifest.runId);
    expect(runIdOf({ ...manifest, seed: 6 })).to.not.equal(manifest.runId);
  });

  it("tells when a file of it was edited, is missing, or does not belong to it", () => {
    const edited = damaged("record.json", (text) => text.replace('"pass"', '"fail"'));
    expect(bundleFaults(edited)).to.deep.equal([
      { code: "changed-file", details: { folder: edited, file: "record.json" } },
    ]);
    const manifest = damaged("bundle.json", (text) => text.replace('"seed": 5', '"seed": 6'));
    expect(bundleFaults(manifest).map(({ code }) => code)).to.deep.equal(["changed-manifest"]);
    const incomplete = damaged("frames.jsonl", String);
    rmSync(join(incomplete, "frames.jsonl"));
    writeFileSync(join(incomplete, "more.txt"), "");
    expect(bundleFaults(incomplete).map(({ code }) => code)).to.deep.equal([
      "missing-file",
      "foreign-file",
    ]);
    expect(bundleFaults(kept)).to.deep.equal([]);
  });

  it("says in both languages what to do when it can't be read", () => {
    for (const file of ["bundle.json", "samples.jsonl"]) {
      const folder = damaged(file, (text) => text.slice(0, text.length / 2));
      const [fault] = bundleFaults(folder);
      if (fault === undefined) throw new Error("a torn file goes unnoticed");
      expect(sayBundleFault(fault, "en"))
        .to.match(/Grading once more/)
        .and.to.include(file);
      expect(sayBundleFault(fault, "zh")).to.include(file).and.to.include("重新评一次分");
    }
    expect(() => readBundle(join(place, "nowhere"))).to.throw(/no-bundle/);
  });

  it("does not look outside of its folder, whatever its manifest says", () => {
    const folder = damaged("bundle.json", (text) =>
      text.replace('"frames.jsonl"', '"../../frames.jsonl"'),
    );
    expect(bundleFaults(folder).map(({ code }) => code)).to.deep.equal(["bad-file"]);
  });

  it("is stale once a file of the submission has changed, is gone or is new", () => {
    const copy = join(place, "copy");
    cpSync(submission, copy, { recursive: true });
    const found = findSubmission(copy, "lab3");
    expect(staleness(bundle, found)).to.equal(null);
    writeFileSync(join(copy, "node.js"), "// empty");
    rmSync(join(copy, "tracker.js"));
    writeFileSync(join(copy, "new.js"), "");
    expect(staleness(bundle, found)).to.deep.equal({
      changed: ["node.js"],
      missing: ["tracker.js"],
      added: ["new.js"],
    });
  });

  it("stays as it is when the next one can't be written", () => {
    const folder = damaged("bundle.json", String);
    const files = new Map([
      ["record.json", ""],
      ["record.json/x", ""],
    ]);
    const { record, manifest } = bundle;
    const content = {
      record,
      submission: manifest.submission,
      report: [],
      missingFrames: 0,
      files,
    };
    expect(() => writeBundle(folder, content)).to.throw();
    expect(bundleFaults(folder)).to.deep.equal([]);
  });
});
