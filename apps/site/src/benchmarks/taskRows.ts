/** Every task of a machine, with its changes: what the list of the page shows. */
import { type BenchReport, formatShare, formatThroughput, formatTime } from "@sgd-basins/bench-documents";
import { type Change, type Standing, standingOf, type Trend, worstFirst } from "@sgd-basins/bench-documents/trends";
import type { ArtefactId } from "@sgd-basins/report";
import { resultOf } from "../results/results.ts";
import { type CommitLink, commitLink } from "./commitLink.ts";
import { describeCompared, formatFactor } from "./describe.ts";
import { type Sparkline, sparklineOf } from "./sparkline.ts";
import { taskWords } from "./taskWords.ts";

export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface ChangeLine {
  readonly standing: Standing;
  /** The relative time after over before. */
  readonly factor: number;
  /** "14.2 % faster". */
  readonly size: string;
  /** What the comparison of the two commits found; null if there was none. */
  readonly comparison: string | null;
  readonly between: readonly [CommitLink, CommitLink];
}

export interface TaskRow {
  readonly name: string;
  /** What it does; null if that is not known here. */
  readonly words: string | null;
  /** Median, throughput, and of the machine's peak; of the latest record, in which the task may be missing. */
  readonly now: readonly string[];
  readonly sparkline: Sparkline;
  /** The latest first. */
  readonly changes: readonly ChangeLine[];
  /** None where every change point is refuted. */
  readonly affects: readonly Link[];
}

/**
 * Rows, the worst confirmed change first, then suspicions, then what is refuted, then what did not change.
 *
 * @param to - puts a path below the site's base
 * @param repository - where commits can be looked at; null if it is not known
 */
export function taskRows(
  trends: readonly Trend[],
  latest: BenchReport | null,
  to: (path: string) => string,
  repository: string | null,
): TaskRow[] {
  return worstFirst(trends).map((trend) => ({
    name: `${trend.suite}/${trend.name}`,
    words: taskWords(trend.suite, trend.name),
    now: nowOf(trend, latest),
    sparkline: sparklineOf(trend),
    changes: trend.changes.toReversed().map((change) => lineOf(change, trend, repository)),
    affects: spans(isOpen(trend) ? trend.artefacts : []).map(({ text, first }) => ({
      text,
      href: to(resultOf(first).path),
    })),
  }));
}

function isOpen({ changes }: Trend): boolean {
  return changes.some((change) => standingOf(change) !== "refuted");
}

function nowOf({ suite, name }: Trend, latest: BenchReport | null): string[] {
  const own = (latest?.measurements ?? []).filter(({ implementation }) => implementation === "sgd-basins");
  const measurement = own.find((one) => one.suite === suite && one.name === name);
  if (measurement === undefined) return [];
  const { median, throughput, unit } = measurement;
  const peak = own.find((one) => one.suite === "machine")?.throughput;
  const share = peak === undefined || unit !== "FLOP" ? [] : [`${formatShare(throughput / peak)} of the peak`];
  return [formatTime(median), formatThroughput(throughput, unit), ...share];
}

function lineOf(change: Change, { points }: Trend, repository: string | null): ChangeLine {
  const link = (commit: string): CommitLink =>
    commitLink(commit, points.find((point) => point.commit === commit)?.time ?? null, repository);
  return {
    standing: standingOf(change),
    factor: change.factor,
    size: `${formatFactor(change.factor)} ${change.factor > 1 ? "slower" : "faster"}`,
    comparison: change.comparison === null ? null : describeCompared(change.comparison),
    between: [link(change.before), link(change.commit)],
  };
}

/** Neighbouring tables and figures under one name, "Figures 5–8". */
function spans(ids: readonly ArtefactId[]): { readonly text: string; readonly first: ArtefactId }[] {
  const found: { first: ArtefactId; last: ArtefactId }[] = [];
  for (const id of ids) {
    const span = found.at(-1);
    if (span !== undefined && follows(span.last, id)) span.last = id;
    else found.push({ first: id, last: id });
  }
  return found.map(({ first, last }) => {
    const [from, to] = [resultOf(first).name, resultOf(last).name];
    return { first, text: first === last ? from : `${from.replace(" ", "s ")}–${to.replace(/^.* /, "")}` };
  });
}

/** Whether both are tables, or figures, and the second is the next number. */
function follows(before: ArtefactId, id: ArtefactId): boolean {
  const [kind, number] = [resultOf(id).family, Number(id.replace(/^.*-/, ""))];
  return (
    (kind === "table" || kind === "figure") &&
    resultOf(before).family === kind &&
    number === Number(before.replace(/^.*-/, "")) + 1
  );
}
