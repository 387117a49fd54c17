import type { Catalogue } from "../../labs/kit/language/translator.ts";
import { submissionCatalogue } from "../../labs/kit/submission/messages.ts";
import type { FailureCode } from "../check/failure.ts";

/** What came, for each kind of failure. */
const failures = {
  "failure.no-reply": {
    zh: "{{program}} 在 {{waited}} 秒内没有应答",
    en: "{{program}} did not reply within {{waited}} s",
  },
  "failure.closed": {
    zh: "{{program}} 没有应答，而是关闭了连接（{{got}}）",
    en: "{{program}} closed the connection instead of replying ({{got}})",
  },
  "failure.refused": {
    zh: "无法连接到 {{program}}",
    en: "no connection to {{program}} could be opened",
  },
  "failure.not-json": { zh: "不是 JSON：{{got}}", en: "no JSON: {{got}}" },
  "failure.bad-shape": {
    zh: "应答的格式不对（{{at}}）：{{got}}",
    en: "a reply of the wrong form ({{at}}): {{got}}",
  },
  "failure.wrong-status": { zh: "{{got}}", en: "{{got}}" },
  "failure.wrong-reply": { zh: "{{got}}", en: "{{got}}" },
  "failure.extra-reply": {
    zh: "没有请求却多出一个应答：{{got}}",
    en: "one more reply, to no request: {{got}}",
  },
  "failure.diverged": {
    zh: "等了 {{waited}} 秒，节点仍不一致：\n{{got}}",
    en: "after {{waited}} s the nodes still hold:\n{{got}}",
  },
  "failure.not-started": {
    zh: "{{program}} 启动了，但 {{waited}} 秒内 {{expected}} 上没有 WebSocket。它是不是监听了别的端口？端口由 -p 给出",
    en: "{{program}} runs, but within {{waited}} s no WebSocket opened at {{expected}}. Does it listen on another port? The port is given with -p",
  },
  "failure.exited": {
    zh: "{{program}} 自己退出了（{{got}}）",
    en: "{{program}} ended by itself ({{got}})",
  },
  "failure.still-running": {
    zh: "等了 {{waited}} 秒，{{program}} 仍在运行",
    en: "after {{waited}} s {{program}} is still running",
  },
  "failure.not-received": {
    zh: "{{waited}} 秒内 {{program}} 没有收到它；最后收到的是：\n{{got}}",
    en: "within {{waited}} s {{program}} was not sent it; what it was sent last:\n{{got}}",
  },
  "failure.connections": { zh: "{{got}} 条连接", en: "{{got}} connections" },
  "failure.unusable": { zh: "{{program}} 无法启动", en: "{{program}} can't be started" },
  "failure.too-much-memory": {
    zh: "{{program}} 用了 {{got}} 内存，已被终止。节点要保存的不过几兆：找一找不断变长却从不清空的列表",
    en: "{{program}} used {{got}} of memory and was ended. What a node keeps is a few megabytes: look for a list that grows and is never emptied",
  },
  "failure.too-many-processes": {
    zh: "{{program}} 启动了 {{got}} 个进程，已被终止。程序只需要自己这一个进程：找一找在循环里或每个请求里启动进程的地方",
    en: "{{program}} started {{got}} processes and was ended. A program needs one, its own: look for what starts a process in a loop or at each request",
  },
  "failure.too-many-files": {
    zh: "{{program}} 打开了 {{got}} 个文件和连接，已被终止。找一找打开后从不关闭的地方",
    en: "{{program}} had {{got}} files and connections open and was ended. Look for what is opened and never closed",
  },
  "failure.too-much-output": {
    zh: "{{program}} 输出了 {{got}}，已被终止。找一找循环里的打印语句",
    en: "{{program}} printed {{got}} and was ended. Look for a print in a loop",
  },
  "failure.too-much-disk": {
    zh: "{{program}} 写了 {{got}} 的文件，已被终止。找一找每次改动都把整个账本重写一遍的地方",
    en: "{{program}} wrote {{got}} of files and was ended. Look for what writes the whole ledger again at every change",
  },
  "failure.too-long": {
    zh: "{{waited}} 秒后这项检查仍未结束：每个应答都来了，但太慢",
    en: "after {{waited}} s this check was not over: each reply came, but too slowly",
  },
  "failure.port-taken": {
    zh: "作业的程序占用了端口 {{got}}，它属于 {{program}}。程序只能监听 -p 给出的端口",
    en: "the submission's programs took port {{got}}, which is that of {{program}}. A program may listen only on the port that -p gives",
  },
  "failure.probe": { zh: "探针没有给出结果：{{got}}", en: "the probe gave no result: {{got}}" },
  "failure.told": {
    zh: "等了 {{waited}} 秒，发到 {{program}} 的 /mined 的是：{{got}}",
    en: "after {{waited}} s, what was posted to /mined of {{program}} is: {{got}}",
  },
  "failure.asked": {
    zh: "等了 {{waited}} 秒，次数是 {{got}}",
    en: "after {{waited}} s there were {{got}}",
  },
  "failure.not-taken": {
    zh: "{{program}} 重启了几次，每次都只留下自己挖的首个区块：{{got}}",
    en: "{{program}} was started several times and kept its own first block each time: {{got}}",
  },
  "failure.racing": {
    zh: "等了 {{waited}} 秒，各节点持有的是：\n{{got}}",
    en: "after {{waited}} s the nodes hold:\n{{got}}",
  },
  "failure.no-evidence": {
    zh: "故障没有留下痕迹：{{got}}。断开、延迟或暂停期间，什么也没有发生",
    en: "the fault left no trace: {{got}}. While it lasted, nothing happened that it could have hurt",
  },
} as const satisfies Record<`failure.${FailureCode}`, unknown>;

/** What the grader says, by stable ids, in Chinese and English. */
export const graderCatalogue = {
  ...submissionCatalogue,
  ...failures,
  "expected.exited": { zh: "{{program}} 继续运行", en: "{{program}} goes on running" },
  "expected.still-running": { zh: "{{program}} 自己退出", en: "{{program}} ends by itself" },
  "expected.extra-reply": { zh: "每个请求恰好一个应答", en: "exactly one reply a request" },
  "expected.not-started": { zh: "{{expected}} 接受连接", en: "{{expected}} takes connections" },
  "expected.refused": { zh: "接受连接", en: "a connection" },
  "expected.unusable": { zh: "{{program}} 能够启动", en: "{{program}} starts" },
  "expected.too-much-memory": {
    zh: "一个程序连同它启动的一切，内存最多 {{expected}}",
    en: "at most {{expected}} of memory for a program with all that it starts",
  },
  "expected.too-many-processes": {
    zh: "一个程序最多 {{expected}} 个进程",
    en: "at most {{expected}} processes a program",
  },
  "expected.too-many-files": {
    zh: "一个程序最多打开 {{expected}} 个文件和连接",
    en: "at most {{expected}} open files and connections a program",
  },
  "expected.too-much-output": {
    zh: "一个程序最多输出 {{expected}}",
    en: "at most {{expected}} of output a program",
  },
  "expected.too-much-disk": {
    zh: "一项检查里的程序最多写 {{expected}} 的文件",
    en: "at most {{expected}} of files for the programs of a check",
  },
  "expected.too-long": {
    zh: "整项检查在 {{waited}} 秒内结束",
    en: "the whole check within {{waited}} s",
  },
  "expected.port-taken": { zh: "端口空闲", en: "the port is free" },
  "pattern.set": { zh: "作为集合：{{list}}", en: "as a set: {{list}}" },
  "pattern.holds": { zh: "其中有 {{list}}", en: "among others {{list}}" },
  "pattern.length": { zh: "{{n}} 项的列表", en: "a list of {{n}}" },
  "pattern.least": { zh: "至少 {{n}} 项的列表", en: "a list of at least {{n}}" },
  "pattern.text": { zh: "形如 {{form}} 的文字", en: "text like {{form}}" },
  "pattern.kind": { zh: "{{kind}} 类型", en: "a {{kind}}" },
  "pattern.chain": { zh: "一条有效的链", en: "a valid chain" },
  "pattern.times": { zh: "{{n}} 次 {{like}}", en: "{{n}} times {{like}}" },
  "pattern.mined-chain": { zh: "恰好这些区块：{{list}}", en: "exactly the blocks {{list}}" },
  "pattern.mined-chain-more": {
    zh: "开头是这些区块：{{list}}",
    en: "a chain that begins with the blocks {{list}}",
  },
  "pattern.block": { zh: "区块 {{block}}", en: "the block {{block}}" },
  "pattern.begins": { zh: "以 {{text}} 开头的文字", en: "text that begins with {{text}}" },
  "pattern.every": { zh: "每一项都是 {{like}}", en: "a list of items like {{like}}" },
  "pattern.and": { zh: "，并且 ", en: ", and " },
  "pattern.told": {
    zh: "这些区块各收到恰好一次：{{list}}",
    en: "each of these blocks posted exactly once: {{list}}",
  },
  "pattern.told-only": {
    zh: "这些区块各收到恰好一次，别的没有：{{list}}",
    en: "each of these blocks posted exactly once, and no other: {{list}}",
  },
  "pattern.race": {
    zh: "所有节点同一条链，其中挖到至少 {{n}} 个区块，并且不止一个节点挖到过",
    en: "one chain on all nodes, with at least {{n}} blocks mined, and by more than one of them",
  },
  "expected.asked": {
    zh: "取 {{program}} 的 /blockchain.json 的次数：{{expected}}",
    en: "requests to {{program}} for /blockchain.json: {{expected}}",
  },
  "pattern.or": { zh: " 或 ", en: " or " },
  "agree.chain": { zh: "所有节点同一条链", en: "one chain on all nodes" },
  "agree.pools": { zh: "所有节点的记录池作为集合相同", en: "equal pools on all nodes, as sets" },
  "agree.blocks": { zh: "{{n}} 个区块", en: "{{n}} blocks" },
  "agree.waiting": { zh: "记录池：{{list}}", en: "waiting: {{list}}" },
  "agree.once": {
    zh: "链上或池里各恰好一次：{{list}}",
    en: "in the chain or waiting, each exactly once: {{list}}",
  },
  holding: {
    zh: "{{name}}：区块 [{{blocks}}]，等待 [{{waiting}}]",
    en: "{{name}}: blocks of [{{blocks}}], waiting [{{waiting}}]",
  },
  standing: {
    zh: "{{name}}：{{blocks}} 个区块，尖端 {{tip}}，{{winners}}",
    en: "{{name}}: {{blocks}} blocks, tip {{tip}}, {{winners}}",
  },
  "standing.won": { zh: "{{name}} 挖到 {{n}} 个", en: "{{n}} by {{name}}" },
  "standing.nobody": { zh: "没有各节点自己挖的区块", en: "none mined by the nodes" },
  "chain.first-block-link": {
    zh: "第一个区块的 prev_hash 应为 null",
    en: "the first block's prev_hash has to be null",
  },
  "chain.block-link": {
    zh: "prev_hash 应是前一个区块的哈希 {{expected}}",
    en: "prev_hash has to be the hash of the block before, {{expected}}",
  },
  "chain.empty-block": { zh: "区块至少要有一笔交易", en: "a block has at least one item" },
  "chain.item-link": {
    zh: "prev_hash 应是前一笔交易的哈希 {{expected}}",
    en: "prev_hash has to be the hash of the item before, {{expected}}",
  },
  "chain.repeat-in-block": {
    zh: "同一区块里一笔交易出现两次",
    en: "a transaction is in the block twice",
  },
  "chain.repeat-in-chain": {
    zh: "一笔交易在链上出现两次",
    en: "a transaction is in the chain twice",
  },
  "chain.header-missing": {
    zh: "区块头缺少 {{expected}}",
    en: "the header lacks {{expected}}",
  },
  "chain.bad-index": { zh: "index 应为 {{expected}}", en: "index has to be {{expected}}" },
  "chain.bad-timestamp": {
    zh: "timestamp 应为 20 位数字，是 2009 年以后真实存在的 UTC 时间",
    en: "timestamp has to be 20 digits, a real UTC time from 2009 on",
  },
  "chain.bad-nonce": {
    zh: "nonce 应在 0 到 9007199254740991 之间，没有前导零",
    en: "nonce has to be 0 to 9007199254740991, without leading zeros",
  },
  "chain.bad-data": {
    zh: "data 应为至多 256 个可打印的 ASCII 字符",
    en: "data has to be at most 256 characters of printable ASCII",
  },
  "chain.bad-hash": {
    zh: "区块头重算出的哈希是 {{expected}}",
    en: "the header's hash recomputes to {{expected}}",
  },
  "chain.no-work": {
    zh: "哈希应以 {{expected}} 开头",
    en: "the hash has to begin with {{expected}}",
  },
  "chain.second-reading": {
    zh: "区块头的文字有第二种读法，这样的区块无效",
    en: "the header's text has a second reading, which makes the block invalid",
  },
  "chain.items-not-covered": {
    zh: "data 应覆盖区块里的 item（{{expected}}）",
    en: "data have to cover the block's items ({{expected}})",
  },
  "control.reference": { zh: "参考实现", en: "the reference" },
  "control.echo": { zh: "框架自带的回显程序", en: "the kit's bare echo" },
  "control.passed": {
    zh: "{{by}}此刻在这台机器上按时完成：问题在作业",
    en: "{{by}} did it on this machine just then: it is the submission",
  },
  "control.failed": {
    zh: "{{by}}此刻在这台机器上也没有完成：问题在机器或评分程序，不扣分",
    en: "{{by}} did not do it on this machine either: it is the machine or the grader, and costs no points",
  },
  "control.inconclusive": {
    zh: "换了种子再试、再用{{by}}对照，仍看不出故障起过作用：无法下结论，不得分也不扣分",
    en: "neither another seed nor {{by}} showed that the fault bites here: inconclusive, no points either way",
  },
  repeated: {
    zh: "第一次运行时机器过于繁忙，因此单独重新运行了一次",
    en: "alone, since the machine was too busy the first time",
  },
  second: {
    zh: "种子 {{seed}}：第一次运行时故障没有留下痕迹",
    en: "seed {{seed}}, since the fault left no trace the first time",
  },
  unproxied: {
    zh: "作业的节点不按 --advertise 报出自己的地址，这些检查没有经过评分程序的代理：{{checks}}",
    en: "The submission's nodes do not call themselves what --advertise says; these checks ran without the grader's proxies: {{checks}}",
  },
  "skipped.advertise": {
    zh: "跳过，不得分（需要节点支持 --advertise，见约定第 1 节）：{{checks}}",
    en: "Skipped, without points (they need nodes that take --advertise, contract 1): {{checks}}",
  },
  "skipped.pause": {
    zh: "跳过，不计入总分（本系统不能暂停进程）：{{checks}}",
    en: "Skipped, and left out of the total (this system can't pause a process): {{checks}}",
  },
  "label.control": { zh: "对照", en: "control" },
  "label.second": { zh: "重试", en: "second run" },
  "label.sent": { zh: "发送", en: "sent" },
  "label.expected": { zh: "期望", en: "expected" },
  "label.got": { zh: "得到", en: "got" },
  "label.why": { zh: "原因", en: "why" },
  "label.see": { zh: "参阅", en: "see" },
  "label.hint": { zh: "提示", en: "hint" },
  "label.slip": { zh: "看起来像是", en: "looks as if" },
  "label.by-hand": { zh: "手动重现", en: "by hand" },
  "hint.next": {
    zh: "（共 {{all}} 条提示，加上 --hints {{n}} 可看到第 {{n}} 条）",
    en: "(there are {{all}} hints: --hints {{n}} shows number {{n}})",
  },
  "label.log": { zh: "日志", en: "log" },
  "label.isolation": { zh: "隔离", en: "isolation" },
  "denied.permission": {
    zh: "评分时代码与这台机器隔离：只能读作业文件夹，只能写当前文件夹，不能启动其他程序。实验不需要文件：存储由套件交给你；调试信息用 console.log，配合 --keep-logs 查看。加上 --isolation none 可以确认原因是否在此",
    en: "While it is graded, your code is kept apart from the machine: it reads the submission's folder, writes to the folder that it runs in, and starts no other program. The labs need no files: the store is handed to you, and console.log with --keep-logs is for debugging. --isolation none shows whether this is the reason",
  },
  "denied.bubblewrap": {
    zh: "评分时程序在 bubblewrap 里运行：系统只读，看不到主文件夹，只能写作业的副本和 -r 所在的文件夹。日志请打印到标准输出，用 --keep-logs 查看。加上 --isolation none 可以确认原因是否在此",
    en: "While it is graded, the program runs under bubblewrap: the system is read-only, home folders are not there, and only the copy of the submission and the folder of -r can be written. Print what you log and see it with --keep-logs. --isolation none shows whether this is the reason",
  },
  "isolation.both": {
    zh: "隔离：Node 权限模型和 bubblewrap",
    en: "Isolation: Node's permission model and bubblewrap",
  },
  "isolation.permission": {
    zh: "隔离：只有 Node 权限模型（命令行作业没有隔离）",
    en: "Isolation: Node's permission model only (none for command lines)",
  },
  "isolation.bubblewrap": { zh: "隔离：bubblewrap", en: "Isolation: bubblewrap" },
  "isolation.none": { zh: "隔离：无", en: "Isolation: none" },
  changed: {
    zh: "评分期间作业的文件有改动：评的是开始时的内容（SHA-256 {{hash}}）。",
    en: "The submission's files changed while they were graded: what counts is what they were at the beginning (SHA-256 {{hash}}).",
  },
  "label.replay": { zh: "重放", en: "replay" },
  "label.step": { zh: "第 {{step}} 步（{{ids}}）", en: "step {{step}} ({{ids}})" },
  "ids.slides": { zh: "幻灯片的 id", en: "the slides' ids" },
  "ids.seed": { zh: "种子 {{seed}} 的 id", en: "ids of seed {{seed}}" },
  head: {
    zh: "{{lab}} {{title}} · {{submission}} · 种子 {{seed}}",
    en: "{{lab}} {{title}} · {{submission}} · seed {{seed}}",
  },
  "stage.bonus": { zh: "加分", en: "bonus" },
  "stage.waiting": { zh: "进行中 {{done}}/{{all}}", en: "running {{done}}/{{all}}" },
  "stage.error": { zh: "无法评分", en: "not graded" },
  "types.some": {
    zh: "类型检查：{{count}} 处错误（不扣分）",
    en: "Types: {{count}} errors (no points lost)",
  },
  "no-probe": {
    zh: "作业没有探针（lab.json 的 probe）：纯函数的阶段由依赖它们的消息来判断。",
    en: "The submission has no probe (probe in lab.json): stages that are pure functions were judged by exchanges that need them.",
  },
  total: { zh: "得分 {{earned}} / {{points}}", en: "Points: {{earned}} of {{points}}" },
  "total.bonus": { zh: "，加分 {{earned}} / {{points}}", en: ", bonus {{earned}} of {{points}}" },
  ungraded: {
    zh: "{{all}} 个阶段中评了 {{graded}} 个：其余的因为评分程序或这台机器出错，或者故障没有起作用，而没有评分，不得分也不扣分。请重新运行；若仍出错，请把 {{file}} 交给老师。",
    en: "{{graded}} of {{all}} stages graded: the others were stopped by a fault of the grader or the machine, or a fault that was to be survived did not bite. They give no points and cost none. Run it again; if it happens again, hand {{file}} to your teacher.",
  },
  next: {
    zh: "下一步：{{lab}}/{{stage}}（{{title}}）。打开 {{file}}，然后运行 {{command}}",
    en: "Next: {{lab}}/{{stage}} ({{title}}). Open {{file}}, then run {{command}}",
  },
  later: {
    zh: "后面的阶段还有 {{count}} 项未通过；用 --all 查看全部说明。",
    en: "{{count}} checks of later stages failed too; --all explains them as well.",
  },
  record: { zh: "记录：{{file}}", en: "Record: {{file}}" },
  "no-bundle-written": {
    zh: "运行记录写不进 {{folder}}（{{reason}}）：成绩不受影响，但没有记录就做不出实验报告。",
    en: "The record of the run can't be written to {{folder}} ({{reason}}): the grade stands, but reports need that record.",
  },
  interrupted: {
    zh: "已中断：没有运行的检查不计分。",
    en: "Interrupted: what did not run is not graded.",
  },
  fault: { zh: "评分程序自身出错：{{error}}", en: "A fault of the grader itself: {{error}}" },
  "usage.unknown-stage": {
    zh: "{{lab}} 没有阶段 {{stage}}。现有：{{stages}}。",
    en: "{{lab}} has no stage {{stage}}. There are: {{stages}}.",
  },
  "usage.unknown-scenario": {
    zh: "{{lab}} 没有检查 {{scenario}}。现有：{{scenarios}}。",
    en: "{{lab}} has no check {{scenario}}. There are: {{scenarios}}.",
  },
  "usage.cannot-write": {
    zh: "无法写入 {{file}}：{{reason}}。请换一个位置。",
    en: "Cannot write {{file}}: {{reason}}. Name another place.",
  },
  "option.grade-lab": { zh: "实验，例如 lab5", en: "the lab, such as lab5" },
  "option.grade-submission": {
    zh: "要评分的作业：含 lab.json 的文件夹，或 reference；默认是本仓库里的 labs/<实验>",
    en: "what to grade: a folder with lab.json, or reference; the lab's own folder by default",
  },
  "option.stage": { zh: "只运行这个阶段，可重复", en: "run this stage only; may be repeated" },
  "option.scenario": { zh: "只运行这项检查，可重复", en: "run this check only; may be repeated" },
  "option.grade-seed": {
    zh: "随机 id 与金额的种子；默认每次不同，并会显示",
    en: "the seed of ids and amounts; by default another one each time, which is shown",
  },
  "option.json": { zh: "把记录另存为这个 JSON 文件", en: "write the record to this JSON file too" },
  "option.junit": {
    zh: "把结果写成这个 JUnit XML 文件",
    en: "write the results to this JUnit XML file",
  },
  "option.timeout-factor": {
    zh: "慢机器：所有等待时间乘以这个数",
    en: "for slow machines: all times to wait are multiplied by it",
  },
  "option.bundle": {
    zh: "记录整次运行，供实验报告和插图使用（.grade/LAB/bundle；评整个实验时默认打开，--no-bundle 关闭）",
    en: "record the run for reports and pictures (.grade/LAB/bundle; on when a whole lab is graded, --no-bundle turns it off)",
  },
  "option.grade-out": {
    zh: "记录、日志和证据包写到这个文件夹（默认 .grade/<实验>）",
    en: "folder for the record, the logs and the bundle (default .grade/<lab>)",
  },
  "option.at-a-time": {
    zh: "同时运行几项检查（默认每个处理器核心 3 项）",
    en: "how many checks run at a time (default: 3 for each core)",
  },
  "option.keep-logs": {
    zh: "保留每个程序的日志（.grade/<实验>/logs）",
    en: "keep the log of every program (.grade/<lab>/logs)",
  },
  "option.isolation": {
    zh: "程序与机器的隔离：auto 用这台机器有的全部，permission 只用 Node 权限模型，none 不隔离",
    en: "what keeps programs apart from the machine: auto for all that it has, permission for Node's permission model only, none",
  },
  "option.hints": {
    zh: "每项失败显示几条提示（0 到 3）：提问、指路、几乎说破",
    en: "how many hints each failure shows, 0 to 3: a question, a pointer, almost the answer",
  },
  "option.all": { zh: "说明每一项失败", en: "explain every failure" },
  "option.timing": {
    zh: "最后显示时间花在哪里，以及这台机器上最少要多久",
    en: "show in the end where the time went, and the least that this machine could take",
  },
  "timing.part": { zh: "时间花在哪里", en: "where the time goes" },
  "timing.seconds": { zh: "各项检查合计", en: "all checks" },
  "timing.share": { zh: "占比", en: "share" },
  "timing.own": { zh: "评分程序自己启动", en: "the grader's own start" },
  "timing.build": { zh: "准备程序", en: "making programs ready" },
  "timing.start": { zh: "启动，直到能连接", en: "starts, until programs listen" },
  "timing.replay": { zh: "一问一答", en: "exchanges" },
  "timing.wait": { zh: "等一致、等区块、等节点", en: "waiting for agreement, blocks or peers" },
  "timing.stop": { zh: "结束程序", en: "ending programs" },
  "timing.total": {
    zh: "总共 {{total}} 秒（按时钟，检查同时运行），启动了 {{processes}} 个进程。",
    en: "{{total}} s in all by the clock, as checks run side by side; {{processes}} processes were started.",
  },
  "timing.bound": {
    zh: "下限 {{bound}} 秒：{{processes}} 个进程 × {{bare}} ms（{{by}}）÷ {{cores}} 核 + 评分程序启动 {{own}} 秒。总共是下限的 {{ratio}} 倍。",
    en: "At least {{bound}} s: {{processes}} processes × {{bare}} ms ({{by}}) / {{cores}} cores + the grader's own {{own}} s. It took {{ratio}} times that.",
  },
  "timing.processor": {
    zh: "启动一个只有 ws 的服务器所用的处理器时间",
    en: "processor time of starting a bare ws server",
  },
  "timing.clock": {
    zh: "启动一个只有 ws 的服务器所用的时钟时间：本系统不提供进程的处理器时间",
    en: "starting a bare ws server, by the clock: this system does not tell a process's processor time",
  },
} as const satisfies Catalogue;
