/** Messages that nobody takes are kept up to this number, and up to so many characters or bytes in all. */
const MAX_KEPT = 10_000;
const MAX_KEPT_LENGTH = 128 * 1024 * 1024;

/** Messages that have come in and wait, in their order, for the one who takes them. */
export class Inbox<Message extends { readonly length: number } = string> {
  readonly #messages: Message[] = [];
  #length = 0;
  #hasEnded = false;
  #wake: (() => void) | null = null;

  /** Puts a message in. */
  add(message: Message): void {
    if (this.#messages.length < MAX_KEPT && this.#length < MAX_KEPT_LENGTH) {
      this.#messages.push(message);
      this.#length += message.length;
    }
    this.#wake?.();
  }

  /** Says that no further message comes; those that are there can still be taken. */
  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }

  /** Takes the next message if it is there already. */
  take(): Message | undefined {
    const message = this.#messages.shift();
    this.#length -= message?.length ?? 0;
    return message;
  }

  /** Takes the next message, or waits for it; null when none comes in time, or none any more. */
  async next(timeoutMs: number): Promise<Message | null> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const message = this.take();
      if (message !== undefined) return message;
      const left = deadline - performance.now();
      if (this.#hasEnded || left <= 0) return null;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
  }
}
