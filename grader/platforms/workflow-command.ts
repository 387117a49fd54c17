/**
 * The workflow commands of GitHub Actions: lines on standard output by which a step speaks to its
 * runner, https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
 */
import { randomBytes } from "node:crypto";

/** The properties of a command, such as a file and a line; one that is undefined is left out. */
export type Properties = Readonly<Record<string, string | number | undefined>>;

/**
 * One workflow command as a line, escaped by the rules of the runner.
 *
 * @example workflowCommand("error", { file: "node.ts", line: 3 }, "no reply") // ::error file=node.ts,line=3::no reply
 */
export function workflowCommand(name: string, properties: Properties, message: string): string {
  const list = Object.entries(properties)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${name}${list === "" ? "" : ` ${list}`}::${escapeData(message)}`;
}

/**
 * A pair of lines between which the runner takes nothing for a command: what a submission printed may
 * look like one.
 */
export function silence(): { readonly begin: string; readonly end: string } {
  const token = randomBytes(16).toString("hex");
  return { begin: `::stop-commands::${token}`, end: `::${token}::` };
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
