import { createInterface, emitKeypressEvents } from "node:readline";

/** What a key asks for. */
export const KEYS = {
  h: "hint",
  n: "next",
  a: "all",
  l: "logs",
  g: "language",
  q: "quit",
} as const;

/** What may be asked for while something is watched. */
export type Action = (typeof KEYS)[keyof typeof KEYS];

/**
 * Listens to the keyboard: a key at a time on a terminal, a line at a time elsewhere.
 *
 * @param input - standard input.
 * @param onKey - called with the action, or with the key where there is no such action.
 * @param onInterrupt - called for Ctrl-C, which a terminal in this mode does not make a signal of.
 * @returns a function that ends it, and leaves the terminal as it was.
 */
export function listenToKeys(
  input: NodeJS.ReadStream,
  onKey: (action: Action | null, key: string) => void,
  onInterrupt: () => void,
): () => void {
  const take = (key: string): void => {
    onKey(Object.hasOwn(KEYS, key) ? KEYS[key as keyof typeof KEYS] : null, key);
  };
  if (!input.isTTY) {
    const lines = createInterface({ input });
    lines.on("line", (line) => {
      if (line.trim() !== "") take(line.trim());
    });
    return () => {
      lines.close();
    };
  }
  emitKeypressEvents(input);
  input.setRawMode(true);
  const onKeypress = (text: string | undefined, key: { name?: string; ctrl?: boolean }): void => {
    if (key.ctrl === true && (key.name === "c" || key.name === "d")) onInterrupt();
    else if (text !== undefined && /^[a-z]$/i.test(text)) take(text.toLowerCase());
  };
  input.on("keypress", onKeypress);
  input.resume();
  return () => {
    input.off("keypress", onKeypress);
    input.setRawMode(false);
    input.pause();
  };
}
