/**
 * The pure functions of a lab by name, so that the grader can ask them directly: those of the stages
 * that have no message of their own. Arguments and results are JSON values.
 */
export type ProbeCalls = Readonly<Record<string, (...args: never[]) => unknown>>;
