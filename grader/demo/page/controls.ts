import { element } from "../../../labs/kit/page/element.ts";
import type { DemoCommand, DemoView } from "../view.ts";
import type { ClusterSay } from "./messages.ts";

/** What a control needs of the page. */
export interface ControlHost {
  readonly say: ClusterSay;
  readonly send: (command: DemoCommand) => void;
}

/** A line for each link: whether it carries anything, and a button that cuts or heals it. */
export function linkControls({ links }: DemoView, { say, send }: ControlHost): HTMLElement[] {
  return links.map(({ id, from, to, isCut, isUsed }) => {
    const state = isCut ? "link.cut" : isUsed ? "link.open" : "link.none";
    const kind = isCut ? "heal" : "cut";
    return line(`${from} – ${to}`, say(state), {
      key: `link ${id}`,
      text: say(kind),
      label: say(`${kind}.of`, { from, to }),
      onClick: () => {
        send({ kind, link: id });
      },
    });
  });
}

/** A line for each program, and a button that kills or starts it. */
export function programControls({ programs }: DemoView, { say, send }: ControlHost): HTMLElement[] {
  return programs.map(({ name, kind, isRunning }) => {
    const action = isRunning ? "kill" : "start";
    const told = isRunning ? say(`kind.${kind}`) : `${say(`kind.${kind}`)} · ${say("stopped")}`;
    return line(name, told, {
      key: `program ${name}`,
      text: say(action),
      label: say(`${action}.of`, { name }),
      onClick: () => {
        send({ kind: action, program: name });
      },
    });
  });
}

interface Button {
  /** By which it gets the focus back when its line is written anew. */
  readonly key: string;
  readonly text: string;
  readonly label: string;
  readonly onClick: () => void;
}

function line(name: string, state: string, { key, text, label, onClick }: Button): HTMLElement {
  return element("li", {}, [
    element("span", {}, [
      element("strong", { text: name }),
      element("span", { class: "soft", text: ` ${state}` }),
    ]),
    element("button", {
      text,
      onClick,
      attributes: { type: "button", "data-key": key, "aria-label": label },
    }),
  ]);
}
