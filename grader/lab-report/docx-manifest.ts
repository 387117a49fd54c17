import { pack, textOf, unpack } from "../../labs/kit/archive/zip.ts";
import type { Files } from "../../labs/kit/archive/zip.ts";
import { readReportManifest } from "./manifest.ts";
import type { ReportManifest } from "./manifest.ts";

/** The namespace of the manifest among a document's own XML parts, which word processors keep. */
const NAMESPACE = "urn:ledger-lab:report";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES_FILE = "[Content_Types].xml";
const RELATIONS_FILE = "word/_rels/document.xml.rels";
const SETTINGS_FILE = "word/settings.xml";
/** Names the part inside of a document; any will do. */
const ITEM_ID = "{1ED6E91A-B000-4C0D-8E5F-1A2B3C4D5E6F}";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The settings that come after the one on pictures, in the schema's order. */
const LATER_SETTINGS =
  /<w:(?:forceUpgrade|captions|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\b|<\/w:settings>/;

/**
 * Puts a manifest into a DOCX file, and asks word processors to keep its pictures as they are: some
 * compress them on every save.
 */
export function withManifest(docx: Uint8Array, manifest: ReportManifest): Uint8Array {
  const files = new Map(unpack(docx));
  const number = freeNumber(files);
  const item = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  const json = Buffer.from(JSON.stringify(manifest)).toString("base64");
  const put = (path: string, text: string): void => void files.set(path, Buffer.from(text));
  put(item, `${XML}<report xmlns="${NAMESPACE}">${json}</report>`);
  put(
    properties,
    `${XML}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${ITEM_ID}">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  const relation = (type: string, target: string): string =>
    `<Relationship Id="rIdReport${number}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
  put(
    `customXml/_rels/item${number}.xml.rels`,
    `${XML}<Relationships xmlns="${PACKAGE}">${relation("customXmlProps", `itemProps${number}.xml`)}</Relationships>`,
  );
  const edit = (path: string, at: string | RegExp, added: string): void => {
    const text = textOf(files.get(path));
    if (text !== null)
      put(
        path,
        text.replace(at, (end) => added + end),
      );
  };
  edit(RELATIONS_FILE, "</Relationships>", relation("customXml", `../${item}`));
  const type = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
  edit(TYPES_FILE, "</Types>", `<Override PartName="/${properties}" ContentType="${type}"/>`);
  if (textOf(files.get(SETTINGS_FILE))?.includes("doNotAutoCompressPictures") === false) {
    edit(SETTINGS_FILE, LATER_SETTINGS, "<w:doNotAutoCompressPictures/>");
  }
  return pack(files);
}

/** The manifest in the files of a DOCX; null when there is none. */
export function manifestOfDocx(files: Files): ReportManifest | null {
  for (const [path, bytes] of files) {
    if (!/^customXml\/item\d+\.xml$/.test(path)) continue;
    const text = textOf(bytes) ?? "";
    if (!text.includes(NAMESPACE)) continue;
    const [, json = ""] = />([A-Za-z0-9+/=\s]+)<\//.exec(text) ?? [];
    return readReportManifest(Buffer.from(json, "base64").toString());
  }
  return null;
}

function freeNumber(files: Files): number {
  let number = 1;
  while (files.has(`customXml/item${number}.xml`)) number += 1;
  return number;
}
