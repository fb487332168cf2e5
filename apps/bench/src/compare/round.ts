/**
 * One side's part of a round, in a process of its own: reads what to do from stdin, runs the tasks one after the other,
 * and writes what it found to stdout. It runs from the worktree of the side, against that side's packages.
 */
import { readFileSync } from "node:fs";
import { warm } from "../sides/sampleCalls.ts";
import { loadSuite, type SuiteName } from "../suites/index.ts";
import { titleOf } from "../suites/suite.ts";
import { countCall, installCounters } from "./counts.ts";
import type { RoundAnswer, RoundTask, TaskAnswer } from "./roundTask.ts";
import { wasmBytes } from "./wasmBytes.ts";
import { slowKernel } from "./wrapKernels.ts";

const request = JSON.parse(readFileSync(0, "utf8")) as RoundTask;
if (request.count) installCounters();
if (request.slow !== undefined) slowKernel(request.slow.kernel, request.slow.share);
const clock = (): number => performance.now() / 1000;

async function answerFor(suite: string, title: string): Promise<TaskAnswer> {
  try {
    const task = (await loadSuite(suite as SuiteName)).tasks.find((candidate) => titleOf(candidate) === title);
    if (task === undefined) return { missing: "no such task" };
    const prepared = task.prepare();
    if (request.count) return { counts: countCall(prepared) };
    return { seconds: warm(prepared, request.warmUp, clock).sample(request.seconds) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message.split("\n")[0] : String(error) };
  }
}

const tasks: TaskAnswer[] = [];
for (const { suite, title } of request.tasks) tasks.push(await answerFor(suite, title));
const answer: RoundAnswer = { tasks, wasm: request.count ? await wasmBytes() : {} };
process.stdout.write(JSON.stringify(answer));
