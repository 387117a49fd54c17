/**
 * Whether a request looks like JSON whose double quotes the shell has taken away: `{op:pool}` for
 * `{"op":"pool"}`. Windows PowerShell and cmd do that on the way to a program.
 *
 * @returns the operation that it names (`pool`, or a placeholder), null when its quotes are there.
 * @example lostQuotes("{op:blocks,args:{start:1}}") === "blocks"
 */
export function lostQuotes(request: string): string | null {
  // A key without quotes right after the brace; anything with a quote in it was written as it is.
  if (request.includes('"') || !/^\s*\{\s*\\?[A-Za-z_]\w*\\?\s*:/.test(request)) return null;
  return /\bop\\?\s*:\s*\\?([\w-]+)/.exec(request)?.[1] ?? "OP";
}
