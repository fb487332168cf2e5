/** What was checked in a browser with another engine, in words. */
import { canonicalJson, digest, type EngineRecord, type MomentRun } from "@sgd-basins/report";
import { resultOf } from "../results/results.ts";
import { counted } from "../text/numbers.ts";

/** The published digests with which an engine's are compared. */
export interface Published {
  readonly digests: ReadonlyMap<string, string>;
  /** Appendix A's. */
  readonly runs: readonly MomentRun[];
}

/** "Table 3, Table 4 and Figure 1 have the published digests …": only of those digests that this report still publishes. */
export async function describeEngine(record: EngineRecord, published: Published): Promise<string[]> {
  const same: string[] = [];
  const older: string[] = [];
  for (const { id, run, sha256 } of record.digests) {
    const { name } = resultOf(id);
    const own = run === null ? published.digests.get(id) : await digestOf(published.runs[run]);
    (own === sha256 ? same : older).push(run === null ? name : `run ${run + 1} of ${published.runs.length} of ${name}`);
  }
  const pages = [...new Set(record.answers.map((path) => path.replace(/[?#].*/, "")))];
  return [
    ...(same.length > 0 ? [`Computed there with the published digests: ${same.join(", ")}.`] : []),
    ...(older.length > 0 ? [`Computed there before this report published another digest: ${older.join(", ")}.`] : []),
    `At ${counted(record.answers.length, "address", "addresses")} below ${pages.join(", ")} the page said what Node says.`,
    `${counted(record.pages, "page")}, ${record.widths.join(" and ")} px wide: no error, nothing wider than the window, every picture drawn.`,
  ];
}

async function digestOf(run: MomentRun | undefined): Promise<string | null> {
  return run === undefined ? null : digest(canonicalJson(run));
}
