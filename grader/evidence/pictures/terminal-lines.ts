import xterm from "@xterm/headless";

/** How many columns a terminal has, and how many lines are kept of what went by. */
export const COLUMNS = 110;
const SCROLLBACK = 20_000;

/** A line of a terminal as it stood there in the end, in pieces of one colour. */
export type TerminalLine = readonly TerminalPiece[];

/** What is written in one colour. */
export interface TerminalPiece {
  readonly text: string;
  /** One of the sixteen colours; null for the usual one. */
  readonly colour: number | null;
  readonly isBold: boolean;
}

/** What a terminal shows of what a program printed: carriage returns, colours and all. */
export async function terminalLines(bytes: Uint8Array): Promise<readonly TerminalLine[]> {
  const terminal = new xterm.Terminal({
    cols: COLUMNS,
    rows: 24,
    scrollback: SCROLLBACK,
    convertEol: true,
    allowProposedApi: true,
  });
  await new Promise<void>((resolve) => {
    terminal.write(bytes, resolve);
  });
  const { active } = terminal.buffer;
  const lines: TerminalLine[] = [];
  for (let at = 0; at < active.length; at += 1) {
    const line = active.getLine(at);
    if (line !== undefined) lines.push(piecesOf(line));
  }
  terminal.dispose();
  while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function piecesOf(line: xterm.IBufferLine): TerminalLine {
  const pieces: { text: string; colour: number | null; isBold: boolean }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const cell = line.getCell(at);
    // A wide character's second cell has no width of its own.
    if (cell === undefined || cell.getWidth() === 0) continue;
    const text = cell.getChars() === "" ? " " : cell.getChars();
    const colour = cell.isFgPalette() ? cell.getFgColor() % 16 : null;
    const isBold = cell.isBold() !== 0;
    const last = pieces.at(-1);
    if (last?.colour === colour && last.isBold === isBold) last.text += text;
    else pieces.push({ text, colour, isBold });
  }
  const end = pieces.at(-1);
  if (end !== undefined) end.text = end.text.trimEnd();
  return pieces.filter(({ text }) => text !== "");
}
