import { titleOf } from "@sgd-basins/bench-documents";
import { loadSuite, type SuiteName } from "../suites/index.ts";
import type { BenchTask } from "../tasks/suite.ts";

/**
 * The tasks of the suites whose "suite/name" holds the text, upper and lower case alike, dashes of any length too.
 *
 * @param filter - all tasks if empty
 */
export async function selectTasks(names: readonly SuiteName[], filter: string): Promise<BenchTask[]> {
  const suites = await Promise.all(names.map(loadSuite));
  return suites
    .flatMap(({ tasks }) => tasks)
    .filter((task) => asTyped(`${task.suite}/${titleOf(task)}`).includes(asTyped(filter)));
}

/** Lower case, with the dash that a keyboard has. */
export function asTyped(text: string): string {
  return text.toLowerCase().replaceAll("–", "-");
}
