import { fork } from "node:child_process";
import { join } from "node:path";
import { FailedError } from "../failedError.ts";
import { endGroup } from "../processes/endGroup.ts";
import { lastWords } from "../processes/lastWords.ts";
import { heldTo } from "./core.ts";
import type { CountAnswer, Missing, RoundQuestion, RoundSetup, TaskName } from "./roundTask.ts";

/** A side's process; it answers one question after the other. */
export interface RoundProcess {
  readonly count: (tasks: readonly TaskName[]) => Promise<CountAnswer>;
  readonly warm: (task: TaskName, seconds: number) => Promise<Missing | Record<never, never>>;
  readonly sample: () => Promise<{ readonly seconds: number }>;
  /** Ends the process; resolves when it is gone. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a fresh process from a side's folder. Its questions reject if it ends, and when the signal aborts.
 *
 * @param core - what the process is held to; null for any
 */
export function startRound(
  folder: string,
  setup: RoundSetup,
  signal: AbortSignal,
  core: number | null = null,
): RoundProcess {
  const script = join(folder, "apps", "bench", "src", "compare", "round.ts");
  const child = fork(script, [JSON.stringify(setup)], {
    cwd: folder,
    // A group of its own, with what a task starts.
    detached: true,
    // A core is reached through taskset, which turns into Node, so that the channel and the signals are Node's.
    ...(core === null ? { execArgv: [] } : { execPath: "taskset", execArgv: heldTo(core, process.execPath) }),
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const complaint = lastWords(child.stderr);
  const end = (): void => endGroup(child);
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  const closed = new Promise<Error>((resolve) => {
    // A child that did not start has no exit; one that is aborted is told to end, and ends.
    child.once("error", (error) => {
      if (child.pid === undefined) resolve(error);
    });
    const why = (code: number | null) => new FailedError(`a round in ${folder} ended with ${code}: ${complaint()}`);
    child.once("exit", (code) => resolve(signal.aborted ? signal.reason : why(code)));
  }).finally(() => signal.removeEventListener("abort", end));
  const ask = async <Answer>(question: RoundQuestion): Promise<Answer> => {
    const answer = new Promise<Answer>((resolve) => child.once("message", (message) => resolve(message as Answer)));
    const failed = closed.then((error): never => {
      throw error;
    });
    if (child.connected) child.send(question);
    return Promise.race([answer, failed]);
  };
  return {
    count: (tasks) => ask({ ask: "count", tasks }),
    warm: (task, seconds) => ask({ ask: "warm", task, seconds }),
    sample: () => ask({ ask: "sample" }),
    close: async () => {
      if (child.connected) child.disconnect();
      await closed;
    },
  };
}

/** Counts tasks in a fresh process. */
export async function countTasks(
  folder: string,
  tasks: readonly TaskName[],
  signal: AbortSignal,
): Promise<CountAnswer> {
  const round = startRound(folder, { count: true }, signal);
  try {
    return await round.count(tasks);
  } finally {
    await round.close();
  }
}
