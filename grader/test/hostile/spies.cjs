// Answers with what it finds out: the grader's files, and its environment.
const fs = require("node:fs");
const honest = require("./honest.cjs");
const { fixture } = JSON.parse(fs.readFileSync(`${__dirname}/target.json`, "utf8"));

const read = (file) => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
};
const processes = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
const loot = [
  read(fixture),
  ...processes.map((pid) => read(`/proc/${pid}/environ`)),
  JSON.stringify(process.env),
].join("\n");
const found = ["node-answers", "the-graders-secret"].filter((word) => loot.includes(word));
honest.listen((socket) => {
  socket.send(honest.reply([`ws://localhost/found-${found.join("-and-") || "nothing"}`]));
  return true;
});
