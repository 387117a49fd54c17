import { excerptOfChange } from "./excerpt.ts";
import { differs, same } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { PdfContent, PdfPage } from "./read-pdf.ts";

/**
 * Compares a PDF with the one that the record gives, page by page: what it says, which pictures it
 * shows, and then all that is drawn, so that nothing can be laid over it.
 *
 * @param pictures - the ids of the report's pictures, in their order.
 */
export function comparePdf(
  given: PdfContent,
  expected: PdfContent,
  pictures: readonly string[],
): readonly Finding[] {
  const findings = [...compareText(given, expected), ...comparePictures(given, expected, pictures)];
  if (given.pages.length !== expected.pages.length) {
    const counts = { pages: given.pages.length, should: expected.pages.length };
    findings.push(differs("found.pdf-page", counts));
  }
  const isOtherwise = findings.some(({ kind }) => kind === "differs");
  return isOtherwise ? findings : [...findings, ...compareDrawing(given, expected)];
}

function compareText(given: PdfContent, expected: PdfContent): Finding[] {
  const [is, should] = [textOf(given), textOf(expected)];
  if (is === should) return [same("found.part", { part: "all" })];
  return [differs("found.part-differs", { part: "all", ...excerptOfChange(is, should) })];
}

function comparePictures(
  given: PdfContent,
  expected: PdfContent,
  ids: readonly string[],
): Finding[] {
  const [are, should] = [picturesOf(given), picturesOf(expected)];
  const wrong = should.flatMap((hash, at): Finding[] => {
    const picture = ids[at] ?? String(at + 1);
    if (are[at] === hash) return [];
    const id = are.includes(hash) || are.length >= should.length ? "differs" : "missing";
    return [differs(`found.picture-${id}`, { picture })];
  });
  const more = are.slice(should.length);
  const added = more.map((_, at) =>
    differs("found.picture-more", { picture: String(should.length + at + 1) }),
  );
  const all = [...wrong, ...added];
  return all.length === 0 && should.length > 0
    ? [same("found.picture", { count: should.length })]
    : all;
}

function compareDrawing(given: PdfContent, expected: PdfContent): Finding[] {
  return expected.pages.flatMap(({ drawing }, at) =>
    given.pages[at]?.drawing === drawing ? [] : [differs("found.pdf-drawing", { page: at + 1 })],
  );
}

function textOf({ pages }: PdfContent): string {
  return pages.map(({ text }: PdfPage) => text).join("\n");
}

function picturesOf({ pages }: PdfContent): readonly string[] {
  return pages.flatMap((page) => page.pictures);
}
