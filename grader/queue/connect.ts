import type * as BullMq from "bullmq";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { createQueueSay } from "./messages.ts";
import { shownUrl } from "./queue-options.ts";

/** How long Redis may take to answer at the beginning. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * The packages of the queue. They are optional: whoever grades on one machine goes without.
 *
 * @throws UsageError when they are not installed, or Redis can't be reached.
 */
export async function connect(url: string, language: Language): Promise<typeof BullMq> {
  const say = createQueueSay(language);
  const [bullmq, ioredis] = await Promise.all([import("bullmq"), import("ioredis")]).catch(() => {
    throw new UsageError(say("usage.no-package"));
  });
  const redis = new ioredis.Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let reason = "";
  redis.on("error", (error: NodeJS.ErrnoException) => {
    reason = error.code ?? error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    if (reason === "") reason = (error as Error).message;
    throw new UsageError(say("usage.unreachable", { url: shownUrl(url), reason }));
  } finally {
    redis.disconnect();
  }
  return bullmq;
}

/** How BullMQ connects: it tries on and on, since a queue outlives a network that is gone for a while. */
export function connectionTo(url: string): BullMq.ConnectionOptions {
  return { url, maxRetriesPerRequest: null };
}
