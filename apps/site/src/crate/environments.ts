/** In which circumstances the results were computed, like ones together. */
import type { Crate } from "./crate.ts";
import { cardOf, resultsIn } from "./readCrate.ts";

export interface Environment {
  /** Null where no run is known to have written the bytes. */
  readonly commit: string | null;
  /** "Node.js v24.21.0 on linux x64". */
  readonly runtime: string | null;
  readonly results: number;
}

/** The environments of a report, that of most results first. */
export function environmentsOf(crate: Crate): Environment[] {
  const environments = new Map<string, Environment>();
  for (const id of resultsIn(crate)) {
    const { commit, environment } = cardOf(crate, id);
    const key = `${commit} ${environment}`;
    const results = (environments.get(key)?.results ?? 0) + 1;
    environments.set(key, { commit, runtime: environment, results });
  }
  return [...environments.values()].sort((a, b) => b.results - a.results);
}
