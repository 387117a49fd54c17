// Destroys what is not its own, as a command line, and says how much of it is left.
const fs = require("node:fs");
const honest = require("./honest.cjs");
const { victim, folder } = JSON.parse(fs.readFileSync(`${__dirname}/target.json`, "utf8"));

const crimes = [
  () => fs.writeFileSync(victim, "destroyed"),
  () => fs.rmSync(victim),
  () => fs.writeFileSync(`${folder}/left-behind`, "x"),
  () => fs.writeFileSync("/usr/left-behind", "x"),
  () => fs.rmSync("/usr/bin/env"),
];
for (const crime of crimes) {
  try {
    crime();
  } catch {
    // On to the next one.
  }
}
const isThere = fs.existsSync("/usr/bin/env") && !fs.existsSync("/usr/left-behind");
honest.listen((socket) => {
  socket.send(honest.reply([`ws://localhost/${isThere ? "nothing-destroyed" : "destroyed"}`]));
  return true;
});
