import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The environment variable with the path of the browser to use, before all others. */
export const BROWSER_VARIABLE = "LEDGER_BROWSER";

/** The names under which browsers of the Chromium family stand in a `PATH`. */
const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "msedge",
  "chrome",
];

/** Where they are installed outside of a `PATH`, behind the folders of programs. */
const WINDOWS_PLACES = [
  "Google/Chrome/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];
const WINDOWS_FOLDERS = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];
const MAC_PLACES = ["Google Chrome", "Microsoft Edge", "Chromium"];

/** No browser was found; the message says what to install. */
export class NoBrowser extends Error {
  constructor() {
    super(
      "No Chromium, Chrome or Edge is installed here. Install one (on Debian and Ubuntu: " +
        `apt install chromium), or name its program in the environment variable ${BROWSER_VARIABLE}.`,
    );
    this.name = "NoBrowser";
  }
}

/**
 * The program of an installed browser of the Chromium family: Chromium, Chrome or Edge.
 *
 * @throws NoBrowser when none is installed.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string {
  const named = env[BROWSER_VARIABLE];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new NoBrowser();
  }
  const found = candidates(env).find((path) => existsSync(path));
  if (found === undefined) throw new NoBrowser();
  return found;
}

function candidates(env: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === "win32") {
    const folders = WINDOWS_FOLDERS.flatMap((name) => env[name] ?? []);
    return WINDOWS_PLACES.flatMap((place) => folders.map((folder) => join(folder, place)));
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const inPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform !== "darwin") return inPath;
  const applications = MAC_PLACES.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...applications, ...inPath];
}
