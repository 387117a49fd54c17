/** What is told of a fault that nobody has foreseen: its stack where it has one, for whoever mends it. */
export function faultText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
