/**
 * `npm run bench [-- --seconds 3]`: how fast the reference tries nonces, beside other ways to do it,
 * measured one after the other in one run. Only the ratios mean anything: machines differ.
 */
import yargs from "yargs";
import { measureHashing } from "./hashing.ts";

const { seconds } = yargs(process.argv.slice(3))
  .scriptName("npm run bench --")
  .option("seconds", { type: "number", default: 3, describe: "how long each way is measured" })
  .strict()
  .version(false)
  .parseSync();

const rates = measureHashing(seconds);
const [base] = rates;
for (const { name, hashesPerSecond } of rates) {
  const ratio = hashesPerSecond / (base?.hashesPerSecond ?? hashesPerSecond);
  const millions = (hashesPerSecond / 1e6).toFixed(2);
  process.stdout.write(
    `${name.padEnd(24)}${millions.padStart(8)} M/s${ratio.toFixed(2).padStart(8)}\n`,
  );
}
