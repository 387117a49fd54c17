/** What a message is called in a diagram. */
export interface FrameLabel {
  readonly label: string;
  readonly status: number | null;
  /** Whether a tracker asks it again and again. */
  readonly isRoutine: boolean;
}

/** What a tracker asks and tells at every tick. */
const ROUTINE = new Set(["peers", "pool", "blocks", "register"]);
/** A label is cut after so many characters: what a submission sends is not to be trusted. */
const MAX_LABEL = 24;

interface Message {
  readonly op?: unknown;
  readonly args?: { readonly pool?: unknown; readonly blocks?: unknown; readonly addr?: unknown };
  readonly status?: unknown;
  readonly response?: { readonly pool?: unknown; readonly blocks?: unknown } | null;
}

/** Names a request: its operation, and how much it brings. */
export function requestLabel(text: string): FrameLabel {
  const { op, args } = read(text);
  if (typeof op !== "string") return { label: "?", status: null, isRoutine: false };
  const brought =
    op === "merge" ? `${counted("pool", args?.pool)}${counted("blocks", args?.blocks)}` : "";
  const label = `${op}${brought}`;
  return { label: label.slice(0, MAX_LABEL), status: null, isRoutine: ROUTINE.has(op) };
}

/** Names the reply to a request: its status. */
export function replyLabel(text: string, isRoutine: boolean): FrameLabel {
  const { status } = read(text);
  if (typeof status !== "number") return { label: "?", status: 0, isRoutine: false };
  return { label: String(status), status, isRoutine: isRoutine && status < 300 };
}

function counted(name: string, list: unknown): string {
  return Array.isArray(list) ? ` ${name} ×${list.length}` : "";
}

function read(text: string): Message {
  try {
    return (JSON.parse(text) ?? {}) as Message;
  } catch {
    return {};
  }
}
