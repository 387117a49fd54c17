/**
 * The terms by which a text is found. Latin words and numbers are terms as they stand. Chinese has no
 * spaces: there, every two neighbouring characters are a term, and the last one of a run by itself.
 * Since the search takes every term that begins with what was typed, one character finds all words
 * that it begins, and a word is found by its pairs.
 *
 * VitePress sends this function to the page as text, so it may use nothing from outside itself.
 *
 * @example searchTerms("区块链 tip") // ["区块", "块链", "链", "tip"]
 */
export function searchTerms(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|[^\p{Script=Han}\s\p{P}\p{S}]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (!/^\p{Script=Han}/u.test(run)) return [run];
    const characters = Array.from(run);
    return characters.map((character, at) => character + (characters[at + 1] ?? ""));
  });
}
