import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { buildPage, consolePage as page } from "../../labs/kit/tools/build-page.ts";
import { Cluster } from "../cluster/cluster.ts";
import type { Entrance } from "../cluster/cluster-options.ts";
import { Journal } from "../cluster/journal.ts";
import type { Frame } from "../cluster/journal.ts";
import { Launcher } from "../cluster/launcher.ts";
import { findNaming } from "../cluster/naming.ts";
import { Probe } from "../cluster/probe.ts";
import type { Workspace } from "../cluster/workspace.ts";
import { BY_HAND } from "../evidence/bundle/by-hand.ts";
import { RunRecorder } from "../evidence/bundle/run-recorder.ts";
import type { SceneRecorder } from "../evidence/bundle/scene-recorder.ts";
import type { BundleContent } from "../evidence/bundle/write-bundle.ts";
import { beginRecord } from "../grade/begin-record.ts";
import { detectIsolation } from "../isolation/detect.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { SessionOptions } from "./session-options.ts";
import { sessionPrograms } from "./session-programs.ts";
import type { SessionPrograms } from "./session-programs.ts";

/** Ids and amounts of a session are its user's own: nothing in it is drawn from a seed. */
const NO_SEED = 0;
const VARIANT = "seed";
/** What edges from clients are called: as those are on which the grader plays one. */
const CLIENT = "grader";

/** What can be done to a program of a session. */
export type SessionAction = "start" | "kill" | "cut" | "heal";

/** What a session needs of the one who runs it. */
export interface SessionHost {
  readonly options: SessionOptions;
  readonly submission: Submission;
  readonly workspace: Workspace;
  /** Called with every message between a client and a node. */
  readonly onClient: (node: string, frame: Frame) => void;
}

/** What a session is made of. */
interface Parts {
  readonly host: SessionHost;
  readonly programs: SessionPrograms;
  readonly isNamed: boolean;
  readonly isolation: Isolation;
  readonly launcher: Launcher;
  readonly cluster: Cluster;
  readonly journal: Journal;
  readonly recorder: RunRecorder;
  readonly scene: SceneRecorder;
}

/** A network that somebody uses by hand, while all that happens in it is recorded. */
export class Session {
  readonly #parts: Parts;
  readonly #began = performance.now();

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  get programs(): SessionPrograms {
    return this.#parts.programs;
  }

  /** Whether the nodes call themselves what `--advertise` says. */
  get isNamed(): boolean {
    return this.#parts.isNamed;
  }

  /**
   * Makes everything ready; nothing runs yet.
   *
   * @throws SubmissionError when a program can't be made ready. @throws Error `EADDRINUSE` when a port
   * is taken.
   */
  static async prepare(host: SessionHost): Promise<Session> {
    const { options, submission, workspace } = host;
    const { lab, language } = options;
    const programs = sessionPrograms(lab, options);
    const kinds = [...new Set(Object.values(programs.programs).map(({ program }) => program))];
    const wanted = kinds.filter((kind) => kind !== "peer");
    const isolation = detectIsolation("auto");
    const launcher = await Launcher.prepare(submission, wanted, workspace.folder, isolation);
    const fault = wanted.map((kind) => launcher.fault(kind)).find((one) => one !== null);
    if (fault != null) throw fault;
    const locale = language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8";
    const common = { launcher, workspace, locale, timeoutFactor: 1 };
    const naming = await findNaming({ ...common, hasStore: lab.nodeOptions.includes("db") });
    const recorder = new RunRecorder([BY_HAND]);
    const { journalFrom, recorder: scene } = recorder.of(BY_HAND);
    if (journalFrom === null || scene === undefined) throw new RangeError("nobody records");
    const about = { scenario: BY_HAND, variant: VARIANT };
    const journal = new Journal(journalFrom, about, scene.shownCharacters);
    journal.onFrame = (frame) => {
      const [from, node = ""] = frame.edge.split("→");
      if (from === CLIENT) host.onClient(node, frame);
    };
    // Programs can read the folder that their own code is in.
    const consolePage = join(launcher.bundles, "console.html");
    mkdirSync(launcher.bundles, { recursive: true });
    copyFileSync(await buildPage(page), consolePage);
    const cluster = await Cluster.create({
      ...common,
      consolePage,
      programs: programs.programs,
      probe: new Probe(() => {
        throw new RangeError("a session asks no probe");
      }),
      folder: join(workspace.folder, BY_HAND),
      nodeOptions: lab.nodeOptions,
      naming: naming === "none" ? "silent" : naming,
      journal,
      entrance: entranceOf(programs, options.ports),
      onEvent: (kind, names) => {
        scene.note(kind, names);
      },
    });
    scene.begin(VARIANT, cluster);
    const isNamed = naming === "taken";
    return new Session({
      ...{ host, programs, isNamed, isolation, launcher },
      cluster,
      journal,
      recorder,
      scene,
    });
  }

  /** Starts what runs from the beginning. @throws CheckFailure when a program does not start. */
  async start(): Promise<void> {
    const { atStart, nodes } = this.programs;
    await this.#parts.cluster.start(nodes);
    await this.#parts.cluster.start(atStart.filter((name) => !nodes.includes(name)));
  }

  /** Seconds since it began. */
  seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  /** The WebSocket URL of a node for clients. */
  url(node: string): string {
    return this.#parts.cluster.edges.url(node);
  }

  /** Does something to a program. @throws CheckFailure when it does not start. */
  async act(action: SessionAction, name: string): Promise<void> {
    if (action === "cut") await this.#parts.cluster.impose([name], { cut: "both" });
    else if (action === "heal") await this.#parts.cluster.heal([name]);
    else if (action === "kill") await this.#parts.cluster.kill([name]);
    else {
      const { cluster } = this.#parts;
      if (cluster.isRunning(name)) await cluster.kill([name]);
      await cluster.start([name]);
    }
  }

  /** What a program printed last. */
  lastWords(name: string): string {
    return (this.#parts.cluster.outputs().get(name) ?? "")
      .trimEnd()
      .split("\n")
      .slice(-4)
      .join("\n");
  }

  /** Ends all programs, and gives what was recorded. */
  async end(): Promise<BundleContent> {
    const { host, isolation, cluster, journal, recorder, scene, launcher } = this.#parts;
    const { options, submission } = host;
    await scene.look();
    await cluster.close();
    scene.end(journal.lines(), cluster.outputs());
    recorder.keep(launcher.files());
    const plan = { lab: options.lab, rules: {}, scenarios: [] };
    const record = beginRecord(plan, submission, NO_SEED, isolation);
    const ms = Math.round(performance.now() - this.#began);
    const startedAt = new Date(Date.now() - ms).toISOString();
    const { hash } = launcher;
    const changed = launcher.hasChanged() ? { changed: true as const } : {};
    return recorder.finish({ ...record, startedAt, ms, hash, ...changed });
  }
}

/**
 * How clients come to the nodes of a session. What is neither a WebSocket nor one of the contract's
 * pages, such as the console itself, is no message.
 */
function entranceOf({ nodes }: SessionPrograms, first: number): Entrance {
  return {
    portOf: (node) => first + nodes.indexOf(node),
    nameOf: (node, { headers, url = "/", socket }) => {
      const isMessage = headers.upgrade !== undefined || /^\/(?:mined|blockchain\.json)/.test(url);
      if (!isMessage) return null;
      return { edge: `${CLIENT}→${node}`, connection: String(socket.remotePort) };
    },
  };
}
