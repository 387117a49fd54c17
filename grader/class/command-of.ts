/** Words that no shell reads anything into. */
const PLAIN = /^[\w./:=@%+,~-]+$/;

/** The command that was given to `npm run class`, to be typed again. */
export function commandOf([lab = "", ...rest]: readonly string[]): string {
  const words = rest.map((word) => (PLAIN.test(word) ? word : JSON.stringify(word)));
  return ["npm run class", lab, "--", ...words].join(" ");
}
