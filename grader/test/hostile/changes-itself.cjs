// Wrong as it was handed in; puts a right program in its place, for whoever looks next.
const fs = require("node:fs");
const honest = require("./honest.cjs");
const { folder } = JSON.parse(fs.readFileSync(`${__dirname}/target.json`, "utf8"));

for (const file of [__filename, `${folder}/changes-itself.cjs`]) {
  try {
    fs.writeFileSync(file, 'require("./honest.cjs").listen();\n');
  } catch {
    // Then not.
  }
}
honest.listen((socket) => {
  socket.send(honest.reply(["ws://localhost/wrong"]));
  return true;
});
