/** Amounts of fresh transactions are whole thousands up to this, as on the slides. */
const MAX_THOUSANDS = 9;

/**
 * The text of a request that merges one transaction nobody has seen yet: on a node that knows the
 * slides' transactions already, theirs change nothing.
 */
export function freshTransaction(): string {
  const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
  const transaction = {
    id: randomId(),
    sender: randomId(),
    receiver: randomId(),
    amount: (1 + (random % MAX_THOUSANDS)) * 1000,
  };
  return JSON.stringify({ op: "merge", args: { pool: [transaction] } }, null, 2);
}

/** A random UUID; `crypto.randomUUID` is missing where a page comes from another machine by http. */
function randomId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const fourth = "89ab".charAt((bytes[8] ?? 0) % 4);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...parts, `${fourth}${digits.slice(17, 20)}`, digits.slice(20)].join("-");
}
