// Answers well, and leaves a process behind: in a session of its own, its parent gone.
const { spawnSync } = require("node:child_process");

const orphan =
  'require("node:child_process").spawn("sleep", ["600.5"], { detached: true, stdio: "ignore" }).unref()';
spawnSync(process.execPath, ["-e", orphan]);
require("./honest.cjs").listen();
