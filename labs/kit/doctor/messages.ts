import type { Language } from "../language/language.ts";
import { createTranslator } from "../language/translator.ts";
import type { Catalogue, Translate } from "../language/translator.ts";

/** What `npm run doctor` finds, by stable ids that begin with the item: what is so, and what to do. */
export const doctorCatalogue = {
  "node-version.ok": { zh: "Node.js {{version}}", en: "Node.js {{version}}" },
  "npm-version.ok": { zh: "npm {{version}}", en: "npm {{version}}" },
  "npm-version.old": {
    zh: "npm {{version}} 太旧，可能读不懂锁文件。更新：npm install --global npm",
    en: "npm {{version}} is old and may not read the lock file. To update it: npm install --global npm",
  },
  "npm-version.unknown": {
    zh: "不是由 npm 启动的，看不到 npm 的版本。",
    en: "Not started by npm, so its version is not known.",
  },
  "modules.ok": { zh: "软件包与锁文件一致", en: "The packages are those of the lock file" },
  "modules.stale": {
    zh: "软件包与锁文件不一致：{{names}}。请运行 npm ci。",
    en: "Packages are not those of the lock file: {{names}}. Run npm ci.",
  },
  "modules.no-lock": {
    zh: "缺少 package-lock.json，或它已损坏。请从讲义包里取回，再运行 npm ci。",
    en: "package-lock.json is missing or damaged. Take it from the handout again, then run npm ci.",
  },
  "modules.unknown": {
    zh: "看不出软件包是否与锁文件一致。运行 npm ci 最稳妥。",
    en: "It can't be told whether the packages are those of the lock file. npm ci makes sure.",
  },
  "writable.ok": { zh: "项目文件夹可以写入", en: "The project's folder can be written to" },
  "writable.not": {
    zh: "不能在 {{path}} 里建文件（{{reason}}）。请把项目移到你自己的文件夹，例如主目录下，不要用管理员身份绕过。",
    en: "No file can be made in {{path}} ({{reason}}). Move the project to a folder of your own, such as one in your home; do not work around it as an administrator.",
  },
  "path.ok": { zh: "项目路径没有问题", en: "The project's path is fine" },
  "path.synced": {
    zh: "{{path}} 由网盘同步：同步程序会锁住或还原正在写的文件。请把项目移到不同步的文件夹。",
    en: "{{path}} is synchronised with a cloud, which locks or restores files while they are written. Move the project to a folder that is not.",
  },
  "path.long": {
    zh: "项目路径有 {{length}} 个字符，Windows 上可能超出路径长度上限。请移到较短的路径，例如 C:\\lab。",
    en: "The project's path has {{length}} characters; Windows may refuse what lies deeper. Move it to a short one, such as C:\\lab.",
  },
  "path.odd": {
    zh: "项目路径里有 {{odd}}，有些工具会误读它：{{path}}。请给文件夹改名（空格和汉字没有问题）。",
    en: "The project's path has a {{odd}}, which some tools misread: {{path}}. Rename the folder (spaces and Chinese are fine).",
  },
  "disk.ok": { zh: "磁盘剩余 {{megabytes}} MB", en: "{{megabytes}} MB of disk are free" },
  "disk.little": {
    zh: "磁盘只剩 {{megabytes}} MB，评分可能不够用。请清理一些。",
    en: "Only {{megabytes}} MB of disk are free, which grading may use up. Make some room.",
  },
  "disk.full": {
    zh: "磁盘只剩 {{megabytes}} MB：账本文件会写不下去。请先清理磁盘。",
    en: "Only {{megabytes}} MB of disk are free: a ledger can't be written. Make room first.",
  },
  "watch.ok": { zh: "能察觉文件的改动", en: "Changes of files are noticed" },
  "watch.silent": {
    zh: "系统不通知文件的改动（网络盘、虚拟机共享文件夹和容器里常见）。监视文件的命令请加 --poll，或把项目移到本地磁盘。",
    en: "The system does not tell of changes of files (as on network disks, shared folders of virtual machines and in containers). Give --poll to commands that watch files, or move the project to a local disk.",
  },
  "watch.untried": {
    zh: "文件夹不能写，没有试监视文件。",
    en: "The folder can't be written to, so watching files was not tried.",
  },
  "localhost.ok": { zh: "localhost 是 {{addresses}}", en: "localhost is {{addresses}}" },
  "localhost.unknown": {
    zh: "系统不认识 localhost（{{reason}}）。请在 hosts 文件里加一行：127.0.0.1 localhost",
    en: "The system does not know localhost ({{reason}}). Add this line to its hosts file: 127.0.0.1 localhost",
  },
  "localhost.elsewhere": {
    zh: "localhost 指向 {{addresses}}，不是本机。请改 hosts 文件：127.0.0.1 localhost",
    en: "localhost leads to {{addresses}}, which is not this machine. Correct the hosts file: 127.0.0.1 localhost",
  },
  "localhost.unreached": {
    zh: "用 localhost（{{addresses}}）连不到本机 127.0.0.1 上的程序（{{reason}}）。请在 hosts 文件里加一行 127.0.0.1 localhost，并检查防火墙；暂时可在地址里写 127.0.0.1。",
    en: "A program on 127.0.0.1 is not reached as localhost ({{addresses}}; {{reason}}). Add 127.0.0.1 localhost to the hosts file and look at your firewall; until then write 127.0.0.1 in addresses.",
  },
  "websocket.ok": {
    zh: "WebSocket 在本机往返 {{ms}} 毫秒",
    en: "A WebSocket message went round this machine in {{ms}} ms",
  },
  "websocket.failed": {
    zh: "本机的 WebSocket 连接不通（{{reason}}）。多半是防火墙、杀毒软件或 VPN 拦住了 Node.js：请允许 node 访问本机网络。",
    en: "A WebSocket connection within this machine fails ({{reason}}). Most often a firewall, virus scanner or VPN holds it back: allow node to use the local network.",
  },
  "ports.ok": { zh: "端口 {{port}} 空闲", en: "Port {{port}} is free" },
  "ports.taken": {
    zh: "端口 {{port}} 已被占用。若不是你自己的节点，请停掉那个程序，或用 -p 换端口。",
    en: "Port {{port}} is in use. If that is not your own node, stop the program, or choose another port with -p.",
  },
  "ports.taken-by": {
    zh: "端口 {{port}} 被 {{holder}} 占用（括号里是进程号）。若不是你自己的节点，请停掉它，或用 -p 换端口。",
    en: "Port {{port}} is used by {{holder}} (the number is its process). If that is not your own node, stop it, or choose another port with -p.",
  },
  "ports.refused": {
    zh: "系统不让监听端口 {{port}}（{{reason}}）。Windows 会为 Hyper-V 保留一些端口；请用 -p 换一个，例如 19000。",
    en: "The system does not let anyone listen on port {{port}} ({{reason}}). Windows keeps some for Hyper-V; choose another one with -p, such as 19000.",
  },
  "proxy.none": { zh: "没有设置代理变量", en: "No proxy variable is set" },
  "proxy.exempt": {
    zh: "{{name}} 设了代理，本机不经过它",
    en: "{{name}} names a proxy, which this machine itself is exempt from",
  },
  "proxy.others": {
    zh: "{{name}}={{value}}：Node.js 不受影响，但浏览器、curl 和 Python 会经代理去连本机而失败。请设 NO_PROXY=localhost,127.0.0.1",
    en: "{{name}}={{value}}: Node.js does not mind, but browsers, curl and Python ask the proxy for this machine itself, and fail. Set NO_PROXY=localhost,127.0.0.1",
  },
  "proxy.breaks": {
    zh: "{{name}}={{value}}，且 NODE_USE_ENV_PROXY=1：节点之间的连接会被送去代理。请设 NO_PROXY=localhost,127.0.0.1",
    en: "{{name}}={{value}} with NODE_USE_ENV_PROXY=1: connections between nodes go to the proxy. Set NO_PROXY=localhost,127.0.0.1",
  },
  "npm-proxy.none": { zh: "npm 没有设置代理", en: "npm has no proxy of its own" },
  "npm-proxy.set": {
    zh: "npm 经代理 {{value}} 下载。若 npm ci 卡住，先确认代理可用；取消：npm config delete proxy，npm config delete https-proxy",
    en: "npm downloads through the proxy {{value}}. If npm ci hangs, see whether it works; to do without: npm config delete proxy, npm config delete https-proxy",
  },
  "memory.ok": { zh: "可用内存 {{megabytes}} MB", en: "{{megabytes}} MB of memory are free" },
  "memory.little": {
    zh: "可用内存只有 {{megabytes}} MB。评分前请关掉一些程序，否则会很慢。",
    en: "Only {{megabytes}} MB of memory are free. Close some programs before you grade, or it will be slow.",
  },
  "user.ok": { zh: "以普通用户身份运行", en: "You are not the administrator" },
  "user.root": {
    zh: "正以 root 身份运行：作业程序也有全部权限，建出的文件普通用户改不了。请换成普通用户。",
    en: "You run this as root: so do the programs that you start, and their files are root's. Use an account of your own.",
  },
  "font.ok": { zh: "有中文字体", en: "There is a Chinese font" },
  "font.none": {
    zh: "没有中文字体，浏览器截图里的汉字会变成方框。Debian/Ubuntu：sudo apt install fonts-noto-cjk",
    en: "There is no Chinese font: Chinese in a browser's pictures turns into boxes. Debian/Ubuntu: sudo apt install fonts-noto-cjk",
  },
  "font.unknown": {
    zh: "没有 fc-list 命令，看不出有没有中文字体。",
    en: "Without fc-list it can't be told whether there is a Chinese font.",
  },
  "browser.ok": { zh: "浏览器：{{path}}", en: "Browser: {{path}}" },
  "browser.none": {
    zh: "没有找到 Chrome、Edge 或 Chromium；只有浏览器截图（--browser）需要它。",
    en: "No Chrome, Edge or Chromium was found; only pictures of a browser (--browser) need one.",
  },
  "bubblewrap.ok": { zh: "bubblewrap 可用", en: "bubblewrap works" },
  "bubblewrap.none": {
    zh: "没有 bubblewrap；只有批改他人作业时才需要（apt install bubblewrap）。",
    en: "There is no bubblewrap; only who grades others needs it (apt install bubblewrap).",
  },
  "bubblewrap.refused": {
    zh: "bubblewrap 已安装，但系统不允许它运行；只有批改他人作业时才需要。",
    en: "bubblewrap is installed, but the system does not let it run; only who grades others needs it.",
  },
  "powershell.ok": {
    zh: "PowerShell 允许运行 npm（{{policy}}）",
    en: "PowerShell lets npm run ({{policy}})",
  },
  "powershell.restricted": {
    zh: "PowerShell 的执行策略是 {{policy}}，会拒绝 npm.ps1。请写 npm.cmd 代替 npm，或运行一次：Set-ExecutionPolicy -Scope CurrentUser RemoteSigned",
    en: "PowerShell's execution policy is {{policy}}, which refuses npm.ps1. Write npm.cmd instead of npm, or run once: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned",
  },
  "clock.ok": { zh: "时钟正常（{{time}}）", en: "The clock is plausible ({{time}})" },
  "clock.wrong": {
    zh: "时钟显示 {{time}}，不对：超前两小时以上的区块会被别的节点拒绝。请让系统自动对时。",
    en: "The clock says {{time}}, which can't be right: nodes refuse blocks more than two hours ahead. Let the system set it automatically.",
  },
  "clock.jumps": {
    zh: "检查期间时钟跳动了 {{ms}} 毫秒。虚拟机里常见：请打开自动对时。",
    en: "The clock jumped by {{ms}} ms while it was looked at, as it does in virtual machines. Turn its automatic setting on.",
  },
} as const satisfies Catalogue;

/** The id of a finding. */
export type DoctorCode = keyof typeof doctorCatalogue;

/** What the command itself says. */
export const doctorTexts = {
  "option.port": { zh: "要检查的端口，可重复", en: "a port to look at; may be repeated" },
  "option.json": { zh: "输出 JSON", en: "print JSON" },
  "level.ok": { zh: "正常", en: "ok" },
  "level.info": { zh: "提示", en: "info" },
  "level.warning": { zh: "警告", en: "warning" },
  "level.problem": { zh: "问题", en: "problem" },
  "end.fine": { zh: "没有发现问题。", en: "No problem was found." },
  "end.warnings": {
    zh: "没有发现问题；有 {{warnings}} 条警告，遇到故障时先看它们。",
    en: "No problem was found; warnings: {{warnings}}. Look at them first when something goes wrong.",
  },
  "end.problems": {
    zh: "发现问题 {{problems}} 个、警告 {{warnings}} 条。请先解决问题。",
    en: "Problems: {{problems}}, warnings: {{warnings}}. Mend the problems first.",
  },
} as const satisfies Catalogue;

/** A translator of both. */
export function createDoctorSay(
  language: Language,
): Translate<typeof doctorCatalogue & typeof doctorTexts> {
  return createTranslator({ ...doctorCatalogue, ...doctorTexts }, language);
}
