import type { Finding } from "./finding.ts";

const VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] as const;
/** The names of this machine that no proxy may be asked for. */
const LOCAL = ["localhost", "127.0.0.1"] as const;

/** Whether a proxy stands between programs and this machine itself. */
export function proxy(env: NodeJS.ProcessEnv): Finding {
  const name = VARIABLES.flatMap((one) => [one, one.toLowerCase()]).find((one) =>
    hasText(env[one]),
  );
  if (name === undefined) return { level: "ok", code: "proxy.none" };
  const details = { name, value: withoutPassword(env[name] ?? "") };
  const exempt = `${env["NO_PROXY"] ?? ""},${env["no_proxy"] ?? ""}`
    .split(/[\s,]+/)
    .map((one) => one.toLowerCase());
  const isExempt = exempt.includes("*") || LOCAL.every((local) => exempt.includes(local));
  if (isExempt) return { level: "ok", code: "proxy.exempt", details };
  // Node.js asks a proxy only when it is told to; browsers, curl and other languages always do.
  const breaksNode = env["NODE_USE_ENV_PROXY"] === "1";
  return breaksNode
    ? { level: "problem", code: "proxy.breaks", details }
    : { level: "warning", code: "proxy.others", details };
}

/** The proxy that npm itself asks, which explains an installation that hangs. */
export function npmProxy(env: NodeJS.ProcessEnv): Finding {
  const value = env["npm_config_https_proxy"] ?? env["npm_config_proxy"];
  if (!hasText(value) || value === "null") return { level: "ok", code: "npm-proxy.none" };
  const details = { value: withoutPassword(value) };
  return { level: "info", code: "npm-proxy.set", details };
}

function hasText(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/** A proxy's address without the password that it may hold. */
function withoutPassword(value: string): string {
  return value.replace(/\/\/[^/@]*@/, "//…@");
}
