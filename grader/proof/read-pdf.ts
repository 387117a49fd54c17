import { createHash } from "node:crypto";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { MANIFEST_ATTACHMENT } from "../lab-report/render-pdf.ts";

/** A page of a PDF, as far as two of them are compared. */
export interface PdfPage {
  /** What it says, in the order in which it is drawn. */
  readonly text: string;
  /** A hash of the pixels of each picture, in the order in which they are drawn. */
  readonly pictures: readonly string[];
  /** A hash of all that is drawn, with where and how. */
  readonly drawing: string;
}

/** A PDF that was read. */
export interface PdfContent {
  /** The manifest, as JSON; null when there is none. */
  readonly manifest: string | null;
  readonly pages: readonly PdfPage[];
}

/** What is used of the reader's own types, which need another package. */
interface PdfDocument {
  readonly numPages: number;
  readonly loadingTask: { destroy(): Promise<void> };
  getPage(number: number): Promise<Page>;
  getAttachments(): Promise<Record<
    string,
    { readonly filename: string; readonly content: Uint8Array }
  > | null>;
}

interface Page {
  readonly objs: PageObjects;
  readonly commonObjs: PageObjects;
  getTextContent(): Promise<{ readonly items: readonly object[] }>;
  getOperatorList(): Promise<{
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }>;
  cleanup(): void;
}

interface Operators {
  readonly paintImageXObject: number;
  readonly paintInlineImageXObject: number;
}

interface PageObjects {
  get(name: string, use: (object: unknown) => void): void;
}

/** Pages of a report, at most. */
const MAX_PAGES = 500;

/** An error ends the reading: what is left out must not pass for what is not there. */
const STRICT = { isEvalSupported: false, stopAtErrors: true, verbosity: 0 };

/**
 * Reads a PDF of somebody else: nothing in it is run.
 *
 * @returns null when it is none, is damaged, or has too many pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent | null> {
  try {
    // A copy: the reader takes what it is given away from its owner.
    const pdf = (await getDocumentProxy(Uint8Array.from(bytes), STRICT)) as unknown as PdfDocument;
    try {
      return pdf.numPages > MAX_PAGES ? null : await readContent(pdf);
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch {
    return null;
  }
}

async function readContent(pdf: PdfDocument): Promise<PdfContent> {
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    pages.push(await readPage(await pdf.getPage(number)));
  }
  return { manifest: await manifestOf(pdf), pages };
}

async function manifestOf(pdf: PdfDocument): Promise<string | null> {
  const attachments = await pdf.getAttachments();
  const found = Object.values(attachments ?? {}).find(
    ({ filename }) => filename === MANIFEST_ATTACHMENT,
  );
  return found === undefined ? null : Buffer.from(found.content).toString();
}

async function readPage(page: Page): Promise<PdfPage> {
  const { OPS } = (await getResolvedPDFJS()) as unknown as { readonly OPS: Operators };
  const pictureOperators: readonly number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject];
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? String(item.str) : "")).join("");
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawing = createHash("sha256");
  const pictures: string[] = [];
  for (const [at, operator] of fnArray.entries()) {
    const args: unknown = argsArray[at];
    if (pictureOperators.includes(operator)) {
      const pixels = await pixelHash(page, args);
      pictures.push(pixels);
      drawing.update(`${operator} ${pixels}\n`);
    } else {
      drawing.update(`${operator} ${JSON.stringify(args, plain)}\n`);
    }
  }
  page.cleanup();
  return { text, pictures, drawing: drawing.digest("hex") };
}

/** What of an operator's arguments is compared: names are given anew at each reading. */
function plain(key: string, value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/^(?:g_d\d+|img_p\d+|font\d*)_?/g, "");
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<unknown>)];
  const isGlyph = typeof value === "object" && value !== null && "unicode" in value;
  if (isGlyph && key !== "") return "width" in value ? [value.unicode, value.width] : value.unicode;
  return value;
}

async function pixelHash(page: Page, args: unknown): Promise<string> {
  const [name] = args as readonly unknown[];
  const image = await new Promise<unknown>((resolve) => {
    if (typeof name !== "string") resolve(name);
    else (name.startsWith("g_") ? page.commonObjs : page.objs).get(name, resolve);
  });
  const { width, height, data } = image as Record<string, unknown>;
  const pixels = data instanceof Uint8Array || data instanceof Uint8ClampedArray ? data : "";
  const size = `${String(width)}x${String(height)}\n`;
  return createHash("sha256").update(size).update(pixels).digest("hex");
}
