import type { Catalogue } from "../../labs/kit/language/translator.ts";

/** What `npm run docs` says, by stable ids. */
export const docsCatalogue = {
  "option.serve": {
    zh: "做好之后在本机打开一个服务器，供浏览器查看",
    en: "serve the site on this machine once it is built, to look at in a browser",
  },
  "option.port": {
    zh: "服务器的端口，0 表示由系统选",
    en: "the server's port; 0: the system's choice",
  },
  "option.base": {
    zh: "网站将放在哪个路径下，例如 /ledger/",
    en: "the path under which the site will be put, such as /ledger/",
  },
  "base-form": {
    zh: "--base 要以 / 开头、以 / 结尾，例如 /ledger/；得到的是 {{base}}",
    en: "--base begins and ends with /, such as /ledger/; it was {{base}}",
  },
  "port-taken": {
    zh: "端口 {{port}} 已被占用：用 --port 换一个，或者 --port 0 由系统选",
    en: "port {{port}} is taken: name another with --port, or --port 0 for the system's choice",
  },
  "vitepress-missing": {
    zh: "没有安装 VitePress。先运行 npm ci",
    en: "VitePress is not installed: run npm ci first",
  },
  built: { zh: "网站做好了：{{folder}}", en: "the site is built: {{folder}}" },
  serving: {
    zh: "在浏览器里打开 {{url}}；按 Ctrl+C 结束",
    en: "open {{url}} in a browser; Ctrl+C ends it",
  },
} as const satisfies Catalogue;
