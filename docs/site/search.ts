import type { DefaultTheme } from "vitepress";
import { searchTerms } from "./search-terms.ts";

/** The search of the site: an index that is part of it, asked in the reader's browser. */
export const searchConfig: DefaultTheme.LocalSearchOptions = {
  miniSearch: {
    options: { tokenize: searchTerms },
    searchOptions: { combineWith: "AND", prefix: true, fuzzy: 0.1 },
  },
  locales: {
    zh: {
      translations: {
        button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
        modal: {
          displayDetails: "显示详细内容",
          resetButtonTitle: "清空",
          backButtonTitle: "关闭搜索",
          noResultsText: "没有找到",
          footer: { selectText: "打开", navigateText: "移动", closeText: "关闭" },
        },
      },
    },
  },
};
