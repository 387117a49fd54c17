import { GENERATED_PARTS } from "../lab-report/document.ts";
import type { PartId } from "../lab-report/document.ts";
import { MANIFEST_ELEMENT } from "../lab-report/render-html.ts";
import { excerptOfChange } from "./excerpt.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** The parts that a student may fill in. */
const OWN_PARTS = ["head", "summary"] as const satisfies PartId[];

/** The manifest in a page, as JSON; null when there is none. */
export function manifestInHtml(html: string): string | null {
  const pattern = new RegExp(
    `<script type="application/json" id="${MANIFEST_ELEMENT}">(.*?)</script>`,
    "s",
  );
  return pattern.exec(html)?.[1] ?? null;
}

/**
 * Compares a page with the one that the record gives: part by part, picture by picture, and then all
 * that is around them. In what is the student's to say, only the text may be another.
 */
export function compareHtml(given: string, expected: string): readonly Finding[] {
  if (given === expected) return [same("found.whole")];
  const pictures = comparePictures(given, expected);
  const parts = GENERATED_PARTS.flatMap((id) => comparePart(id, given, expected));
  const own = OWN_PARTS.flatMap((id) => compareOwn(id, given, expected));
  const rest = around(given) === around(expected) ? [] : [differs("found.rest-differs")];
  return [...pictures, ...parts, ...own, ...rest];
}

function comparePart(id: string, given: string, expected: string): Finding[] {
  const [is, should] = [sectionOf(id, given), sectionOf(id, expected)];
  if (is === null) return [differs("found.part-missing", { part: id })];
  const [plain, wanted] = [withoutPictures(is), withoutPictures(should ?? "")];
  if (plain === wanted) return [same("found.part", { part: id })];
  const excerpt = excerptOfChange(plainText(plain), plainText(wanted));
  return [differs("found.part-differs", { part: id, ...excerpt })];
}

function compareOwn(id: string, given: string, expected: string): Finding[] {
  const [is, should] = [sectionOf(id, given), sectionOf(id, expected)];
  if (is === should) return [];
  if (is === null) return [differs("found.part-missing", { part: id })];
  // Markup could hide or repaint what stands elsewhere on the page.
  const isText = tagsOf(is) === tagsOf(should ?? "");
  return [isText ? note("found.fields-differ", { part: id }) : differs("found.rest-differs")];
}

function comparePictures(given: string, expected: string): Finding[] {
  const [are, should] = [picturesIn(given), picturesIn(expected)];
  const wrong = [...should].flatMap(([id, data]): Finding[] => {
    const found = are.get(id);
    if (found === undefined) return [differs("found.picture-missing", { picture: id })];
    return found === data ? [] : [differs("found.picture-differs", { picture: id })];
  });
  const more = [...are.keys()].filter((id) => !should.has(id));
  const added = more.map((id) => differs("found.picture-more", { picture: id }));
  const count = should.size;
  const all = [...wrong, ...added];
  return all.length === 0 && count > 0 ? [same("found.picture", { count })] : all;
}

function picturesIn(html: string): ReadonlyMap<string, string> {
  const figures = html.matchAll(/<figure id="picture-([^"]*)">\s*<img src="([^"]*)"/g);
  return new Map([...figures].map(([, id = "", data = ""]) => [id, data]));
}

function sectionOf(id: string, html: string): string | null {
  const begin = html.indexOf(`<section id="part-${id}">`);
  const end = html.indexOf("</section>", begin);
  return begin === -1 || end === -1 ? null : html.slice(begin, end);
}

/** All that is outside of the parts and the manifest. */
function around(html: string): string {
  return html
    .replaceAll(/<section id="part-[a-z]+">.*?<\/section>/gs, "")
    .replace(/<script type="application\/json".*?<\/script>/s, "");
}

function withoutPictures(html: string): string {
  return html.replaceAll(/(<img src=")[^"]*"/g, '$1"');
}

/** The tags alone; a blank's mark may be gone once it is filled in. */
function tagsOf(html: string): string {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.filter((tag) => tag !== '<span class="blank">' && tag !== "</span>").join("");
}

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
