import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { FailureCode } from "../check/failure.ts";
import { makeFolder } from "./hostile/submission.ts";
import { ended, grade, startTool } from "./run-grader.ts";

/** A submission whose node is this program in plain JavaScript. */
const script = (code: string): Record<string, string> => ({
  ...manifest(["node", "node.cjs"]),
  "node.cjs": code,
});

const PORT = "Number(process.argv[process.argv.indexOf('-p') + 1])";
const OTHER_PORT = `${PORT} + 30000`;
const REPLY = "JSON.stringify({ status: 200, error: 'OK', response: { peers: [] } })";

/** A server on the port after `-p`, or on another one, that does something with each connection. */
const server = (onConnection: string, port = PORT): string =>
  `const { WebSocketServer } = require("ws");` +
  `new WebSocketServer({ port: ${port}, path: "/ws" }).on("connection", (socket) => { ${onConnection} });`;

/** A submission that is wrong in one way, and what the grader has to say of it. */
const ZOO: readonly (readonly [string, Record<string, string>, FailureCode, RegExp])[] = [
  ["a command that there is not", manifest(["no-such-program-here"]), "exited", /ENOENT/],
  ["a program that exits", script("process.exit(7)"), "exited", /status 7/],
  ["a program that never listens", script("setInterval(() => {}, 1000)"), "not-started", /-p/],
  ["a program that listens on another port", script(server("", OTHER_PORT)), "not-started", /-p/],
  [
    "a program that prints 20 MB",
    script("const line = 'x'.repeat(1e6); for (let i = 0; i < 20; i++) console.log(line)"),
    "exited",
    /status 0/,
  ],
  [
    "a node that answers garbage",
    script(server("socket.on('message', () => socket.send('garbage {'))")),
    "not-json",
    /garbage/,
  ],
  [
    "a node that answers twice",
    script(server(`socket.on('message', () => { socket.send(${REPLY}); socket.send(${REPLY}); })`)),
    "extra-reply",
    /peers/,
  ],
  [
    "a node that answers in binary frames",
    script(server(`socket.on('message', () => socket.send(Buffer.from(${REPLY})))`)),
    "binary",
    /a binary frame of \d+ bytes/,
  ],
  [
    "a node whose answers are nested without end",
    script(server("socket.on('message', () => socket.send('['.repeat(1e5) + ']'.repeat(1e5)))")),
    "not-json",
    /no JSON/,
  ],
  ["a node that is silent", script(server("")), "no-reply", /did not reply/],
  [
    "a module that does not compile",
    { "lab.json": '{ "node": "node.ts" }', "node.ts": "export default (" },
    "unusable",
    /node\.ts:1/,
  ],
  [
    "a module that brings text of WebAssembly, which is not run to assemble it",
    {
      "lab.json": '{ "node": "node.ts" }',
      "node.ts": 'import bytes from "./own.wasm";\nexport default bytes;\n',
      "own.wat.ts": 'process.exit(0);\nexport default "(module)";\n',
    },
    "unusable",
    /own\.wasm/,
  ],
  ["a module that is not there", { "lab.json": '{ "node": "nose.ts" }' }, "unusable", /nose\.ts/],
  ["a manifest without the program", { "lab.json": "{}" }, "unusable", /how node starts/],
];

function manifest(node: string[]): Record<string, string> {
  return { "lab.json": JSON.stringify({ node }) };
}

/** Makes a submission of these files, and removes it afterwards. */
async function withSubmission<T>(
  files: Record<string, string>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = makeFolder();
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("bad submissions", () => {
  for (const [what, files, code, text] of ZOO) {
    it(`explains ${what} and goes on`, async () => {
      await withSubmission(files, async (folder) => {
        const scenarios = ["--scenario", "every-request", "--scenario", "peers-reply"];
        const args = ["lab3", "--submission", folder, "--timeout-factor", "0.2", ...scenarios];
        const { record, status, stdout, stderr } = await grade(args);
        const checks = record.stages.flatMap((stage) => stage.checks);
        const codes = checks.map(({ failure }) => failure?.code);
        expect(codes, JSON.stringify(checks)).to.include(code);
        expect(checks.map(({ result }) => result)).not.to.include.members(["error", "waiting"]);
        expect(stdout).to.match(text);
        expect(stdout + stderr, "a stack trace").not.to.match(/^\s+at .*:\d+:\d+/m);
        expect(status).to.equal(1);
      });
    });
  }

  it("reports faults of types, which cost no points", async () => {
    const files = {
      "lab.json": '{ "node": "node.ts" }',
      "node.ts":
        'const peers: string = 5 as never;\nexport const wrong: number = "text";\n' +
        "export default () => ({ handle: () => JSON.stringify(" +
        '{ status: 200, error: "OK", response: { peers: [].concat(peers as never).slice(1) } }) });\n',
    };
    await withSubmission(files, async (folder) => {
      const { record, status } = await grade([
        "lab3",
        "--submission",
        folder,
        "--scenario",
        "peers-reply",
      ]);
      expect(record.types?.[0]).to.match(/node\.ts\(2,14\): error TS2322/);
      expect(status).to.equal(0);
    });
  });

  for (const [what, args, text] of [
    ["an unknown lab", ["lab9"], /There is no lab lab9/],
    ["an unknown stage", ["lab3", "--stage", "nose"], /no stage nose/],
    ["an unknown check", ["lab3", "--scenario", "nose"], /no check nose/],
    ["an unknown option", ["lab3", "--nose"], /nose/],
    ["no lab", [], /argument/],
    [
      "a folder that there is not",
      ["lab3", "--submission", "no/such/folder"],
      /There is no folder/,
    ],
    ["a folder without a manifest", ["lab3", "--submission", "docs"], /has no lab\.json/],
    ["a seed that is no number", ["lab3", "--seed", "x"], /seed/],
  ] as const) {
    it(`refuses ${what} with one line and status 2`, async () => {
      const { status, stderr } = await ended(startTool(["grade", ...args]));
      expect(status, stderr).to.equal(2);
      expect(stderr).to.match(text);
      expect(stderr).not.to.match(/^\s+at /m);
    });
  }

  it("takes options that npm kept to itself, and says when it lost a value", async () => {
    const env = { npm_lifecycle_event: "grade", npm_config_submission: "reference" };
    const { record, status } = await grade(["lab3", "--stage", "node-answers"], env);
    expect(record.submission).to.equal("reference");
    expect(status).to.equal(0);
    const lost = await ended(startTool(["grade", "lab3"], { ...env, npm_config_json: "true" }));
    expect(lost.status).to.equal(2);
    expect(lost.stderr).to.match(/npm run grade -- --json/);
  });

  it("takes lists and a language that npm kept to itself", async () => {
    const env = {
      ...{ npm_lifecycle_event: "grade", npm_config_stage: "no-such-stage" },
      ...{ npm_config_long: "true", npm_config_all: "true", npm_config_global: "true" },
    };
    const { status, stderr } = await ended(startTool(["grade", "lab3", "zh"], env));
    expect(stderr).to.match(/没有阶段 no-such-stage/);
    expect(status).to.equal(2);
  });

  it("speaks Chinese when the environment does", async () => {
    const mistakes: [readonly string[], RegExp][] = [
      [["lab9"], /没有实验 lab9/],
      [["lab3", "--nope"], /未知的选项：nope/],
      [["lab3", "lab4"], /未知的选项：lab4/],
      [[], /缺少参数/],
      [["lab3", "--json"], /选项后缺少值|缺少参数值/],
      [["lab3", "--isolation", "x"], /无效的值/],
    ];
    for (const [args, text] of mistakes) {
      const { status, stderr } = await ended(startTool(["grade", ...args, "--lang", "zh"]));
      expect(stderr, args.join(" ")).to.match(text);
      expect(status, args.join(" ")).to.equal(2);
    }
  });
});
