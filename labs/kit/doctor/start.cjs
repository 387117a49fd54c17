/**
 * `npm run doctor`: begins in JavaScript that Node.js of any age can read, since an old Node.js or
 * missing packages are what it is asked about most. Once both are there, the rest is TypeScript.
 */
"use strict";
var fs = require("fs");
var path = require("path");
var url = require("url");

/** The oldest Node.js that the project runs on: major and minor version. */
var OLDEST = [20, 19];
/** Packages without which no tool of the project starts. */
var NEEDED = ["esbuild", "i18next", "yargs", "yargs-parser", "ws"];
var ROOT = path.resolve(__dirname, "../../..");

var FINDINGS = {
  "node-version.old": {
    zh: "Node.js 是 {what}，需要 20.19 或更新。请从 https://nodejs.org 安装 LTS 版，重开终端，再运行 npm ci。",
    en: "Node.js is {what}; 20.19 or newer is needed. Install the LTS version from https://nodejs.org, open a new terminal, and run npm ci again.",
  },
  "modules.missing": {
    zh: "缺少软件包：{what}。请在项目文件夹里运行 npm ci，然后再运行一次 npm run doctor。",
    en: "Packages are missing: {what}. Run npm ci in the project's folder, then npm run doctor once more.",
  },
};

/** What keeps the tools from starting at all; null when nothing does. */
function firstFault() {
  var version = process.versions.node;
  var parts = version.split(".").map(Number);
  if (parts[0] < OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] < OLDEST[1])) {
    return { item: "node-version", code: "node-version.old", what: version };
  }
  var missing = NEEDED.filter(function (name) {
    return !fs.existsSync(path.join(ROOT, "node_modules", name, "package.json"));
  });
  if (missing.length === 0) return null;
  return { item: "modules", code: "modules.missing", what: missing.join(", ") };
}

/** `zh` or `en`, by `--lang`, npm's own setting or the environment, as all tools choose it. */
function language() {
  var args = process.argv.slice(2);
  var env = process.env;
  var at = args.indexOf("--lang");
  var joined = args.filter(function (arg) {
    return arg.indexOf("--lang=") === 0;
  })[0];
  var asked = at !== -1 ? args[at + 1] : joined ? joined.slice(7) : env.npm_config_lang;
  if (asked === "zh" || asked === "en") return asked;
  var locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  if (!locale) locale = Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? "zh" : "en";
}

function tell(fault) {
  var lang = language();
  var text = FINDINGS[fault.code][lang].replace("{what}", fault.what);
  if (process.argv.indexOf("--json") !== -1 || process.env.npm_config_json === "true") {
    var finding = { item: fault.item, level: "problem", code: fault.code, text: text };
    console.log(JSON.stringify({ problems: 1, warnings: 0, findings: [finding] }, null, 2));
  } else console.log((lang === "zh" ? "✘ 问题  " : "✘ problem  ") + text);
  process.exitCode = 1;
}

var fault = firstFault();
if (fault !== null) tell(fault);
else {
  process.argv.splice(2, 0, "doctor");
  import(url.pathToFileURL(path.join(ROOT, "labs/kit/tools/launch.js")).href).catch(
    function (error) {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
