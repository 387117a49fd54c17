import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { runtimeFolder } from "../../labs/kit/runtime/kit-runtime.ts";
import { bundleProgram } from "../../labs/kit/submission/bundle-program.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { isInside } from "../isolation/detect.ts";
import { isolate } from "../isolation/isolation.ts";
import type { Isolation, Place } from "../isolation/isolation.ts";
import type { Launch } from "./program-process.ts";
import { Snapshot, hashOf, packagesAbove } from "./snapshot.ts";

/** The folder with a scenario's own copy of a submission. */
const COPY = "submission";
/** Those that may have threads, for mining. */
const MINERS: readonly ProgramName[] = ["node", "builder"];

/** A program that was made ready: a module as a file of its own, or a command line. */
interface Ready {
  readonly command: readonly string[];
  readonly isModule: boolean;
  /** SHA-256 of what it is made of. */
  readonly hash: string;
}

/** How the programs of a submission are started, or why one can't be. */
export class Launcher {
  readonly #submission: Submission;
  /** The run's folder. */
  readonly #folder: string;
  readonly #isolation: Isolation;
  readonly #ready = new Map<ProgramName, Ready | SubmissionError>();
  /** What went into the modules, by path. */
  readonly #sources = new Map<string, Buffer>();
  #snapshot: Snapshot | SubmissionError | undefined;

  private constructor(submission: Submission, folder: string, isolation: Isolation) {
    this.#submission = submission;
    this.#folder = folder;
    this.#isolation = isolation;
  }

  /**
   * Makes ready those programs of a submission that a lab asks for; a fault is kept for later.
   *
   * @param folder - the run's folder.
   */
  static async prepare(
    submission: Submission,
    programs: readonly ProgramName[],
    folder: string,
    isolation: Isolation,
  ): Promise<Launcher> {
    const launcher = new Launcher(submission, folder, isolation);
    // All are awaited even when one fails: none may write into a folder that is removed by then.
    const done = await Promise.allSettled(programs.map((program) => launcher.#prepare(program)));
    const failed = done.find((one) => one.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    return launcher;
  }

  /** The run's folder, in which the programs' own work folders are made. */
  get folder(): string {
    return this.#folder;
  }

  /** SHA-256 of what is graded: of the files that its programs are made of. */
  get hash(): string {
    const modules = this.#modules();
    const commands = this.#snapshot instanceof Snapshot ? this.#snapshot.hash : "";
    if (modules.length === 0) return commands;
    const hash = hashOf(modules);
    return commands === ""
      ? hash
      : createHash("sha256")
          .update(hash + commands)
          .digest("hex");
  }

  /** The files that its programs are made of: paths below the submission's root, and their contents. */
  files(): readonly (readonly [string, Uint8Array])[] {
    const copied = this.#snapshot instanceof Snapshot ? this.#snapshot.files() : [];
    return [...new Map([...this.#modules(), ...copied])];
  }

  /** What tells one state of a program from another: SHA-256 of what it is made of, or its fault. */
  hashOfProgram(program: ProgramName): string {
    const ready = this.#ready.get(program);
    if (ready === undefined) return "";
    if (!(ready instanceof SubmissionError)) return ready.hash;
    return JSON.stringify([ready.code, ready.details]);
  }

  /** Whether the submission's files are other ones by now than those that are graded. */
  hasChanged(): boolean {
    const isOther = ([path, content]: [string, Buffer]): boolean => {
      try {
        return !readFileSync(path).equals(content);
      } catch {
        return true;
      }
    };
    if ([...this.#sources].some(isOther)) return true;
    return this.#snapshot instanceof Snapshot && this.#snapshot.hasChanged();
  }

  /** The fault that keeps a program from being started, if there is one. */
  fault(program: ProgramName): SubmissionError | null {
    const ready = this.#ready.get(program);
    return ready instanceof SubmissionError ? ready : null;
  }

  /**
   * How to start a program with these options. A module of the kit runs in `folder`, a command line
   * in a copy of the submission's own folder inside of it. `folder` is all that it may write to.
   */
  launch(program: ProgramName, options: readonly string[], folder: string, locale: string): Launch {
    const ready = this.#ready.get(program);
    if (ready === undefined || ready instanceof SubmissionError) {
      throw new Error(`${program} was not made ready`);
    }
    const [command = "", ...args] = ready.command;
    const cwd = ready.isModule ? folder : this.#copyInto(folder);
    const launch = { command, args: [...args, ...options], cwd, locale, work: folder };
    return isolate(launch, this.#place(program, ready, folder), ready.isModule, this.#isolation);
  }

  /** The files of modules: paths below the submission's root, and their contents. */
  #modules(): readonly (readonly [string, Uint8Array])[] {
    const { root } = this.#submission;
    return [...this.#sources].map(([path, content]) => {
      return [relative(root, path).replaceAll("\\", "/"), content];
    });
  }

  /** Makes a scenario's own copy of the submission, and returns where its programs run in it. */
  #copyInto(folder: string): string {
    if (!(this.#snapshot instanceof Snapshot))
      throw new Error("no copy of the submission was made");
    const copy = join(folder, COPY);
    this.#snapshot.copyTo(copy);
    return join(copy, relative(this.#submission.root, this.#submission.folder));
  }

  #place(program: ProgramName, { isModule }: Ready, work: string): Place {
    const threads = MINERS.includes(program);
    const { root } = this.#submission;
    if (isModule) {
      const readable = [this.bundles, runtimeFolder(projectRoot()), root];
      return { work, readable, links: {}, threads };
    }
    const packages = packagesAbove(root);
    const linked = this.#snapshot instanceof Snapshot ? this.#snapshot.linked : [];
    if (packages === null) return { work, readable: linked, links: {}, threads };
    const links = { [join(this.#folder, "node_modules")]: packages };
    return { work, readable: [...linked, packages], links, threads };
  }

  /** The folder of the programs that were made of modules, which programs can read. */
  get bundles(): string {
    return join(this.#folder, "programs");
  }

  async #prepare(program: ProgramName): Promise<void> {
    const start = this.#submission.programs[program];
    try {
      if (start === undefined) {
        const path = join(this.#submission.folder, "lab.json");
        throw new SubmissionError("no-program", { path, program });
      }
      if (start instanceof SubmissionError) throw start;
      if (start.kind === "command") this.#prepareCommand(program, start.command);
      else await this.#prepareModule(program, start.file);
    } catch (error) {
      if (!(error instanceof SubmissionError)) throw error;
      this.#ready.set(program, error);
    }
  }

  /** @throws SubmissionError when the submission can't be copied. */
  #prepareCommand(program: ProgramName, command: readonly string[]): void {
    this.#snapshot ??= this.#takeSnapshot();
    if (this.#snapshot instanceof SubmissionError) throw this.#snapshot;
    this.#ready.set(program, { command, isModule: false, hash: this.#snapshot.hash });
  }

  #takeSnapshot(): Snapshot | SubmissionError {
    const { root } = this.#submission;
    const packages = packagesAbove(root);
    try {
      const snapshot = Snapshot.take(root, join(this.#folder, "snapshot"));
      // Node.js looks for packages in the folders above a program.
      if (packages !== null) symlinkSync(packages, join(this.#folder, "node_modules"), "junction");
      return snapshot;
    } catch (error) {
      if (error instanceof SubmissionError) return error;
      throw error;
    }
  }

  /** @throws SubmissionError when the module does not compile, or is made of what is not its own. */
  async #prepareModule(program: ProgramName, file: string): Promise<void> {
    const outfile = join(this.bundles, `${program}.mjs`);
    const { files, sources } = await bundleProgram(program, file, outfile);
    const own = sources.filter((path) => !isOurs(path));
    const outside = own.find((path) => !isInside(path, this.#submission.root));
    if (outside !== undefined) {
      throw new SubmissionError("imports-outside", { program, path: outside });
    }
    for (const path of own) this.#sources.set(path, readFileSync(path));
    for (const { path, contents } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    const code = files.filter(({ path }) => path === outfile);
    const hash = hashOf(code.map(({ contents }) => [program, contents]));
    // No option of V8 (`--max-old-space-size`): its own modules' code cache would be refused, and every
    // start take a fifth longer. Memory is watched, as that of other languages is.
    this.#ready.set(program, { command: [process.execPath, outfile], isModule: true, hash });
  }
}

/** Whether a source is of a package or of the kit. */
function isOurs(path: string): boolean {
  const isPackage = /[\\/]node_modules[\\/]/.test(path);
  return isPackage || isInside(path, join(projectRoot(), "labs", "kit"));
}
