import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { openBrowser, watchPage } from "../../labs/kit/browser/watched-page.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import {
  below,
  rawZip,
  setTime,
  stageFiles,
  writeFiles,
  writeTarball,
  zipOf,
} from "../class/test-hand-ins.ts";
import { ended, startTool } from "./run-grader.ts";
import type { Ended } from "./run-grader.ts";
import { until } from "./until.ts";

const LIMIT_MS = 300_000;
const ROSTER = [
  "学号,姓名,班级,语言",
  "2021001,张三,一班,zh",
  "2021002,Ada Wang,一班,en",
  "2021003,李四,二班,",
  "2021004,=1+1,二班,en",
  "2021005,王五,二班,zh",
  "2021006,没交,二班,zh",
].join("\n");
const POLICY = {
  deadline: "2026-11-20T00:00:00Z",
  late: { perDay: 25, unit: "percent" },
  hidden: ["equality"],
};

/** How much wider a page is than its window. */
const PAGE_OVERFLOW = "document.documentElement.scrollWidth - innerWidth";
/** Points of the stage that is graded, and of its check that students are not shown. */
const POINTS = 12;
const HIDDEN_POINTS = 3;

describe("a whole class", function () {
  this.timeout(LIMIT_MS);
  let place = "";
  let killed = "";
  let whole = "";
  let first: Ended;
  before(async () => {
    place = mkdtempSync(join(tmpdir(), "class-test-"));
    killed = join(place, "killed");
    whole = join(place, "whole");
    mkdirSync(join(place, "temporary"));
    await makeClass(join(place, "submissions"));
    writeFileSync(join(place, "roster.csv"), ROSTER);
    writeFileSync(join(place, "policy.json"), JSON.stringify(POLICY));
    await killOnce(killed);
    first = await gradeClass(killed);
    await gradeClass(whole);
  });
  after(() => {
    rmSync(place, { recursive: true, force: true });
  });

  const read = (...path: string[]): string => readFileSync(join(...path), "utf8");
  const args = (out: string): string[] => [
    ...["class", "lab5", join(place, "submissions"), "--stage", "transaction", "--seed", "7"],
    ...[
      "--roster",
      join(place, "roster.csv"),
      "--policy",
      join(place, "policy.json"),
      "--out",
      out,
    ],
  ];
  const env = (): NodeJS.ProcessEnv => ({ TMPDIR: join(place, "temporary") });
  const gradeClass = (out: string): Promise<Ended> => ended(startTool(args(out), env()));
  const batches = (): string[] => {
    const folder = join(projectRoot(), ".grade/class");
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const earlier = new Set(batches());
  /** Folders that batches have made and not removed. */
  const leftovers = (): string[] => [
    ...batches().filter((name) => !earlier.has(name)),
    ...readdirSync(join(place, "temporary")),
  ];

  /** Begins to grade, and kills that as soon as one submission is written down. */
  async function killOnce(out: string): Promise<void> {
    mkdirSync(out);
    const child = startTool([...args(out), "--jobs", "1"], env());
    const journal = join(out, "journal.jsonl");
    const watcher = watch(out, () => {
      if (existsSync(journal) && read(journal).includes('"outcome"')) child.kill("SIGKILL");
    });
    const [status, signal] = (await once(child, "exit")) as [number | null, string | null];
    watcher.close();
    expect([status, signal], "killed in the middle").to.deep.equal([null, "SIGKILL"]);
    await until("what the killed batch made is gone", () => leftovers().length === 0);
  }

  it("gives everybody the points that the submission gets alone", () => {
    const rows = read(whole, "gradebook.csv").split("\r\n").slice(1, -1);
    const cells = rows.map((line) => line.split(",").slice(0, 11).join(","));
    expect(cells).to.deep.equal([
      "2021001,张三,一班,12,12,0,0,0,12,graded,exactly the same files as 2021002-Ada Wang",
      "2021002,Ada Wang,一班,12,12,0,1,3,9,graded,exactly the same files as 2021001-张三; days late: 1 (minus 3)",
      "2021003,李四,二班,0,0,0,0,0,0,graded,2 were handed in and the newest counts (left aside: 2021003-old.zip)",
      "2021004,'=1+1,二班,0,0,0,0,0,0,unusable,A path in the archive leads out of it: ../../evil.txt. It was not unpacked; pack just the lab's own folder",
      "2021005,王五,二班,ungraded,,0,0,0,ungraded,ungraded,An archive of the kind rar cannot be read: it has to be a zip or a tarball. Unpack it and pack it again as a zip; put in place of this one it can be graded",
      "2021006,没交,二班,,,0,0,0,0,not handed in,",
      ",stranger,,0,0,0,0,0,0,unusable,There is no lab5 in it: neither lab.json nor node.ts. Check whether it is this lab that was handed in; not in the roster",
    ]);
    expect(existsSync(join(place, "evil.txt"))).to.be.false;
  });

  it("goes on after a kill without grading again, to the same gradebook byte by byte", () => {
    expect(first.stdout).to.match(/2 of them were graded before/);
    expect(first.status, first.stderr).to.equal(3);
    const [one, other] = [killed, whole].map((out) => readFileSync(join(out, "gradebook.csv")));
    expect(one?.equals(other ?? Buffer.alloc(0))).to.be.true;
  });

  it("hands back to each student their own result in their language, without hidden checks", () => {
    const own = read(whole, "hand-back/2021001-张三/feedback.txt");
    expect(own)
      .to.match(/总分: 12/)
      .and.match(new RegExp(`不在这里列出的检查：${HIDDEN_POINTS}/${HIDDEN_POINTS} 分`));
    const english = read(whole, "hand-back/2021002-Ada Wang/feedback.txt");
    expect(english).to.match(/Total: 9\ndays late: 1 \(minus 3\)/);
    expect(english).to.include(
      `transaction  Transactions  ${POINTS - HIDDEN_POINTS}/${POINTS - HIDDEN_POINTS}`,
    );
    const folders = readdirSync(join(whole, "hand-back"));
    expect(folders).to.have.length(6);
    for (const folder of folders) {
      for (const file of readdirSync(join(whole, "hand-back", folder))) {
        const text = read(whole, "hand-back", folder, file);
        expect(text, `${folder}/${file}`).not.to.match(/equality|Four fields make|四个字段相同/);
        const others = folders
          .filter((other) => other !== folder)
          .map((other) => other.slice(0, 7));
        for (const number of others) expect(text, `${folder}/${file}`).not.to.include(number);
      }
    }
  });

  it("writes a page that loads nothing, and one of each student with a command that replays a failure", () => {
    const page = read(whole, "index.html");
    expect(page).not.to.match(/https?:\/\/(?!www\.w3\.org)/);
    expect(page).to.include('href="students/2021001-%E5%BC%A0%E4%B8%89/index.html"');
    expect(page).to.include("=1+1").and.include("not in the roster").and.include("不在名单上");
    const student = read(whole, "students/2021003-李四/index.html");
    expect(student).to.match(
      /npm run grade lab5 -- --submission \S+\/copies\/[0-9a-f]{12} --scenario slides-hashes --seed 7/,
    );
    const record = JSON.parse(read(whole, "students/2021003-李四/record.json")) as {
      submission: string;
    };
    expect(record.submission).to.equal("lab5");
  });

  it("says whose code is alike, and shows both sides", () => {
    expect(read(whole, "index.html")).to.include('href="similar.html#pair-0"');
    expect(read(whole, "similar.html")).to.match(/2021001-张三 ↔ 2021002-Ada Wang/);
  });

  it("has pages that work on a phone, in both languages, and sort", async () => {
    const browser = await openBrowser();
    try {
      const options = { viewport: { width: 390, height: 800 }, locale: "en-US" };
      const url = pathToFileURL(join(whole, "index.html")).href;
      const { page, errors, requests } = await watchPage(browser, url, options);
      expect(await page.evaluate(PAGE_OVERFLOW), "wider than the phone").to.equal(0);
      expect(await page.textContent("h1 .en")).to.equal(
        "lab5 The ledger agrees: consensus: the whole class",
      );
      expect(await page.isVisible("h1 .zh")).to.be.false;
      await page.click("#language");
      expect(await page.isVisible("h1 .zh")).to.be.true;
      const totals = page.locator("table.sortable").first().locator("tbody td:nth-child(4)");
      const [head] = await page.locator("th", { hasText: "总分" }).all();
      await head?.click();
      await head?.click();
      expect((await totals.allInnerTexts()).slice(0, 3)).to.deep.equal(["12", "9", "0"]);
      await page.click("td a >> nth=0");
      await page.waitForURL(/students/);
      expect(await page.evaluate(PAGE_OVERFLOW), "wider than the phone").to.equal(0);
      expect(errors).to.deep.equal([]);
      expect(requests.filter((request) => !request.startsWith("file:"))).to.deep.equal([]);
    } finally {
      await browser.close();
    }
  });

  it("shows the logs of a run that is not graded again, whatever its student is called now", async () => {
    const keys = read(killed, "journal.jsonl").match(/(?<="key":")\w+/g) ?? [];
    for (const key of keys) {
      writeFiles(join(killed, "runs", key, "logs"), new Map([["starts-seed-n1.log", key]]));
    }
    const submissions = join(place, "submissions");
    const options = ["--stage", "transaction", "--seed", "7", "--out", killed];
    await ended(startTool(["class", "lab5", submissions, ...options], env()));
    const logOf = (student: string): string =>
      read(killed, "students", student, "logs/starts-seed-n1.log");
    expect(logOf("2021003-李四-实验五")).not.to.equal(logOf("2021003-old"));
    const page = read(killed, "students/2021003-old/index.html");
    expect(page).to.include("logs/starts-seed-n1.log");
    expect(existsSync(join(killed, "students/2021004/logs"))).to.be.false;
  });

  it("refuses results among the submissions, and leaves these alone", async () => {
    const { status, stderr } = await ended(startTool(args(join(place, "submissions", "results"))));
    expect(status, stderr).to.equal(2);
    expect(stderr)
      .to.match(/--out/)
      .and.not.match(/^\s+at /m);
    expect(readdirSync(join(place, "submissions"))).not.to.include("results");
  });

  it("leaves nothing behind", () => {
    expect(leftovers()).to.deep.equal([]);
  });

  for (const [what, more, text] of [
    ["no submissions", [], /SUBMISSIONS/],
    ["a folder that there is not", ["no/such/folder"], /no\/such\/folder/],
    ["an unknown stage", ["docs", "--stage", "nose"], /no stage nose/],
    ["a roster that there is not", ["docs", "--roster", "no.csv"], /no\.csv/],
    [
      "a roster that is none",
      ["docs", "--roster", "package.json"],
      /roster package\.json is not CSV/,
    ],
    [
      "a teacher's file that is none",
      ["docs", "--policy", "package.json"],
      /teacher's file package\.json/,
    ],
    ["one submission instead of a class", ["labs/lab5"], /--submission labs\/lab5/],
  ] as const) {
    it(`refuses ${what} with one message and status 2`, async () => {
      const { status, stderr } = await ended(
        startTool(["class", "lab5", ...more, "--out", join(place, "none")]),
      );
      expect(status, stderr).to.equal(2);
      expect(stderr)
        .to.match(text)
        .and.not.match(/^\s+at /m);
    });
  }
});

/** Submissions as platforms export them, some of them wrong. */
async function makeClass(folder: string): Promise<void> {
  mkdirSync(folder);
  // Four stages are written, one of which is graded.
  const [none, one] = [stageFiles("lab5", 0), stageFiles("lab5", 4)];
  const gbk = Buffer.from([0xca, 0xb5, 0xd1, 0xe9, 0x2f]);
  const inGbk = [...one].map(([path, text]) => ({
    name: Buffer.concat([gbk, Buffer.from(path)]),
    content: Buffer.from(text),
  }));
  const moodle = join(folder, "张三_123456_assignsubmission_file_");
  mkdirSync(moodle);
  writeFileSync(join(moodle, "lab.zip"), rawZip(inGbk));
  const canvas = join(folder, "wangada_LATE_12345_67890_lab5.tar.gz");
  await writeTarball(canvas, below("my/实验五", one));
  writeFiles(join(folder, "2021003-李四-实验五"), none);
  writeFileSync(join(folder, "2021003-old.zip"), zipOf(one));
  writeFileSync(
    join(folder, "2021004.zip"),
    rawZip([{ name: Buffer.from("../../evil.txt"), content: Buffer.from("x") }]),
  );
  writeFileSync(join(folder, "2021005.rar"), "Rar!\x1a\x07\x00");
  writeFileSync(join(folder, "stranger.zip"), zipOf(new Map([["essay.txt", "mine"]])));
  writeFileSync(join(folder, "list.txt"), "of the platform");
  writeFiles(
    join(folder, "张三_123456_assignsubmission_onlinetext_"),
    new Map([["a.html", "hello"]]),
  );
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const name of all) setTime(join(folder, name), "2026-11-19T00:00:00Z");
  setTime(canvas, "2026-11-20T12:00:00Z");
  setTime(join(folder, "2021003-old.zip"), "2026-11-01T00:00:00Z");
}
