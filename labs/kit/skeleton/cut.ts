/**
 * How a skeleton is cut out of the reference. The reference marks, in comments of their own lines,
 *
 * - `// #region lab5/STAGE` … `// #endregion`: the body of a stage, a whole function body, and in it
 *   `// #stub LINE` for each line that stands in its place while the stage is still to be written;
 * - `// #from lab5` … `// #endfrom`: lines that are there from that lab on; `// #from reference`: that
 *   no lab has, such as a fast way beside the plain one;
 * - `// #lab4 LINE`: a line that only that lab has, in the place of what a later one brings;
 * - `// #skeleton LINE`: an import that only stubs need.
 *
 * What earlier labs taught is given in later ones.
 */

/** Which stages are still to be written. */
export interface Cut {
  /** The labs up to the one that is cut, in the course's order; the last one is the one cut. */
  readonly labs: readonly string[];
  /** The stages of the last lab that are filled in. */
  readonly filled: ReadonlySet<string>;
}

const MARKER = /^(\s*)\/\/ #(region|endregion|stub|from|endfrom|skeleton|lab\d+) ?(.*)$/;

/**
 * A file of the reference as a skeleton has it.
 *
 * @throws Error when the markers are not in order: the reference is wrong then.
 */
export function cutFile(text: string, cut: Cut): string {
  const lines: string[] = [];
  let region: { readonly isStub: boolean } | null = null;
  let isLater = false;
  const imports: { readonly at: number; readonly line: string }[] = [];
  for (const line of text.split("\n")) {
    const [, indent = "", marker, rest = ""] = MARKER.exec(line) ?? [];
    if (marker === "from") isLater = !cut.labs.includes(rest);
    else if (marker === "endfrom") isLater = false;
    else if (isLater) continue;
    else if (marker === "region") region = { isStub: isStub(rest, cut) };
    else if (marker === "endregion") region = null;
    else if (marker?.startsWith("lab")) {
      if (marker === cut.labs.at(-1)) lines.push(indent + rest);
    } else if (marker === "skeleton") imports.push({ at: lines.length, line: rest });
    else if (marker === "stub") {
      if (region === null) throw new Error(`a stub outside of a region: ${line}`);
      if (region.isStub) lines.push(indent + rest);
    } else if (!region?.isStub) lines.push(line);
  }
  if (region !== null || isLater) throw new Error("a region is not closed");
  const isUnfinished = lines.some((line) => line.includes("new NotImplemented("));
  for (const { at, line } of imports.reverse()) {
    if (isUnfinished) lines.splice(at, 0, line);
  }
  return lines.join("\n");
}

/** Whether a region, named `lab5/STAGE`, is still to be written. */
function isStub(region: string, { labs, filled }: Cut): boolean {
  const [lab = "", stage = ""] = region.split("/");
  if (!labs.includes(lab))
    throw new Error(`region ${region} is of a later lab than ${labs.join()}`);
  return lab === labs.at(-1) && !filled.has(stage);
}

/** The files that a file imports from beside itself, as they are written: `./ledger/block.ts`. */
export function relativeImports(text: string): string[] {
  return [...text.matchAll(/ from "(\.{1,2}\/[^"]+)";/g)].map(([, path = ""]) => path);
}
