import { exchangeGroups } from "../../../labs/kit/console/exchanges.ts";
import type { Exchange } from "../../../labs/kit/console/exchanges.ts";
import { freshTransaction } from "../../../labs/kit/console/fresh-transaction.ts";
import { byId, element } from "../../../labs/kit/page/element.ts";
import type { DemoCommand, DemoView } from "../view.ts";
import type { ClusterSay } from "./messages.ts";

/** The buttons that send the slides' requests to a node that is chosen. */
export class Sender {
  readonly #send: (command: DemoCommand) => void;
  #node = "n1";
  /** What the buttons were made for: they are made anew only when that is another one. */
  #shown = "";

  constructor(send: (command: DemoCommand) => void) {
    this.#send = send;
  }

  /** Shows the buttons for a network. */
  show(view: DemoView, say: ClusterSay): void {
    const key = `${say("fresh")} ${view.nodes.map(({ url }) => url).join(" ")}`;
    if (key === this.#shown) return;
    this.#shown = key;
    this.#showNodes(view);
    const buttons = this.#exchanges(view).map(({ label, text }) => this.#button(label, () => text));
    if (view.lab !== "lab3") buttons.push(this.#button(say("fresh"), freshTransaction));
    byId("exchanges", HTMLElement).replaceChildren(...buttons);
  }

  #showNodes(view: DemoView): void {
    const buttons = view.nodes.map(({ name }) =>
      element("button", {
        text: name,
        attributes: {
          ...{ type: "button", role: "radio", "data-to": name },
          "aria-checked": String(name === this.#node),
        },
        onClick: () => {
          this.#node = name;
          for (const button of buttons) {
            button.setAttribute("aria-checked", String(button.textContent === name));
          }
        },
      }),
    );
    byId("to", HTMLElement).replaceChildren(...buttons);
  }

  /** The requests of the lab's own slides; miners know each other from the start. */
  #exchanges({
    lab,
    nodes,
  }: DemoView): readonly { readonly label: string; readonly text: string }[] {
    const names = new Map(nodes.map(({ url, name }) => [new URL(url).port, name]));
    const groups = exchangeGroups((place) => nodes[place]?.url ?? nodes[0]?.url ?? "");
    const of = (id: string): readonly Exchange[] =>
      groups.find((group) => group.id === id)?.exchanges ?? [];
    const isRegister = ({ label }: Exchange): boolean => label.startsWith("register");
    const wanted: Readonly<Record<string, readonly Exchange[]>> = {
      lab3: [...of("lab3"), ...of("lab5").filter(isRegister)],
      lab4: of("lab5").filter((exchange) => !isRegister(exchange)),
      lab5: of("lab5"),
    };
    return (wanted[lab] ?? []).map(({ label, text }) => ({
      text,
      label: label.replace(/\d{5}/g, (port) => names.get(port) ?? port),
    }));
  }

  #button(label: string, textOf: () => string): HTMLElement {
    const send = (): void => {
      this.#send({ kind: "send", node: this.#node, text: textOf() });
    };
    return element("li", {}, [
      element("button", { text: label, attributes: { type: "button" }, onClick: send }),
    ]);
  }
}
