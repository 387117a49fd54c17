import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { LOOK_MS, WAIT_TIMEOUT_MS } from "./scene.ts";
import type { Scene } from "./scene.ts";

/**
 * Tries again and again until a look finds what it looks for.
 *
 * @param look - returns null when it is there, else what is still wrong; it may also throw a
 * CheckFailure, which counts as not there yet.
 * @param within - seconds, before the timeout factor.
 * @throws CheckFailure with the last fault when the time is over, or when a program has ended.
 */
export async function waitUntil(
  scene: Scene,
  within: number | undefined,
  look: () => Promise<Failure | null> | Failure | null,
  except?: string,
): Promise<void> {
  const timeoutMs = (within === undefined ? WAIT_TIMEOUT_MS : within * 1000) * scene.timeoutFactor;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const fault = await lookOnce(look);
    if (fault === null) return;
    scene.cluster.checkAlive(except);
    if (performance.now() > deadline)
      throw new CheckFailure({ ...fault, waited: timeoutMs / 1000 });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function lookOnce(
  look: () => Promise<Failure | null> | Failure | null,
): Promise<Failure | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
}
