import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { capacityHere } from "./capacity.ts";
import { scenariosAtATime } from "./scenarios-at-a-time.ts";

const MB = 1024 * 1024;

describe("what this process may use", () => {
  let root: string;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  before(function () {
    if (process.platform !== "linux") this.skip();
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "capacity-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it("is the machine's where no control group says anything", () => {
    const machine = { cores: availableParallelism(), memoryBytes: totalmem() };
    expect(capacityHere(root)).to.deep.equal(machine);
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.max", "max 100000\n");
    write("sys/fs/cgroup/memory.max", "max\n");
    expect(capacityHere(root)).to.deep.equal(machine);
  });

  it("is the least of a group and those above it (version 2)", () => {
    write("proc/self/cgroup", "0::/pod/grader\n");
    write("sys/fs/cgroup/pod/cpu.max", "50000 100000\n");
    write("sys/fs/cgroup/pod/grader/cpu.max", "max 100000\n");
    write("sys/fs/cgroup/pod/grader/memory.max", String(768 * MB));
    expect(capacityHere(root)).to.deep.equal({ cores: 0.5, memoryBytes: 768 * MB });
  });

  it("is what a container's own group says (version 1)", () => {
    write("proc/self/cgroup", "4:cpu,cpuacct:/docker/abc\n3:memory:/docker/abc\n0::/\n");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000\n");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", String(768 * MB));
    expect(capacityHere(root)).to.deep.equal({ cores: 0.5, memoryBytes: 768 * MB });
  });

  it("gives scenarios their turn one by one in Gradescope's smallest container", () => {
    expect(scenariosAtATime({ cores: 0.5, memoryBytes: 768 * MB })).to.equal(1);
    expect(scenariosAtATime({ cores: 2, memoryBytes: 4096 * MB })).to.equal(6);
    expect(scenariosAtATime({ cores: 8, memoryBytes: 1024 * MB })).to.be.at.most(4);
  });
});
