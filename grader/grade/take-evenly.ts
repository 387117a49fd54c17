/** So many of a list, evenly spread over it; all of one that has no more. */
export function takeEvenly<T>(list: readonly T[], count: number): readonly T[] {
  if (count >= list.length) return list;
  const places = Array.from({ length: count }, (_, at) => Math.floor((at * list.length) / count));
  return list.filter((_, at) => places.includes(at));
}
