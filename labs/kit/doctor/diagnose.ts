import type { Finding } from "./finding.ts";
import { disk, place, watching, writable } from "./folder.ts";
import { modules, nodeVersion, npmVersion } from "./installation.ts";
import { localhost, webSocket } from "./loopback.ts";
import { browser, bubblewrap, clock, font, memory, powerShell, user } from "./machine.ts";
import { port } from "./ports.ts";
import { npmProxy, proxy } from "./proxy.ts";

/**
 * Looks at everything, one after the other, so that nothing disturbs what is measured.
 *
 * @param root - the project's folder.
 * @param ports - the ports that nodes are to listen on.
 */
export async function diagnose(
  root: string,
  ports: readonly number[],
  env: NodeJS.ProcessEnv,
): Promise<Finding[]> {
  const { platform } = process;
  const began = readClocks();
  const findings = [nodeVersion(), npmVersion(env), modules(root)];
  findings.push(writable(root), place(root, platform), disk(root), await watching(root));
  findings.push(await localhost(), await webSocket());
  for (const number of ports) findings.push(await port(number));
  findings.push(proxy(env), npmProxy(env), memory(), user(), await font(), browser(env));
  if (platform === "linux") findings.push(await bubblewrap(env));
  if (platform === "win32") findings.push(await powerShell());
  findings.push(clock(readClocks(), began));
  return findings;
}

function readClocks(): { readonly wallMs: number; readonly monotonicMs: number } {
  return { wallMs: Date.now(), monotonicMs: performance.now() };
}
