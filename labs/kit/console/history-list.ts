import { element } from "../page/element.ts";
import type { SentRequest } from "./connection.ts";
import type { ConsoleSay } from "./console-say.ts";
import { replyKind } from "./reply-kind.ts";
import { requestLabel } from "./request-label.ts";

/** Requests that are kept; the oldest go first. */
const MAX_KEPT = 200;
/** Characters of replies that are kept, all together. */
const MAX_KEPT_CHARACTERS = 64 * 1024 * 1024;

/** What the list needs of the page. */
export interface HistoryHost {
  readonly say: ConsoleSay;
  /** An entry was chosen: its reply is to be shown. */
  onChoose(exchange: SentRequest): void;
  /** A request is to be put back into the editor. */
  onRestore(text: string): void;
}

/** The requests that were sent, the newest first. */
export class HistoryList {
  readonly #list: HTMLElement;
  readonly #exchanges: SentRequest[] = [];
  readonly #lines = new Map<SentRequest, HTMLElement>();
  #chosen: SentRequest | null = null;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  get isEmpty(): boolean {
    return this.#exchanges.length === 0;
  }

  /** Adds a request, or shows what has become of one. */
  update(exchange: SentRequest, host: HistoryHost): void {
    const known = this.#lines.get(exchange);
    const line = this.#line(exchange, host);
    this.#lines.set(exchange, line);
    if (known !== undefined) {
      known.replaceWith(line);
      return;
    }
    this.#exchanges.unshift(exchange);
    this.#list.prepend(line);
    this.#dropOld();
  }

  /** Marks the one whose reply is shown. */
  choose(exchange: SentRequest | null): void {
    this.#chosen = exchange;
    for (const [one, line] of this.#lines) {
      line.querySelector(".shown")?.setAttribute("aria-current", String(one === exchange));
    }
  }

  /** Writes all lines anew, in another language. */
  redraw(host: HistoryHost): void {
    for (const exchange of this.#exchanges) this.update(exchange, host);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#exchanges.length = 0;
    this.#lines.clear();
    this.#list.replaceChildren();
  }

  #dropOld(): void {
    let characters = 0;
    const kept = this.#exchanges.findIndex((exchange, place) => {
      characters += (exchange.reply?.length ?? 0) + (exchange.text?.length ?? 0);
      return place >= MAX_KEPT || characters > MAX_KEPT_CHARACTERS;
    });
    if (kept < 1) return;
    for (const exchange of this.#exchanges.splice(kept)) {
      this.#lines.get(exchange)?.remove();
      this.#lines.delete(exchange);
    }
  }

  #line(exchange: SentRequest, host: HistoryHost): HTMLElement {
    const { say } = host;
    const { at, text, ms } = exchange;
    const shortText = text === null ? say("reply.unasked") : requestLabel(text);
    const show = element(
      "button",
      {
        class: "shown",
        attributes: { type: "button", "aria-current": String(exchange === this.#chosen) },
        onClick: () => {
          host.onChoose(exchange);
        },
      },
      [
        element("span", { class: "time", text: at.toLocaleTimeString("en-GB") }),
        badge(exchange),
        element("span", { class: "text", text: shortText }),
        element("span", {
          class: "ms",
          text: ms === null ? "" : say("reply.time", { ms: shortMs(ms) }),
        }),
      ],
    );
    if (text === null) return element("li", {}, [show]);
    const restore = element("button", {
      class: "restore quiet",
      text: say("history.restore"),
      attributes: { type: "button", "aria-label": say("history.restore-of", { text: shortText }) },
      onClick: () => {
        host.onRestore(text);
      },
    });
    return element("li", {}, [show, restore]);
  }
}

/** Milliseconds with as many digits as tell something: `0.8`, `12`. */
export function shortMs(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0);
}

/** The status of a reply, in its colour. */
export function badge({ reply, isLost }: SentRequest): HTMLElement {
  if (reply === null)
    return element("span", { class: isLost ? "status bad" : "status", text: "…" });
  const { status, colour } = replyKind(reply);
  return element("span", {
    class: `status ${colour}`,
    text: status === null ? "?" : String(status),
  });
}
