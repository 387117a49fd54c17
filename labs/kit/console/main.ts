/** The page that a node serves at `/`: a WebSocket client that knows the course's messages. */
import type { Language } from "../language/language.ts";
import { byId, element } from "../page/element.ts";
import { fillTexts } from "../page/fill-texts.ts";
import { startSwitches } from "../page/switches.ts";
import { NodeConnection } from "./connection.ts";
import type { ConnectionState, SentRequest } from "./connection.ts";
import { consoleSay } from "./console-say.ts";
import type { ConsoleSay } from "./console-say.ts";
import { exchangeGroups, urlAfter } from "./exchanges.ts";
import { freshTransaction } from "./fresh-transaction.ts";
import { HistoryList, badge, shortMs } from "./history-list.ts";
import { replyKind } from "./reply-kind.ts";
import { MAX_SHOWN, ReplyView } from "./reply-view.ts";
import type { consoleCatalogue } from "./messages.ts";
import { RequestEditor } from "./request-editor.ts";
import type { PlacedFault } from "./request-editor.ts";

/** The request that stands in the editor at first. */
const FIRST_REQUEST = '{\n  "op": "peers"\n}';

let say: ConsoleSay = consoleSay("en");
let shown: SentRequest | null = null;
let faults: readonly PlacedFault[] = [];

const url = byId("url", HTMLInputElement);
const connection = new NodeConnection({ onState: showState, onExchange });
const reply = new ReplyView(byId("reply", HTMLElement));
const sent = new HistoryList(byId("history", HTMLElement));
const editor = new RequestEditor(byId("editor", HTMLElement), {
  onSend: send,
  onFaults: showFaults,
  tell: ({ id, parameters }) => say(id, parameters),
});
const historyHost = {
  get say(): ConsoleSay {
    return say;
  },
  onChoose: showExchange,
  onRestore(text: string): void {
    editor.text = text;
    editor.focus();
  },
};

url.value = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
startSwitches(speak, (theme) => say(`theme.${theme}`));
editor.text = FIRST_REQUEST;
byId("connection", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  if (connection.isActive) connection.disconnect();
  else connection.connect(url.value.trim());
});
byId("send", HTMLButtonElement).addEventListener("click", send);
byId("fresh", HTMLButtonElement).addEventListener("click", () => {
  editor.text = freshTransaction();
});
byId("clear", HTMLButtonElement).addEventListener("click", () => {
  sent.clear();
  showNothing();
});
url.addEventListener("change", showExchanges);
byId("connect", HTMLButtonElement).focus();

/** Writes everything in another language. */
function speak(language: Language): void {
  say = consoleSay(language);
  document.title = `${say("title")} · ${location.host}`;
  fillTexts<typeof consoleCatalogue>(say);
  reply.rename(say("reply"));
  editor.rename(say("request"));
  showState(connection.state);
  showExchanges();
  sent.redraw(historyHost);
  if (shown === null) showNothing();
  else showExchange(shown);
  showFaults(faults);
}

/** Sends what stands in the editor; without a connection it opens one first. */
function send(): void {
  if (!connection.isActive) connection.connect(url.value.trim());
  if (connection.isActive) connection.send(editor.text);
}

function showState(state: ConnectionState): void {
  const line = byId("state", HTMLElement);
  line.dataset["kind"] = state.kind;
  line.textContent = say(`state.${state.kind}`, { ...state });
  const action = { connecting: "cancel", open: "disconnect" } as const;
  const kind =
    state.kind === "connecting" || state.kind === "open" ? action[state.kind] : "connect";
  byId("connect", HTMLButtonElement).textContent = say(kind);
}

function onExchange(exchange: SentRequest): void {
  sent.update(exchange, historyHost);
  showExchange(exchange);
}

/** Shows what was answered to a request. */
function showExchange(exchange: SentRequest): void {
  shown = exchange;
  byId("nothing", HTMLElement).hidden = true;
  sent.choose(exchange);
  const outcome = byId("outcome", HTMLElement);
  const { reply: text, ms, isLost } = exchange;
  if (text === null) {
    const told = element("span", { text: say(isLost ? "reply.lost" : "reply.waiting") });
    outcome.replaceChildren(badge(exchange), told);
    return;
  }
  const { error, name } = replyKind(text);
  const time = ms === null ? say("reply.unasked") : say("reply.time", { ms: shortMs(ms) });
  outcome.replaceChildren(
    badge(exchange),
    element("span", { text: say(name) }),
    element("span", {
      class: "soft",
      text: error.length > 100 ? `${error.slice(0, 100)}…` : error,
    }),
    element("span", { class: "soft", text: time }),
  );
  const all = reply.show(text);
  byId("shortened", HTMLElement).textContent =
    all > MAX_SHOWN ? say("reply.shortened", { shown: MAX_SHOWN, all }) : "";
}

function showNothing(): void {
  shown = null;
  reply.show("");
  byId("nothing", HTMLElement).hidden = !sent.isEmpty;
  byId("shortened", HTMLElement).textContent = "";
  byId("outcome", HTMLElement).replaceChildren(
    element("span", { class: "soft", text: say("reply.none") }),
  );
}

function showFaults(found: readonly PlacedFault[]): void {
  faults = found;
  const lines = found.map(({ from, line, message }) => {
    const fault = say(message.id, message.parameters);
    return element("li", {}, [
      element("button", {
        text: say("faults.at", { line, fault }),
        attributes: { type: "button" },
        onClick: () => {
          editor.focus(from);
        },
      }),
    ]);
  });
  const none = element("li", { class: "none", text: say("faults.none") });
  byId("faults", HTMLElement).replaceChildren(...(lines.length > 0 ? lines : [none]));
}

/** Offers the slides' requests, with the URLs that fit the node in the URL field. */
function showExchanges(): void {
  const groups = exchangeGroups((place) => urlAfter(url.value, place)).map(({ id, exchanges }) => {
    const buttons = exchanges.map(({ label, text }) =>
      element("li", {}, [
        element("button", {
          text: label,
          attributes: { type: "button" },
          onClick: () => {
            historyHost.onRestore(text);
          },
        }),
      ]),
    );
    return element("div", { attributes: { "data-group": id } }, [
      element("h3", { text: say(`exchanges.${id}`) }),
      element("ul", {}, buttons),
    ]);
  });
  byId("exchanges", HTMLElement).replaceChildren(...groups);
}
