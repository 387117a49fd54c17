import { DemoNetwork, NetworkFailure } from "./demo-network.ts";
import type { NetworkOptions } from "./demo-network.ts";
import { DemoServer } from "./demo-server.ts";
import { Observer } from "./observer.ts";
import type { DemoCommand, DemoMessage, FrameView } from "./view.ts";

/** Messages are told in batches, and kept for pages that open later, so many of them. */
const BATCH_MS = 100;
const MAX_KEPT_FRAMES = 2_000;
/** Commands that wait for one that takes its time; more are dropped. */
const MAX_WAITING = 20;

/** A demo: the network, who looks at it, and the server of its page. */
export class Demo {
  readonly #network: DemoNetwork;
  readonly #observer: Observer;
  readonly #server: DemoServer;
  readonly #frames: FrameView[] = [];
  #batch: FrameView[] = [];
  #batches: NodeJS.Timeout | null = null;
  #commands: Promise<void> = Promise.resolve();
  #waiting = 0;

  private constructor(options: Omit<NetworkOptions, "onFrame" | "onChange">, html: string) {
    this.#server = new DemoServer({
      html,
      welcome: () => this.#welcome(),
      command: (command) => {
        this.#take(command);
      },
    });
    this.#network = new DemoNetwork({
      ...options,
      onFrame: (frame) => {
        this.#batch.push(frame);
      },
      onChange: () => {
        if (this.#batches !== null) this.#observer.tell();
      },
    });
    const { lab, plan } = options;
    // The network has its ports only once it is open.
    this.#observer = new Observer(this.#network, lab.id, plan, (view) => {
      this.#server.tell({ kind: "view", view });
    });
  }

  /**
   * Starts everything.
   *
   * @param port - of the page; 0 for a free one.
   * @returns the demo and the URL of its page.
   * @throws NetworkFailure when a program of the submission does not start.
   */
  static async start(
    options: Omit<NetworkOptions, "onFrame" | "onChange">,
    html: string,
    port: number,
  ): Promise<{ readonly demo: Demo; readonly url: string }> {
    const demo = new Demo(options, html);
    try {
      const url = await demo.#server.start(port);
      await demo.#network.open();
      demo.#observer.start();
      demo.#batches = setInterval(() => {
        demo.#tellFrames();
      }, BATCH_MS);
      return { demo, url };
    } catch (error) {
      await demo.stop();
      throw error;
    }
  }

  /** Ends everything; may be called twice. */
  async stop(): Promise<void> {
    if (this.#batches !== null) clearInterval(this.#batches);
    this.#observer.stop();
    this.#server.stop();
    await this.#network.close();
  }

  #welcome(): readonly DemoMessage[] {
    return [
      { kind: "view", view: this.#observer.view() },
      { kind: "frames", now: this.#network.now(), frames: this.#frames },
    ];
  }

  #tellFrames(): void {
    const frames = this.#batch;
    this.#batch = [];
    this.#frames.push(...frames);
    this.#frames.splice(0, Math.max(0, this.#frames.length - MAX_KEPT_FRAMES));
    this.#server.tell({ kind: "frames", now: this.#network.now(), frames });
  }

  /** Commands are carried out one after the other. */
  #take(command: DemoCommand): void {
    if (this.#waiting >= MAX_WAITING) return;
    this.#waiting += 1;
    this.#commands = this.#commands.then(async () => {
      try {
        await this.#carryOut(command);
      } catch (error) {
        const reason = error instanceof NetworkFailure ? error.message : String(error);
        this.#server.tell({ kind: "trouble", command: command.kind, reason });
      } finally {
        this.#waiting -= 1;
      }
    });
  }

  async #carryOut(command: DemoCommand): Promise<void> {
    switch (command.kind) {
      case "cut":
        await this.#network.cut(command.link);
        break;
      case "heal":
        await this.#network.heal(command.link);
        break;
      case "kill":
        await this.#network.kill(command.program);
        break;
      case "start":
        await this.#network.start(command.program);
        break;
      case "send":
        await this.#network.send(command.node, command.text);
        break;
    }
  }
}
