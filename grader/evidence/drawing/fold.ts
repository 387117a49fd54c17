/** A part of a list that is shown, or the number of those that are left out in its place. */
export type Folded<T> =
  { readonly kind: "shown"; readonly item: T } | { readonly kind: "fold"; readonly count: number };

/**
 * A list in at most about `most` parts: its beginning, its end, and between them those that matter, with
 * the number of what is left out in each gap.
 *
 * @param matters - says which items are kept as long as there is room; none when left out.
 */
export function fold<T>(
  items: readonly T[],
  most: number,
  matters: (item: T) => boolean = () => false,
): readonly Folded<T>[] {
  const kept = new Set<number>();
  if (items.length <= most) for (const at of items.keys()) kept.add(at);
  else {
    const important = [...items.keys()].filter((at) => matters(items[at] as T));
    // Half of the room is for the beginning and the end, whatever matters besides.
    const room = Math.floor(most / 2);
    const first = Math.ceil(room * 0.6);
    for (let at = 0; at < first; at += 1) kept.add(at);
    for (let at = items.length - (room - first); at < items.length; at += 1) kept.add(at);
    const others = important.filter((at) => !kept.has(at));
    for (const at of evenly(others, Math.floor((most - room) / 2))) kept.add(at);
    for (let at = first; kept.size < most - gapsOf(kept, items.length); at += 1) kept.add(at);
  }
  return joined(items, kept);
}

/** So many of a list, spread over it. */
function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)] as T);
}

function gapsOf(kept: ReadonlySet<number>, length: number): number {
  let gaps = 0;
  for (let at = 0; at < length; at += 1) if (!kept.has(at) && kept.has(at - 1)) gaps += 1;
  return gaps;
}

function joined<T>(items: readonly T[], kept: ReadonlySet<number>): readonly Folded<T>[] {
  const parts: Folded<T>[] = [];
  let count = 0;
  for (const [at, item] of items.entries()) {
    if (!kept.has(at)) {
      count += 1;
      continue;
    }
    if (count > 0) parts.push({ kind: "fold", count });
    count = 0;
    parts.push({ kind: "shown", item });
  }
  if (count > 0) parts.push({ kind: "fold", count });
  return parts;
}
