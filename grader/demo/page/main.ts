/** The page of `npm run demo`: a small network as it works, and what can be done to it. */
import type { Language } from "../../../labs/kit/language/language.ts";
import { byId } from "../../../labs/kit/page/element.ts";
import { fillTexts } from "../../../labs/kit/page/fill-texts.ts";
import { startSwitches } from "../../../labs/kit/page/switches.ts";
import type { DemoMessage, DemoView, NodeView } from "../view.ts";
import { BranchColours, agreement } from "./agreement.ts";
import type { Agreement } from "./agreement.ts";
import { linkControls, programControls } from "./controls.ts";
import { DemoSocket } from "./demo-socket.ts";
import { clusterSay } from "./messages.ts";
import type { ClusterSay, clusterCatalogue } from "./messages.ts";
import { NETWORK_BOX, drawNetwork } from "./network-drawing.ts";
import { nodeCard } from "./node-card.ts";
import { Sender } from "./sender.ts";
import { svg } from "./svg.ts";
import { Timeline } from "./timeline.ts";

/** How long it is said that something did not work. */
const TROUBLE_MS = 10_000;

/** The page: what it was told last, and how it shows it. */
class ClusterPage {
  readonly #socket: DemoSocket;
  readonly #timeline: Timeline;
  readonly #sender: Sender;
  readonly #colours = new BranchColours();
  #say: ClusterSay = clusterSay("en");
  #view: DemoView | null = null;
  #isOver = false;
  /** What the controls were drawn for. */
  #controls = "";

  constructor() {
    this.#timeline = new Timeline(drawingOf("timeline"));
    drawingOf("network").setAttribute("viewBox", NETWORK_BOX);
    this.#socket = new DemoSocket(
      (message) => {
        this.#hear(message);
      },
      () => {
        this.#isOver = true;
        this.#draw();
      },
    );
    this.#sender = new Sender((command) => {
      this.#socket.send(command);
    });
    startSwitches(
      (language) => {
        this.#speak(language);
      },
      (theme) => this.#say(`theme.${theme}`),
    );
    byId("pause", HTMLButtonElement).addEventListener("click", () => {
      this.#timeline.pause();
      this.#namePause();
    });
  }

  #speak(language: Language): void {
    this.#say = clusterSay(language);
    fillTexts<typeof clusterCatalogue>(this.#say);
    this.#namePause();
    this.#draw();
  }

  #namePause(): void {
    const id = this.#timeline.isPaused ? "go" : "pause";
    byId("pause", HTMLButtonElement).textContent = this.#say(id);
  }

  #hear(message: DemoMessage): void {
    switch (message.kind) {
      case "view":
        this.#view = message.view;
        this.#draw();
        break;
      case "frames":
        this.#timeline.add(message.frames, message.now);
        break;
      case "trouble": {
        const line = byId("trouble", HTMLElement);
        line.textContent = this.#say("trouble", { reason: message.reason });
        line.hidden = false;
        setTimeout(() => {
          line.hidden = true;
        }, TROUBLE_MS);
      }
    }
  }

  #draw(): void {
    const view = this.#view;
    if (view === null) return;
    const say = this.#say;
    const judged = agreement(view);
    const title = say(`title.${view.lab}` as "title.lab5");
    byId("title", HTMLElement).textContent = title;
    document.title = title;
    this.#showAgreement(judged);
    const branchOf = (name: string): number | null => this.#branchOf(view, name, judged);
    drawingOf("network").replaceChildren(...drawNetwork(view, branchOf));
    this.#drawControls(view);
    const names = new Map(view.nodes.map(({ url, name }) => [url, name]));
    const cards = view.nodes.map((node) =>
      nodeCard(node, {
        say,
        isRunning: view.programs.some(({ name, isRunning }) => name === node.name && isRunning),
        common: judged.common,
        branch: branchOf(node.name),
        nameOf: (url) => names.get(url) ?? url,
      }),
    );
    byId("nodes", HTMLElement).replaceChildren(...cards);
    this.#timeline.showLanes(view, say("you"));
    this.#sender.show(view, say);
  }

  /** A button that is replaced while it is being pressed is never clicked: only what is new is drawn. */
  #drawControls(view: DemoView): void {
    const say = this.#say;
    const key = JSON.stringify([say("cut"), view.links, view.programs]);
    if (key === this.#controls) return;
    this.#controls = key;
    const send = this.#socket.send.bind(this.#socket);
    replace("links", linkControls(view, { say, send }));
    replace("programs", programControls(view, { say, send }));
  }

  #showAgreement({ id, parameters, colour }: Agreement): void {
    const line = byId("agreement", HTMLElement);
    const text = this.#isOver ? this.#say("same.gone") : this.#say(id, parameters);
    // Said again only when it is something new: those who hear the page would hear nothing else.
    if (line.textContent !== text) line.textContent = text;
    line.className = this.#isOver ? "warn" : colour;
  }

  /** The colour of what a node has beyond what all have; null when it has no more than that. */
  #branchOf({ nodes }: DemoView, name: string, { common }: Agreement): number | null {
    const node: NodeView | undefined = nodes.find((one) => one.name === name);
    const branch = node?.chain?.[common];
    return branch === undefined ? null : this.#colours.of(branch);
  }
}

/** Puts new lines into a list, and the focus back to the button that had it. */
function replace(id: string, lines: readonly HTMLElement[]): void {
  const list = byId(id, HTMLElement);
  const focused = document.activeElement?.getAttribute("data-key") ?? null;
  list.replaceChildren(...lines);
  if (focused === null) return;
  list.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** A drawing of the page; where there is none, one that nobody sees. */
function drawingOf(id: string): SVGSVGElement {
  const found = document.getElementById(id);
  return found instanceof SVGSVGElement ? found : svg("svg");
}

new ClusterPage();
