import { expect } from "chai";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { Cluster } from "../cluster/cluster.ts";
import { httpExchange } from "../cluster/http-exchange.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Probe } from "../cluster/probe.ts";
import { Workspace } from "../cluster/workspace.ts";
import { literal } from "../fixture/seeded.ts";
import { resolve } from "../fixture/values.ts";
import type { Environment } from "../fixture/values.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import type { Scene } from "./scene.ts";
import { asked, paced, received, told } from "./scripted-peers.ts";

const LIMIT_MS = 5_000;
/** With it a peer is watched for longer than any of this takes. */
const LONG = 100;
const SHORT = 0.1;
const BLOCKS = { $mined: [9001, 9002], zeros: 1 };

/** What a check failed with; null when it passed. */
async function failureOf(check: Promise<void>): Promise<Failure | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
}

describe("what a scripted peer was told and asked", () => {
  let workspace: Workspace;
  let cluster: Cluster;
  let scene: Scene;
  let blocks: readonly unknown[];

  const call = async (path: string, body?: string): Promise<void> => {
    await httpExchange(`http://127.0.0.1:${cluster.edges.port("p1")}${path}`, LIMIT_MS, body);
  };
  const post = (block: unknown): Promise<void> => call("/mined", JSON.stringify(block));

  beforeEach(async () => {
    workspace = new Workspace();
    const programs = { p1: { program: "peer" } } as const;
    const submission = findSubmission("reference", "lab4");
    cluster = await Cluster.create({
      programs,
      launcher: await Launcher.prepare(submission, [], workspace.folder, NO_ISOLATION),
      workspace,
      probe: new Probe(() => {
        throw new Error("there is no probe");
      }),
      folder: `${workspace.folder}/test`,
      nodeOptions: [],
      timeoutFactor: 1,
      locale: "en_US.UTF-8",
      naming: "taken",
      journal: null,
    });
    const environment: Environment = {
      replacement: literal,
      values: new Map(),
      url: (name) => cluster.edges.url(name),
      port: (name) => cluster.edges.port(name),
    };
    blocks = resolve(BLOCKS, environment) as readonly unknown[];
    scene = {
      ...{ cluster, environment, timeoutFactor: LONG, race: null },
      ...{ seen: new Map(), posted: new Map() },
    };
    await cluster.addPeer("p1", { peers: [], pool: [], blocks: [], chain: [] });
  });
  afterEach(async () => {
    await cluster.close();
    workspace.close();
  });

  it("is right when each block came once, in any order", async () => {
    const brief = { ...scene, timeoutFactor: SHORT };
    for (const block of [...blocks].reverse()) await post(block);
    expect(await failureOf(told(brief, { told: "p1", blocks, only: true }))).to.equal(null);
    await call("/blockchain.json");
    expect(await failureOf(asked(brief, { asked: "p1", times: 1 }))).to.equal(null);
  });

  it("is too much as soon as something comes once more, even after all was right", async () => {
    for (const block of blocks) await post(block);
    const [first] = blocks;
    const telling = failureOf(told(scene, { told: "p1", blocks }));
    await post(first);
    expect(await telling)
      .to.include({ code: "told", program: "p1" })
      .and.not.to.have.property("waited");
    await call("/blockchain.json");
    const asking = failureOf(asked(scene, { asked: "p1", times: 1 }));
    await call("/blockchain.json");
    expect(await asking).to.include({ code: "asked", expected: "1", got: "2" });
  });

  it("is not waited for when one came twice and another is missing", async () => {
    const [first] = blocks;
    await post(first);
    await post(first);
    const failure = await failureOf(told(scene, { told: "p1", blocks }));
    expect(failure).to.include({ code: "told" }).and.not.to.have.property("waited");
  });

  it("minds other blocks only where none may come", async () => {
    const brief = { ...scene, timeoutFactor: SHORT };
    const [first, second] = blocks;
    for (const block of blocks) await post(block);
    expect(await failureOf(told(brief, { told: "p1", blocks: [first] }))).to.equal(null);
    const failure = await failureOf(told(scene, { told: "p1", blocks: [second], only: true }));
    expect(failure).to.include({ code: "told" });
  });

  it("is too hurried when it is asked again and again within a second", async () => {
    for (let times = 0; times < 3; times++) await call("/blockchain.json");
    expect(await failureOf(paced(scene, { paced: "p1" }))).to.equal(null);
    await call("/blockchain.json");
    const failure = await failureOf(paced(scene, { paced: "p1" }));
    expect(failure).to.include({ code: "paced", program: "p1", got: "4" });
  });

  it("says how long was waited for what never came", async () => {
    const brief = { ...scene, timeoutFactor: SHORT };
    const failure = await failureOf(told(brief, { told: "p1", blocks, within: 0.1 }));
    expect(failure).to.include({ code: "told" }).and.to.have.property("waited");
  });

  it("is wrong as soon as a request comes that must never come, however many others do", async () => {
    const brief = { ...scene, timeoutFactor: SHORT };
    const { received: requests } = cluster.peer("p1");
    const like = { op: "register" };
    const never = { op: "register", args: { addr: "x" } };
    const step = { received: "p1", like, never } as const;
    requests.push(like);
    expect(await failureOf(received(brief, step))).to.equal(null);
    requests.push(like, never);
    expect(await failureOf(received(brief, step)))
      .to.include({ code: "not-received", program: "p1", got: JSON.stringify(never) })
      .and.not.to.have.property("waited");
  });
});
