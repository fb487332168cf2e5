/** What an engine costs for a chunk of tasks that do nothing. */
import { spawn } from "node:child_process";
import type { Overhead } from "@sgd-basins/bench-documents";
import { queueEngine } from "@sgd-basins/studies/queue";
import { type OpenEngine, threadEngine } from "@sgd-basins/studies/scheduling";
import { orAborted } from "../interrupt.ts";
import { verifyThat } from "../tasks/verify.ts";

const kinds = new URL("./emptyKind.ts", import.meta.url);
const code = "0".repeat(64);
/** Expected work that makes a chunk of a single task. */
const WORK_OF_A_CHUNK = 100;

/** One thread of this process. */
export function threadOverhead(chunks: number, signal: AbortSignal): Promise<Overhead> {
  return measureEngine(threadEngine(1, kinds.href), chunks, signal);
}

/** One worker process with one thread, at a Redis of this machine. */
export async function queueOverhead(url: string, chunks: number, signal: AbortSignal): Promise<Overhead> {
  const place = { url, queue: "overhead" };
  const file = new URL("./emptyWorker.ts", import.meta.url).pathname;
  const worker = spawn(process.execPath, [file, url, place.queue, code], { stdio: "ignore" });
  try {
    return await measureEngine(queueEngine(place, { code, giveUpAfterSeconds: 30 }), chunks, signal);
  } finally {
    worker.kill("SIGKILL");
  }
}

/** Seconds a chunk: with nothing else under way, there and back; and in a stream as wide as the engine has lanes. */
async function measureEngine(open: OpenEngine, chunks: number, signal: AbortSignal): Promise<Overhead> {
  const engine = await open(chunks, (error) => {
    throw error;
  });
  let next = 0;
  const run = async (): Promise<void> => {
    const task = next++;
    const answer = engine.run({ key: String(task), kind: "empty", task, work: WORK_OF_A_CHUNK });
    const part = await orAborted(answer, signal);
    verifyThat(part === task, "an empty task gives its number back");
  };
  const timed = async (lanes: number): Promise<number> => {
    const end = next + chunks;
    const begin = performance.now();
    const lane = async (): Promise<void> => {
      while (next < end) await run();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return (performance.now() - begin) / 1000 / chunks;
  };
  try {
    // Until the worker is there and the code is compiled.
    await timed(1);
    return { alone: await timed(1), inStream: await timed(engine.lanes) };
  } finally {
    // Somebody's Ctrl-C has reached Redis too, and the engine would wait for it to come back.
    const ended = engine.end();
    if (signal.aborted) ended.catch(() => {});
    else await ended;
  }
}
