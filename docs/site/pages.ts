import type { Language } from "../../labs/kit/language/language.ts";

/** A page of the documentation: its file name without `.md`, and its title in the sidebar. */
export interface Page {
  readonly file: string;
  readonly title: Readonly<Record<Language, string>>;
}

/** A group of pages in the sidebar. */
export interface PageGroup {
  readonly title: Readonly<Record<Language, string>>;
  readonly pages: readonly Page[];
}

/** Every page of the site, in the order of the sidebar; each exists in both languages. */
export const pageGroups: readonly PageGroup[] = [
  {
    title: { zh: "实验", en: "The labs" },
    pages: [
      { file: "index", title: { zh: "从这里开始", en: "Start here" } },
      { file: "lab3", title: { zh: "实验三：节点与 tracker", en: "Lab 3: nodes and a tracker" } },
      { file: "lab4", title: { zh: "实验四：挖矿与沟通", en: "Lab 4: mining and talking" } },
      { file: "lab5", title: { zh: "实验五：账本一致", en: "Lab 5: the ledger agrees" } },
      { file: "contract", title: { zh: "约定", en: "The contract" } },
    ],
  },
  {
    title: { zh: "给老师", en: "For teachers" },
    pages: [
      { file: "teachers", title: { zh: "用它上课", en: "Running a course" } },
      { file: "platforms", title: { zh: "平台", en: "Platforms" } },
      { file: "traps", title: { zh: "幻灯片里的陷阱", en: "Traps in the slides" } },
    ],
  },
  {
    title: { zh: "给接手的人", en: "For whoever carries on" },
    pages: [
      { file: "internals", title: { zh: "内部构造", en: "How it is built" } },
      { file: "speed", title: { zh: "它有多快", en: "How fast it is" } },
    ],
  },
];
