import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Catalogue, Translate } from "../../labs/kit/language/translator.ts";

/** What `npm run tournament` says to people. */
export const tournamentCatalogue = {
  title: { zh: "{{lab}} 联网赛", en: "{{lab}}: tournament" },
  head: {
    zh: "{{count}} 份作业，每两份一局，共 {{matches}} 局；种子 {{seed}}",
    en: "{{count}} submissions, each against each: {{matches}} matches; seed {{seed}}",
  },
  "how.lab3": {
    zh: "每一局：两个节点和参考 tracker。一方登记的另一方，双方都要知道。",
    en: "A match: two nodes and the reference's tracker. Both have to learn of each other.",
  },
  "how.lab4": {
    zh: "每一局：两个节点互相登记。交给一方的区块要到达另一方，两个方向都要。",
    en: "A match: two nodes that know each other. Blocks that are posted to one have to arrive at the other, both ways.",
  },
  "how.lab5": {
    zh: "每一局：两个节点、各自的出块程序和参考 tracker。一方的交易和封装的区块要到达另一方，两个方向都要。",
    en: "A match: two nodes with their builders, and the reference's tracker. One side's transactions, then blocks sealed on it, have to arrive at the other, both ways.",
  },
  legend: {
    zh: "行是给出的一方，列是收到的一方：✓ 到达，✗ 没有到达，· 因为别的先断了，没有试",
    en: "A row gives, a column receives: ✓ arrived, ✗ did not, · not tried since something else had broken before",
  },
  "cell.arrived": { zh: "到达", en: "arrived" },
  "cell.lost": { zh: "没有到达", en: "did not arrive" },
  "cell.untried": { zh: "没有试", en: "not tried" },
  reference: { zh: "参考实现", en: "reference" },
  unusable: { zh: "{{name}} 无法启动：{{reason}}", en: "{{name}} can't be started: {{reason}}" },
  refused: { zh: "{{name}} 没有参加：{{reason}}", en: "{{name}} does not take part: {{reason}}" },
  "cargo.peers": { zh: "{{from}} 报出的节点", en: "the nodes that {{from}} knows" },
  "cargo.pool": { zh: "{{from}} 的交易", en: "the transactions of {{from}}" },
  "cargo.blocks": { zh: "{{from}} 的区块", en: "the blocks of {{from}}" },
  broke: {
    zh: "{{left}} ↔ {{right}}：断在{{cargo}}",
    en: "{{left}} ↔ {{right}}: broke at {{cargo}}",
  },
  "broke.together": { zh: "全体：断在{{cargo}}", en: "All together: broke at {{cargo}}" },
  "broke.of": { zh: "（{{name}}）", en: " ({{name}})" },
  expected: { zh: "期望", en: "expected" },
  got: { zh: "得到", en: "got" },
  why: { zh: "原因", en: "why" },
  frames: { zh: "断开处的一问一答", en: "the exchange that broke" },
  matches: { zh: "对局", en: "Matches" },
  together: { zh: "全体联网", en: "All together" },
  "together.good": {
    zh: "{{count}} 个节点在一个网络里达成一致。",
    en: "{{count}} nodes in one network came to agree.",
  },
  "together.bad": {
    zh: "{{count}} 个节点在一个网络里没有达成一致。",
    en: "{{count}} nodes in one network did not come to agree.",
  },
  "together.left": {
    zh: "{{name}} 中途退出（{{got}}），其余的继续。",
    en: "{{name}} left on the way ({{got}}); the others went on.",
  },
  race: { zh: "挖矿竞赛", en: "Mining race" },
  "race.won": { zh: "链上的区块", en: "blocks of the chain" },
  allGood: { zh: "每一局都双向到达。", en: "Everything arrived in every match." },
  match: { zh: "{{left}} ↔ {{right}}  {{signs}}", en: "{{left}} ↔ {{right}}  {{signs}}" },
  written: { zh: "页面：{{file}}", en: "Page: {{file}}" },
  interrupted: { zh: "已中断。", en: "Interrupted." },
  "usage.no-submissions": {
    zh: "没有 {{path}}。请给出放着各份作业的文件夹，或者逐一列出：npm run tournament {{lab}} -- 文件夹",
    en: "There is no {{path}}. Name the folder with the submissions, or each of them: npm run tournament {{lab}} -- FOLDER",
  },
  "usage.too-few": {
    zh: "至少要有两份能打开的作业，这里有 {{count}} 份。",
    en: "It takes two submissions that can be opened; here are {{count}}.",
  },
  "usage.too-many": {
    zh: "{{count}} 份作业太多了，一次最多 {{most}} 份：请分组进行。",
    en: "{{count}} submissions are too many, {{most}} at most: hold it in groups.",
  },
  "usage.no-reference": {
    zh: "联网赛要用 reference/ 里的参考程序，这里没有。",
    en: "A tournament needs the complete programs in reference/, which are not here.",
  },
  "usage.export": { zh: "{{path}}：{{reason}}", en: "{{path}}: {{reason}}" },
  "usage.cannot-write": {
    zh: "写不了 {{file}}（{{reason}}）。请换一个位置。",
    en: "Cannot write {{file}} ({{reason}}). Name another place.",
  },
  "option.lab": { zh: "实验，例如 lab5", en: "the lab, such as lab5" },
  "option.submissions": {
    zh: "放着各份作业的文件夹，或者逐一列出",
    en: "the folder with the submissions, or each of them",
  },
  "option.reference": {
    zh: "参考实现也参加（--no-reference 不参加）",
    en: "whether the reference takes part too (--no-reference: it does not)",
  },
  "option.seed": {
    zh: "id 与金额的种子；默认每次不同，并会显示",
    en: "the seed of ids and amounts; another one each time by default, which is shown",
  },
  "option.out": {
    zh: "页面的文件名（默认 tournament-<实验>.html）",
    en: "the page to write (default tournament-<lab>.html)",
  },
  "option.json": { zh: "把结果另存为这个 JSON 文件", en: "write the result to this JSON file too" },
} as const satisfies Catalogue;

/** Renders the texts of {@link tournamentCatalogue}. */
export type TournamentSay = Translate<typeof tournamentCatalogue>;

/** The translator of what `npm run tournament` says. */
export function createTournamentSay(language: Language): TournamentSay {
  return createTranslator(tournamentCatalogue, language);
}
