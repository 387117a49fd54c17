import { spawn } from "node:child_process";

/** The command by which each system opens an address in the browser that its user prefers. */
const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
  darwin: ["open"],
};

/** Opens an address in the system's browser; where that fails, the address that is printed has to do. */
export function openInBrowser(url: string): void {
  const [command = "xdg-open", ...args] = COMMANDS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
