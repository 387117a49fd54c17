import type { DefaultTheme, LocaleSpecificConfig } from "vitepress";
import type { Language } from "../../labs/kit/language/language.ts";
import { pageGroups } from "./pages.ts";

/** What the site's frame says besides its pages. */
const texts = {
  zh: {
    label: "简体中文",
    lang: "zh-CN",
    title: "账本实验",
    description: "区块链与 P2P 系统课程的实验讲义",
    theme: {
      outline: { label: "本页内容", level: [2, 3] },
      docFooter: { prev: "上一页", next: "下一页" },
      sidebarMenuLabel: "目录",
      returnToTopLabel: "回到顶部",
      langMenuLabel: "切换语言",
      darkModeSwitchLabel: "外观",
      lightModeSwitchTitle: "换成浅色",
      darkModeSwitchTitle: "换成深色",
      skipToContentLabel: "跳到正文",
      notFound: {
        title: "没有这一页",
        quote: "地址可能写错了，也可能这一页已经换了名字。",
        linkLabel: "回到首页",
        linkText: "回到首页",
      },
    },
  },
  en: {
    label: "English",
    lang: "en",
    title: "Ledger lab",
    description: "Handouts of a course on blockchains and peer-to-peer systems",
    theme: { outline: { label: "On this page", level: [2, 3] } },
  },
} as const;

/** One language's part of the site's configuration: its texts and its sidebar. */
export function localeConfig(
  language: Language,
): LocaleSpecificConfig<DefaultTheme.Config> & { label: string; link: string } {
  const { theme, ...site } = texts[language];
  const sidebar = pageGroups.map(({ title, pages }) => ({
    text: title[language],
    items: pages.map(({ file, title: name }) => ({
      text: name[language],
      link: `/${language}/${file === "index" ? "" : file}`,
    })),
  }));
  const outline = { ...theme.outline, level: [2, 3] as [number, number] };
  return { ...site, link: `/${language}/`, themeConfig: { ...theme, outline, sidebar } };
}
