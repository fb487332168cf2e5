import { Worker } from "node:worker_threads";
import { WrongResultError } from "../tasks/verify.ts";
import type { Side } from "./side.ts";

/** Where a thread finds its task: `export` of `module` is called with `values`, JSON data, and gives a PreparedTask. */
export interface ThreadTask {
  readonly module: string;
  readonly export: string;
  readonly values: readonly unknown[];
}

/** What the thread answers to a number of seconds, and once when it is ready. */
export type ThreadAnswer = { readonly perCall: number } | { readonly wrongResult: string } | { readonly ready: true };

/**
 * A task in a thread of its own, and so in an engine of its own.
 *
 * @param warmUp - seconds that it runs before it is ready
 * @throws WrongResultError if its result is wrong; else what the thread threw
 */
export async function startThread(task: ThreadTask, warmUp: number): Promise<Side> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: { task, warmUp } });
  const answer = (): Promise<ThreadAnswer> =>
    new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        end();
      };
      const onMessage = (message: ThreadAnswer): void => settle(() => resolve(message));
      const onError = (error: Error): void => settle(() => reject(error));
      const onExit = (code: number): void =>
        settle(() => reject(new Error(`the thread of ${task.export} ended with ${code}`)));
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    });
  const next = async (): Promise<ThreadAnswer> => {
    const message = await answer();
    if ("wrongResult" in message) throw new WrongResultError(`${task.export}: ${message.wrongResult}`);
    return message;
  };
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  try {
    await next();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    sample: async (seconds) => {
      worker.postMessage(seconds);
      const message = await next();
      return "perCall" in message ? message.perCall : Number.NaN;
    },
    close,
  };
}
