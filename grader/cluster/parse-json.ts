/** How deeply what a submission says may be nested: a chain in a reply is nested six times. */
const MAX_DEPTH = 100;

/**
 * The value of a JSON text that a submission wrote. `JSON.parse` takes any depth, but what compares or
 * shows values calls itself for each level.
 *
 * @throws SyntaxError when it is not JSON, or nested more than 100 times.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (depthOf(text) > MAX_DEPTH) throw new SyntaxError("nested too deeply");
  return value;
}

/** How many arrays and objects are open at a time in a JSON text, at most. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isText) {
      if (character === "\\") at += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === "[" || character === "{") most = Math.max(most, (depth += 1));
    else if (character === "]" || character === "}") depth -= 1;
  }
  return most;
}
