import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ended } from "../test/run-tool.ts";
import { projectRoot } from "../tools/project-root.ts";
import { place, room, watching, writable } from "./folder.ts";
import { modules, npmVersion } from "./installation.ts";
import { clock } from "./machine.ts";

interface Report {
  readonly problems: number;
  readonly findings: readonly {
    readonly item: string;
    readonly level: string;
    readonly code: string;
    readonly text: string;
  }[];
}

describe("npm run doctor", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "doctor-test-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs the doctor of a copy of the project, or of this one, and reads its report. */
  async function doctor(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    node: readonly string[] = [],
    root = projectRoot(),
  ): Promise<{
    readonly status: number | null;
    readonly report: Report;
    readonly find: (item: string) => string;
  }> {
    const start = join(root, "labs/kit/doctor/start.cjs");
    const child = spawn(process.execPath, [...node, start, "--json", ...args], {
      cwd: root,
      env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", ...env },
    });
    const { status, stdout, stderr } = await ended(child);
    expect(stderr).to.equal("");
    const report = JSON.parse(stdout) as Report;
    const find = (item: string): string =>
      report.findings
        .filter((one) => one.item === item)
        .map(({ code }) => code)
        .join();
    return { status, report, find };
  }

  it("tells of an old Node.js and of missing packages before anything else", async () => {
    const fake = join(folder, "fake.cjs");
    writeFileSync(fake, 'Object.defineProperty(process.versions, "node", { value: "20.18.3" });');
    const old = await doctor([], {}, ["--require", fake]);
    expect(old.report.findings.map(({ code }) => code)).to.deep.equal(["node-version.old"]);
    expect(old.report.findings[0]?.text).to.match(/^Node\.js is 20\.18\.3; 20\.19 or newer/);
    expect(old.status).to.equal(1);
    mkdirSync(join(folder, "labs/kit"), { recursive: true });
    cpSync(join(projectRoot(), "labs/kit/doctor"), join(folder, "labs/kit/doctor"), {
      recursive: true,
    });
    const bare = await doctor(["--lang", "zh"], {}, [], folder);
    expect(bare.report.findings[0]?.text).to.match(/^缺少软件包：esbuild, .*npm ci/);
    expect(bare.status).to.equal(1);
  });

  it("says who uses a port", async function () {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    const { report, find } = await doctor(["--port", String(port)]);
    server.close();
    expect(find("ports")).to.match(/^ports\.taken/);
    const { text = "" } = report.findings.find(({ item }) => item === "ports") ?? {};
    if (process.platform === "linux") expect(text).to.contain(`(${process.pid})`);
  });

  it("tries localhost and a WebSocket, and finds nothing wrong with this machine", async () => {
    const { report, find, status } = await doctor([]);
    expect([find("localhost"), find("websocket")]).to.deep.equal(["localhost.ok", "websocket.ok"]);
    expect(report.problems, JSON.stringify(report.findings)).to.equal(0);
    expect(status).to.equal(0);
  });

  it("tells of a proxy that stands before this machine, without its password", async () => {
    const bare = { HTTP_PROXY: "http://me:secret@proxy:8080", NO_PROXY: "", no_proxy: "" };
    const some = await doctor([], bare);
    expect(some.find("proxy")).to.equal("proxy.others");
    expect(JSON.stringify(some.report)).not.to.contain("secret");
    const exempt = await doctor([], { ...bare, NO_PROXY: "localhost, 127.0.0.1,.local" });
    expect(exempt.find("proxy")).to.equal("proxy.exempt");
    const own = await doctor([], {
      ...bare,
      NODE_USE_ENV_PROXY: "1",
      npm_config_proxy: "http://p",
    });
    expect([own.find("proxy"), own.find("npm-proxy")]).to.deep.equal([
      "proxy.breaks",
      "npm-proxy.set",
    ]);
    expect(own.status).to.equal(1);
  });

  it("compares the packages with the lock file", () => {
    const write = (file: string, packages: object): void => {
      writeFileSync(join(folder, file), JSON.stringify({ packages }));
    };
    expect(modules(folder).code).to.equal("modules.no-lock");
    const lock = {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "1.0.0", optional: true },
      "node_modules/c": { version: "1.0.0", dev: true },
    };
    write("package-lock.json", lock);
    mkdirSync(join(folder, "node_modules"));
    write("node_modules/.package-lock.json", { "node_modules/a": { version: "1.0.0" } });
    expect(modules(folder).code).to.equal("modules.ok");
    write("node_modules/.package-lock.json", { "node_modules/a": { version: "1.0.1" } });
    expect(modules(folder)).to.deep.include({ code: "modules.stale", details: { names: "a" } });
    expect(npmVersion({ npm_config_user_agent: "npm/6.14.4 node/v20" }).code).to.equal(
      "npm-version.old",
    );
  });

  it("looks at the folder: its rights, its place, its changes", async function () {
    expect(writable(folder).code).to.equal("writable.ok");
    expect(await watching(folder)).to.deep.equal({ level: "ok", code: "watch.ok" });
    const missing = join(folder, "nowhere");
    expect(writable(missing)).to.deep.include({ level: "problem", code: "writable.not" });
    expect((await watching(missing)).code).to.equal("watch.untried");
    expect(place("C:\\Users\\王\\OneDrive - School\\lab", "win32").code).to.equal("path.synced");
    expect(place(`C:\\${"x".repeat(150)}`, "win32").code).to.equal("path.long");
    expect(place("/home/a/100%/lab", "linux").code).to.equal("path.odd");
    expect(place("/home/王小明/my lab", "linux").code).to.equal("path.ok");
    expect([room(1e6).code, room(5e8).code, room(5e9).code]).to.deep.equal([
      ...["disk.full", "disk.little", "disk.ok"],
    ]);
  });

  it("tells of a clock that is wrong or jumps", () => {
    const began = { wallMs: Date.UTC(2026, 8, 1), monotonicMs: 0 };
    const after = (wallMs: number, monotonicMs: number): string =>
      clock({ wallMs, monotonicMs }, began).code;
    expect(after(began.wallMs + 1000, 1000)).to.equal("clock.ok");
    expect(after(began.wallMs + 9000, 1000)).to.equal("clock.jumps");
    expect(after(Date.UTC(1970, 0, 1), 1000)).to.equal("clock.wrong");
  });
});
