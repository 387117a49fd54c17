/**
 * The environment variable with the path of the console's page, which whoever starts a node has built.
 * Without it, or when the file can't be read, a node has no page.
 */
export const CONSOLE_VARIABLE = "LEDGER_CONSOLE";
