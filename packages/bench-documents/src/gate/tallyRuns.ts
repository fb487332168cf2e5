import type { GateRun } from "../stored/gateFile.ts";

type Result = GateRun["tasks"][number];

/** What some comparisons said of one task. */
export interface Tally {
  /** "suite/title". */
  readonly name: string;
  readonly uses: boolean;
  /** One result a comparison; a task that failed in one has none of it. */
  readonly results: readonly Result[];
  readonly count: (verdict: Result["verdict"]) => number;
}

/** Results task by task, in the order in which tasks first come up. */
export function tallyRuns(runs: readonly GateRun[]): Tally[] {
  const byName = Map.groupBy(
    runs.flatMap(({ tasks }) => tasks),
    ({ suite, title }) => `${suite}/${title}`,
  );
  return [...byName].map(([name, results]) => ({
    name,
    uses: results[0].uses,
    results,
    count: (verdict) => results.filter((result) => result.verdict === verdict).length,
  }));
}
