import type { Language } from "../language/language.ts";
import { createTranslator } from "../language/translator.ts";
import type { Catalogue, Translate } from "../language/translator.ts";

/** What `npm run update` says to people, by stable ids. */
export const updateCatalogue = {
  "option.from": { zh: "新讲义包：文件夹或 zip", en: "the new handout: a folder or a zip" },
  "usage.not-found": { zh: "找不到 {{from}}。", en: "There is no {{from}}." },
  "usage.not-a-handout": {
    zh: "{{from}} 不是讲义包（{{reason}}）。什么也没有改动。",
    en: "{{from}} is no handout ({{reason}}). Nothing was changed.",
  },
  "usage.not-here": {
    zh: "这个文件夹不是由讲义包得到的（缺少 {{file}}），不能这样更新。",
    en: "This folder did not come from a handout ({{file}} is missing), so it can't be updated so.",
  },
  "usage.cannot-write": {
    zh: "写不了 {{file}}（{{reason}}）。请关掉正在使用它的程序，再运行一次同样的命令，它会接着做完。",
    en: "Cannot write {{file}} ({{reason}}). Close the program that uses it and run the same command again: it goes on from here.",
  },
  replaced: { zh: "换成新版：{{count}} 个文件", en: "Replaced by newer ones: {{count}} files" },
  added: { zh: "新增：{{count}} 个文件", en: "Added: {{count}} files" },
  removed: {
    zh: "新版不再有，已移到备份：{{count}} 个文件",
    en: "No longer there, moved to the backup: {{count}} files",
  },
  backup: { zh: "换下的文件都在 {{folder}}", en: "What they were is in {{folder}}" },
  newer: {
    zh: "{{file}} 你改过，保留不动；新的骨架在旁边的 {{file}}.new，请对照着合并。",
    en: "You have changed {{file}}: it stays. Its newer skeleton is beside it, {{file}}.new: compare the two.",
  },
  "npm-ci": { zh: "软件包有变化：请运行 npm ci。", en: "The packages have changed: run npm ci." },
  done: { zh: "已更新到 {{version}}。", en: "Updated to {{version}}." },
  unchanged: {
    zh: "已经是这个版本（{{version}}），没有什么要换。",
    en: "This is that version already ({{version}}): nothing to replace.",
  },
} as const satisfies Catalogue;

/** A translator of the texts of `npm run update`. */
export function createUpdateSay(language: Language): Translate<typeof updateCatalogue> {
  return createTranslator(updateCatalogue, language);
}
