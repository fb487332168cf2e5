/** From recorded runs to series and their change points. Pure. */
import type { ArtefactId } from "@sgd-basins/report";
import type { BenchReport } from "../schemas/benchReport.ts";
import { peakTask } from "../schemas/tasks.ts";
import { changePoints } from "../statistics/changePoints.ts";
import { hampel } from "../statistics/hampel.ts";
import { type ComparedChange, keyOfChange } from "../stored/confirmations.ts";
import { affectedArtefacts } from "./affectedArtefacts.ts";

interface TrendPoint {
  readonly commit: string;
  /** When the commit was made, and when it was measured. */
  readonly time: string | null;
  readonly measured: string;
  /** Seconds of a call. */
  readonly median: number;
  /** The task's median over the anchor's, of the same run: what does not change when the whole machine does. */
  readonly relative: number;
}

export interface Change {
  /** The commit's place in the order of all commits; what comes later is larger. */
  readonly place: number;
  /** The last commit before, and the first one after. */
  readonly before: string;
  readonly commit: string;
  readonly time: string | null;
  readonly measured: string;
  /** The relative time after over before: 1.1 is 10 % slower. */
  readonly factor: number;
  readonly pValue: number;
  /** What a paired comparison of the two commits said of it; null if there was none. */
  readonly comparison: ComparedChange | null;
}

export interface Trend {
  readonly machine: string;
  readonly suite: string;
  readonly name: string;
  readonly points: readonly TrendPoint[];
  readonly changes: readonly Change[];
  /** Ids of the artefacts whose computation calls what the task's suite measures. */
  readonly artefacts: readonly ArtefactId[];
}

export interface HistoryReport {
  readonly schema: "sgd-basins/bench-history/2";
  readonly trends: readonly Trend[];
  /** Runs of commits that are not in the order given. */
  readonly unknown: readonly { readonly machine: string; readonly commit: string }[];
}

/**
 * The series of every task on every machine, in the order of the commits, and their change points: Hampel's filter, then
 * E-divisive, on logarithms of times relative to the anchor. Runs without the anchor are left out.
 *
 * @param commits - hashes, the oldest first
 * @param compared - what paired comparisons said of change points, machine by machine
 */
export function findTrends(
  machines: ReadonlyMap<string, readonly BenchReport[]>,
  commits: readonly string[],
  compared: ReadonlyMap<string, readonly ComparedChange[]> = new Map(),
): HistoryReport {
  const place = new Map(commits.map((commit, i) => [commit, i]));
  const trends: Trend[] = [];
  const unknown: { machine: string; commit: string }[] = [];
  for (const [machine, runs] of machines) {
    const known = runs.filter((run) => place.has(commitOf(run)));
    for (const run of runs) if (!place.has(commitOf(run))) unknown.push({ machine, commit: commitOf(run) });
    known.sort((a, b) => place.get(commitOf(a))! - place.get(commitOf(b))!);
    trends.push(...trendsOf(machine, known, place, compared.get(machine) ?? []));
  }
  return { schema: "sgd-basins/bench-history/2", trends, unknown };
}

/** Every change point with its trend, the latest commit first. */
export function changesOfAll(trends: readonly Trend[]): { readonly trend: Trend; readonly change: Change }[] {
  return trends
    .flatMap((trend) => trend.changes.map((change) => ({ trend, change })))
    .sort((a, b) => b.change.place - a.change.place);
}

const commitOf = (run: BenchReport): string => run.environment.git?.commit ?? "";

function trendsOf(
  machine: string,
  runs: readonly BenchReport[],
  place: ReadonlyMap<string, number>,
  compared: readonly ComparedChange[],
): Trend[] {
  const comparisons = new Map(compared.map((one) => [keyOfChange(one), one]));
  const series = new Map<string, { suite: string; name: string; points: TrendPoint[] }>();
  for (const run of runs) {
    const anchor = run.measurements.find(({ suite, name }) => suite === "machine" && name === peakTask);
    if (anchor === undefined) continue;
    for (const { suite, name, implementation, median } of run.measurements) {
      if (implementation !== "sgd-basins" || suite === "machine") continue;
      const key = `${suite}/${name}`;
      const one = series.get(key) ?? { suite, name, points: [] };
      series.set(key, one);
      one.points.push({
        commit: commitOf(run),
        time: run.environment.git?.time ?? null,
        measured: run.startTime,
        median,
        relative: median / anchor.median,
      });
    }
  }
  return [...series.values()].map(({ suite, name, points }) => ({
    machine,
    suite,
    name,
    points,
    changes: changesOf(points, place).map((change) => ({
      ...change,
      comparison: comparisons.get(keyOfChange({ suite, title: name, ...change })) ?? null,
    })),
    artefacts: affectedArtefacts(suite, name),
  }));
}

function changesOf(points: readonly TrendPoint[], place: ReadonlyMap<string, number>): Omit<Change, "comparison">[] {
  const logarithms = hampel(points.map(({ relative }) => Math.log(relative)));
  return changePoints(logarithms).map(({ index, change, pValue }) => {
    const { commit, time, measured } = points[index];
    const [after, before] = [place.get(commit)!, points[index - 1].commit];
    return { place: after, before, commit, time, measured, factor: Math.exp(change), pValue };
  });
}
