import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Language } from "../../../labs/kit/language/language.ts";
import { NONCE_PLACE, buildPage } from "../../../labs/kit/tools/build-page.ts";
import { escape } from "../../lab-report/render-html.ts";

/** What a page shows. */
export interface PageContent {
  /** The title in the language that is shown first. */
  readonly title: string;
  /** The same at the head of the page, as HTML. */
  readonly heading: string;
  /** What stands beside the title, as HTML; often nothing. */
  readonly nav: string;
  /** The page's own content, as HTML. */
  readonly main: string;
}

/** The frame of a class's pages: one file with style and script in it, which loads nothing. */
export class PageFrame {
  readonly #html: string;

  private constructor(html: string) {
    this.#html = html;
  }

  /** Reads the frame; it is made anew when a source of it has changed. */
  static async open(): Promise<PageFrame> {
    const file = await buildPage({ name: "class", folder: "grader/class/page" });
    return new PageFrame(readFileSync(file, "utf8"));
  }

  /** @param language - the one that is shown first. @param isFixed - whether the page has no other one. */
  fill({ title, heading, nav, main }: PageContent, language: Language, isFixed: boolean): string {
    const nonce = randomBytes(16).toString("base64");
    const places: Readonly<Record<string, string>> = {
      [NONCE_PLACE]: nonce,
      "%language%": language === "zh" ? "zh-CN" : "en",
      "%fixed%": String(isFixed),
      "%title%": escape(title),
      "%heading%": heading,
      "%nav%": nav,
      "%main%": main,
    };
    const pattern = new RegExp(Object.keys(places).join("|"), "g");
    return this.#html.replaceAll(pattern, (place) => places[place] ?? place);
  }
}
