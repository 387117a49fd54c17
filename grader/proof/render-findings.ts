import chalk from "chalk";
import type { Finding } from "./finding.ts";
import type { ProofSay, proofCatalogue } from "./messages.ts";
import type { Verified } from "./verify.ts";

type TextId = keyof typeof proofCatalogue;

const SIGNS = { same: chalk.green("✓"), differs: chalk.red("✗"), note: chalk.yellow("·") } as const;

/** What was found of one thing, a line each. */
export function renderVerified({ path, findings }: Verified, say: ProofSay): string {
  const head = path === null ? [] : [chalk.bold(path)];
  return [...head, ...findings.map((finding) => renderFinding(finding, say))].join("\n");
}

/** The verdict over all that was found. */
export function renderVerdict(all: readonly Verified[], say: ProofSay): string {
  const findings = all.flatMap((verified) => verified.findings);
  const wrong = findings.filter(({ kind }) => kind === "differs");
  if (wrong.length > 0) return chalk.red(say("verdict.differs", { count: wrong.length }));
  const has = (id: Finding["id"]): boolean => findings.some((one) => one.id === id);
  const proofs: TextId[] = [];
  if (has("found.rerun")) proofs.push("verdict.proved.rerun");
  if (has("found.signature")) proofs.push("verdict.proved.signature");
  const verdict = chalk.green(say("verdict.consistent"));
  if (proofs.length === 0) return `${verdict}\n${say("verdict.limits")}`;
  return [verdict, ...proofs.map((id) => chalk.green(say(id)))].join("\n");
}

/** Whether something is not as the record gives it. */
export function hasDifferences(all: readonly Verified[]): boolean {
  return all.some(({ findings }) => findings.some(({ kind }) => kind === "differs"));
}

function renderFinding({ kind, id, details = {} }: Finding, say: ProofSay): string {
  const part = details["part"];
  const named = part === undefined ? details : { ...details, part: say(`part.${part}` as TextId) };
  return `  ${SIGNS[kind]} ${say(id, named)}`;
}
