/**
 * One side of a round, in a process of its own that answers its parent's questions. It runs from the worktree of the side,
 * against that side's packages, and so imports no package that an earlier commit may lack.
 */

import { loadSuite, type SuiteName } from "../suites/index.ts";
import type { PreparedTask } from "../tasks/suite.ts";
import { type WarmTask, warm } from "../tasks/warm.ts";
import { countCall, installCounters } from "./counts.ts";
import type { CountedTask, Missing, RoundQuestion, RoundSetup, TaskName } from "./roundTask.ts";
import { wasmBytes } from "./wasmBytes.ts";
import { slowKernel } from "./wrapKernels.ts";

const setup = JSON.parse(process.argv[2]) as RoundSetup;
if (setup.count) installCounters();
if (setup.slow !== undefined) slowKernel(setup.slow.kernel, setup.slow.share);

/** What `use` makes of the task, or why there is nothing. */
async function withTask<Result>(name: TaskName, use: (task: PreparedTask) => Result): Promise<Result | Missing> {
  try {
    const { tasks } = await loadSuite(name.suite as SuiteName);
    // Peers' tasks, whose titles are not their names, are never compared.
    const task = tasks.find((one) => one.implementation === "sgd-basins" && one.name === name.title);
    return task === undefined ? { missing: "no such task" } : use(task.prepare());
  } catch (error) {
    return { missing: error instanceof Error ? error.message.split("\n")[0] : String(error) };
  }
}

let warmTask: WarmTask | undefined;

async function answer(question: RoundQuestion): Promise<unknown> {
  switch (question.ask) {
    case "count": {
      const tasks: CountedTask[] = [];
      for (const name of question.tasks) {
        tasks.push(await withTask(name, (prepared) => ({ counts: countCall(prepared) })));
      }
      return { tasks, wasm: await wasmBytes() };
    }
    case "warm":
      return withTask(question.task, (prepared) => {
        warmTask = warm(prepared, question.seconds);
        return {};
      });
    case "sample":
      return { seconds: warmTask?.sample() ?? Number.NaN };
  }
}

process.on("message", async (question) => process.send?.(await answer(question as RoundQuestion)));
