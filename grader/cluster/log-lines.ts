/** Lines of a log that are shown with a failure, at most. */
const SHOWN_LINES = 8;
/** Of them the lines from before the step that failed, where nothing is wrong with them. */
const LINES_BEFORE = 2;
/** Lines that tell of an error, in the languages that labs are written in. */
const ERROR = /\b\w*(Error|Exception)\b|Traceback|NotImplemented|panic|异常|还没有写|to be written/;
/** Lines of a stack: of Node.js, and of Python. */
const FRAME = /^\s+at\s|^\s*File "/;
/** Frames that are nobody's own code. */
const FOREIGN =
  /node:|node_modules|[\\/]labs[\\/]kit[\\/]|site-packages|[\\/]lib[\\/]python|<frozen /;

/**
 * The lines of a log that have to do with a failure, in their order: those that tell of an error or name
 * a place in the student's own files first, then those nearest to the failure. Where some are left out
 * between two of them, there is a line of dots.
 *
 * @param lines - the log without empty lines.
 * @param recent - how many of the last lines were printed since the step began that failed.
 */
export function relevantLines(lines: readonly string[], recent: number): readonly string[] {
  const telling = lines.flatMap((line, at) => (isTelling(line) ? [at] : []));
  const nearest = lines.map((_, at) => at).slice(-Math.max(recent + LINES_BEFORE, 0));
  const chosen = new Set(
    [...telling.slice(-SHOWN_LINES / 2), ...nearest.reverse()].slice(0, SHOWN_LINES),
  );
  const places = [...chosen].sort((one, other) => one - other);
  return places.flatMap((place, at) => {
    const before = places[at - 1];
    const line = lines[place] ?? "";
    return before !== undefined && place > before + 1 ? ["…", line] : [line];
  });
}

function isTelling(line: string): boolean {
  return FRAME.test(line) ? !FOREIGN.test(line) : ERROR.test(line);
}
