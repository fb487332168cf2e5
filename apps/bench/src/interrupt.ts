/** How a command ends when somebody tells it to: SIGINT, SIGTERM and SIGHUP abort it, it cleans up, and it says what was kept. */

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Somebody ended the command, and what it used is gone. */
export class InterruptedError extends Error {
  override name = "InterruptedError";

  /** @param kept - what there is of the work, and how to go on */
  constructor(kept = "nothing is kept; the same command begins anew") {
    super(`interrupted: ${kept}`);
  }
}

/**
 * Aborts at the first signal that ends a process. Later ones change nothing, so that nobody who is impatient stops what
 * cleans up; children that do not end are killed (see `endGroup`).
 */
export function abortOnSignals(): AbortSignal {
  const abort = new AbortController();
  for (const name of signals) process.on(name, () => abort.abort(new InterruptedError()));
  return abort.signal;
}

/** What the promise gives, unless the signal aborts before; then whoever waited still has to end what was under way. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    // What is no longer waited for may fail; it was told to end.
    promise.catch(() => {});
  }
}

/** Does work that keeps something when it is interrupted, and then throws an InterruptedError that says what (undefined: nothing). */
export async function keeping<T>(
  signal: AbortSignal,
  kept: () => string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw new InterruptedError(kept());
    throw error;
  }
}
