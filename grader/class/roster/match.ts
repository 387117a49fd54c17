import type { Student } from "./roster.ts";

/** Whose a submission is: one student, several who may be meant, or nobody of the roster. */
export type Match =
  | { readonly kind: "one"; readonly student: Student; readonly by: "number" | "name" }
  | { readonly kind: "several"; readonly names: readonly string[] }
  | { readonly kind: "none" };

/**
 * Whose a submission is by the texts that come with it, the most trustworthy first: what the platform
 * called it, then what its author did. Each text is looked through for a number and for a name; one that
 * fits several, or whose number is one student's and whose name another's, leaves it to the next one to
 * tell them apart.
 */
export function matchStudent(texts: readonly string[], students: readonly Student[]): Match {
  let candidates = students;
  let hasNarrowed = false;
  for (const text of texts) {
    const numbered = byNumber(text, candidates);
    const found = inBoth(numbered, byName(text, candidates));
    const [student] = found;
    if (student !== undefined && found.length === 1) {
      return { kind: "one", student, by: numbered.length > 0 ? "number" : "name" };
    }
    if (found.length > 1) {
      candidates = found;
      hasNarrowed = true;
    }
  }
  if (!hasNarrowed) return { kind: "none" };
  return {
    kind: "several",
    names: candidates.map(({ number, name }) => `${number} ${name}`.trim()),
  };
}

/** Those whom number and name both mean; where nobody is, all whom one of them does. */
function inBoth(numbered: readonly Student[], called: readonly Student[]): readonly Student[] {
  const both = numbered.filter((student) => called.includes(student));
  return both.length > 0 ? both : [...numbered, ...called];
}

/** A number counts when it stands alone: `2021001` is not in `12021001`. */
function byNumber(text: string, students: readonly Student[]): readonly Student[] {
  const words = new Set(text.toLowerCase().match(/[a-z0-9]+/g));
  return students.filter(({ number }) => number !== "" && words.has(number.toLowerCase()));
}

/** Those whose name is in the text; of names in one another, such as 张三 and 张三丰, the longest. */
function byName(text: string, students: readonly Student[]): readonly Student[] {
  const found = students.filter(({ name }) =>
    spellings(name).some((spelling) => isIn(spelling, text)),
  );
  const longest = Math.max(...found.map(({ name }) => plainText(name).length));
  return found.filter(({ name }) => plainText(name).length === longest);
}

/** Whether a name is in a text: whole words, where its script has words. */
function isIn(name: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return plainText(text).includes(name);
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.some((_, from) => {
    let joined = "";
    for (let at = from; at < words.length && joined.length < name.length; at += 1) {
      joined += words[at] ?? "";
    }
    return joined === name;
  });
}

/** A name as platforms write it: as it is, or with the family name first. */
function spellings(name: string): string[] {
  const words = name.split(/[\s,，]+/).filter((word) => word !== "");
  const turned = [...words.slice(-1), ...words.slice(0, -1)].join("");
  return [...new Set([plainText(name), plainText(turned)])].filter((text) => text !== "");
}

function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, "");
}
