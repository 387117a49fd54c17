/**
 * What students get: the one list that decides it. A path is in the handout when a line of
 * {@link INCLUDED} is it or is above it, and no pattern of {@link EXCLUDED} fits. The labs themselves
 * come from their pristine skeletons, never from `labs/lab*`, where somebody may have been solving them.
 */

/** Files and folders of the project that are handed out. */
export const INCLUDED: readonly string[] = [
  ...[".gitattributes", ".gitignore", "LICENSE", "README.md", "README.zh.md"],
  ...["package.json", "package-lock.json", "tsconfig.base.json", "tsconfig.json"],
  ...["docs", "fixtures", "grader", "labs/kit"],
];

/** What of it is the teacher's, and why. */
export const EXCLUDED: readonly RegExp[] = [
  // Tests hold solutions, and second implementations.
  /\.test\.ts$/,
  /(^|\/)test\//,
  /(^|\/)test-[^/]+\.ts$/,
  /^grader\/evidence\/pictures\/golden(\/|\.ts$)/,
  // Complete programs with one slip each; their fingerprints are data and stay.
  /^grader\/mutants\/.*\.ts$/,
  /^grader\/command\/(mutants|soak|soak-race|handout|keys|pictures-update|class|soak-class)\.ts$/,
  /^grader\/command\/(gradescope|gradescope-run|similar|tournament|worker|bench|simulate)\.ts$/,
  /^grader\/(handout|soak|soak-class|class|gradescope|similarity|submissions|tournament|queue)\//,
  // What measures and simulates the reference.
  /^grader\/(bench|simulate)\//,
  // What cuts skeletons out of the reference, and the checks of this repository.
  /^labs\/kit\/skeleton\/(cut|skeleton|make-pristine|stage-functions)\.ts$/,
  /^labs\/kit\/tools\/(check|skeletons|test)\.ts$/,
  // Which slips the checks find, how to teach and to grade with it, how it is built and how fast it is; what makes the site.
  /^docs\/[^/]+\/(traps|teachers|internals|platforms|speed)\.md$/,
  /^docs\/(\.vitepress|site|pictures)\//,
  /^docs\/tsconfig\.json$/,
];

/** The npm scripts that work there. */
export const SCRIPTS: readonly string[] = [
  ...["grade", "watch", "explore", "demo", "node", "tracker", "builder", "race", "chain"],
  ...["send", "doctor", "reset", "submit", "update", "report", "verify"],
];

/** Whether a file of the project is handed out; the path has `/`. */
export function isHandedOut(path: string): boolean {
  const isIncluded = INCLUDED.some((one) => path === one || path.startsWith(`${one}/`));
  return isIncluded && !EXCLUDED.some((pattern) => pattern.test(path));
}
