/** How many texts are remembered: what is on its way at a time in a large network. */
const REMEMBERED = 256;

/**
 * JSON texts that a thousand nodes are told, read once. What is read is frozen, so that programs may
 * share it: one that changes it gets an error, as if another process had come between.
 */
export class SharedValues {
  readonly #values = new Map<string, unknown>();

  /** The value of a text; the same one as long as it is remembered. */
  parse(text: string): unknown {
    return this.remember(text, () => JSON.parse(text));
  }

  /** The value that is remembered under a key, or that is made now. */
  remember<Value>(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known as Value;
    const value = freeze(make());
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > REMEMBERED && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
