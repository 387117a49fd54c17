// Starts processes that leave its group, until there are 300.
const { spawn } = require("node:child_process");
const [LIMIT, AT_ONCE] = [300, 20];

let count = 0;
const timer = setInterval(() => {
  for (let i = 0; i < AT_ONCE && count < LIMIT; i += 1, count += 1) {
    spawn("sleep", ["600.25"], { detached: true, stdio: "ignore" })
      .on("error", () => {})
      .unref();
  }
  if (count >= LIMIT) clearInterval(timer);
}, 20);
setInterval(() => {}, 1000);
