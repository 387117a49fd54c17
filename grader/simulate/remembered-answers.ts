import { deepFreeze } from "../../labs/kit/simulation/index.ts";

/** How the answers begin that many nodes give alike: their newest blocks. */
const BLOCKS = '{"status":200,"error":"OK","response":{"blocks":';
/** How many are remembered: trackers hear them one after the other. */
const REMEMBERED = 64;

/**
 * Has `JSON.parse` of this process read a text of blocks once that many nodes answer alike, and give the
 * same frozen value again: else each tracker would keep a copy of all texts in it for each of its nodes.
 */
export function rememberAnswers(): void {
  const values = new Map<string, unknown>();
  const parse = JSON.parse.bind(JSON);
  JSON.parse = (text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown => {
    if (reviver !== undefined || !text.startsWith(BLOCKS)) return parse(text, reviver) as unknown;
    const known = values.get(text);
    if (known !== undefined) return known;
    const value = deepFreeze<unknown>(parse(text));
    values.set(text, value);
    const [oldest] = values.keys();
    if (values.size > REMEMBERED && oldest !== undefined) values.delete(oldest);
    return value;
  };
}
