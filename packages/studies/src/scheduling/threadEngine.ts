import { Piscina } from "piscina";
import type { EngineJob, OpenEngine } from "./engine.ts";
import { joinLanes } from "./joinLanes.ts";
import type { WorkerData } from "./worker.ts";

/**
 * Worker threads of this process.
 *
 * @param workers - threads, at least 1
 * @param kinds - URL of the module that exports `taskKind`
 */
export function threadEngine(workers: number, kinds: string): OpenEngine {
  return (jobs, fail) => {
    const threads = Math.min(workers, jobs);
    const separateLanes = joinLanes();
    const pool = new Piscina<Pick<EngineJob, "kind" | "task">, unknown>({
      filename: new URL("./worker.ts", import.meta.url).href,
      workerData: { kinds } satisfies WorkerData,
      minThreads: threads,
      maxThreads: threads,
      recordTiming: false,
    });
    pool.on("error", fail);
    return {
      // Two a worker, so that a worker which finishes finds its next task already in the pool's queue.
      lanes: 2 * threads,
      run: ({ kind, task }) => pool.run({ kind, task }),
      async end() {
        await pool.destroy();
        separateLanes();
      },
    };
  };
}
