import { expect } from "chai";
import { isolate } from "./isolation.ts";
import type { Place } from "./isolation.ts";
import { permissionFlags } from "./permission.ts";
import { readWrapperStatus } from "./wrapper-status.ts";

const place: Place = {
  work: "/run/work",
  readable: ["/run/programs"],
  links: { "/run/node_modules": "/project/node_modules" },
  threads: false,
};
const launch = { command: "node", args: ["node.mjs", "-p", "9000"], cwd: "/run/work", locale: "C" };
const system = {
  program: "/usr/bin/bwrap",
  folders: ["/usr"],
  links: { "/bin": "usr/bin" },
  hidden: ["/usr/src/project"],
  programs: ["/home/one/.nvm"],
};

describe("permissionFlags", () => {
  for (const [version, known, flags] of [
    ["20", ["--experimental-permission"], ["--experimental-permission"]],
    ["22.13", ["--experimental-permission", "--permission"], ["--permission"]],
    ["25", ["--permission", "--allow-net"], ["--permission", "--allow-net"]],
    ["without a permission model", [], []],
  ] as const) {
    it(`are those of Node.js ${version}`, () => {
      const all = permissionFlags(new Set<string>(known), place);
      expect(all.filter((flag) => !flag.startsWith("--allow-fs"))).to.deep.equal(flags);
    });
  }

  it("let a program read what it needs and write to its work folder", () => {
    const flags = permissionFlags(new Set(["--permission"]), { ...place, threads: true });
    expect(flags.slice(1)).to.deep.equal([
      "--allow-fs-read=/run/work/",
      "--allow-fs-read=/run/programs/",
      "--allow-fs-write=/run/work/",
      "--allow-worker",
    ]);
  });
});

describe("isolate", () => {
  const permission = new Set(["--permission"]);

  it("leaves a launch as it is where there is nothing to isolate with", () => {
    const { command, args } = isolate(launch, place, true, { permission: null, bubblewrap: null });
    expect([command, ...args]).to.deep.equal(["node", ...launch.args]);
  });

  it("gives flags of Node.js to modules only", () => {
    const isolation = { permission, bubblewrap: null };
    expect(isolate(launch, place, true, isolation).args[0]).to.equal("--permission");
    expect(isolate(launch, place, false, isolation).args).to.deep.equal(launch.args);
  });

  it("shows what is to be seen after what hides it, and makes nothing else writable", () => {
    const { command, args } = isolate(launch, place, true, { permission, bubblewrap: system });
    const line = args.join(" ");
    expect(command).to.equal(system.program);
    expect(line).to.match(/--tmpfs \/tmp .*--tmpfs \/usr\/src\/project .*--ro-bind-try/);
    expect(line).to.match(/--ro-bind-try \/run\/programs \/run\/programs --bind \/run\/work/);
    expect(line.match(/ --bind /g)).to.have.length(1);
    expect(line).to.match(/--remount-ro \/ .*--chdir \/run\/work -- node --permission/);
  });
});

describe("readWrapperStatus", () => {
  for (const [what, status, printed, expected] of [
    ["a program that ran", '{ "exit-code": 1 }', "bwrap: no", { kind: "ran" }],
    [
      "a command that is not there",
      '{ "child-pid": 5 }',
      "bwrap: execvp nose: No such file or directory\n",
      { kind: "no-command", error: "ENOENT" },
    ],
    ["a wrapper that failed", "", "bwrap: no room\n", { kind: "broken", reason: "bwrap: no room" }],
  ] as const) {
    it(`knows ${what}`, () => {
      expect(readWrapperStatus(status, printed)).to.deep.equal(expected);
    });
  }
});
