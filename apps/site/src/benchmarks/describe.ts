/** Where and of which commit a machine's documents were measured, in words. */
import {
  type ComparedChange,
  describeMachine,
  type Environment,
  formatChange,
  formatShare,
  type MachineDocuments,
} from "@sgd-basins/bench-documents";
import { summarise } from "@sgd-basins/bench-documents/trends";
import { counted, formatNumber, formatShort } from "../text/numbers.ts";
import type { MachineBenchmarks } from "./readBenchmarks.ts";

interface Measured {
  readonly environment: Environment;
  readonly startTime: string;
}

/** The machine as its documents describe it; its folder's name if there are none. */
export function titleOf({ name, latest, documents: { peers, scale, gate, comparisons } }: MachineBenchmarks): string {
  const environment = (latest ?? peers ?? scale ?? gate?.runs[0] ?? comparisons[0])?.environment;
  return environment === undefined ? name : describeMachine(environment);
}

/** One sentence: Node, commit and day. */
export function measured({ environment: { node, git }, startTime }: Measured): string {
  const code =
    git === null ? "outside a clone" : `of commit ${git.commit.slice(0, 12)}${git.dirty ? " with changes" : ""}`;
  return `Measured ${code} on ${startTime.slice(0, 10)} with Node ${node}.`;
}

/** The same of comparisons of a commit with itself, equal or with a slowdown: each commit that was tried, by its first run. */
export function measuredAt({ runs }: NonNullable<MachineDocuments["gate"]>, equal: boolean): string {
  const own = runs.filter(({ slow }) => (slow === null) === equal);
  const first = new Map(own.toReversed().map((run) => [`${run.commit} ${run.environment.node}`, run]));
  return [...first.values()].toReversed().map(measured).join(" ");
}

/** From here on a change of time is told as a factor. */
const largeFactor = 1.5;

/** A change of time: in per cent, or as a factor where it is large. */
export function formatFactor(factor: number): string {
  const larger = Math.max(factor, 1 / factor);
  return larger >= largeFactor ? `${formatShort(larger, 2)} times` : formatShare(Math.abs(factor - 1));
}

/** What a comparison of two commits found, with its sign in words; a large change as a factor, as {@link formatFactor} has it. */
export function describeCompared({ median, low, high, logRatios, outcome }: ComparedChange): string {
  const said = (ratio: number): string => `${formatChange(ratio).slice(1)} ${ratio < 0 ? "less" : "more"}`;
  const times = (ratio: number): string => formatNumber(Math.exp(Math.abs(ratio)), 3);
  const isLarge = Math.exp(Math.abs(median)) >= largeFactor && low * high > 0;
  const [near, far] = median < 0 ? [high, low] : [low, high];
  const size = isLarge
    ? `${times(median)} times ${median < 0 ? "faster" : "slower"}, interval from ${times(near)} to ${times(far)}`
    : `${said(median)} time, interval from ${said(low)} to ${said(high)}`;
  const found = `${size}, in ${logRatios.length} paired rounds`;
  return outcome === "undecided" ? `${found}; undecided` : found;
}

/** What changed on a machine: the tasks of which a comparison confirms it, and apart from them what is only suspected. */
export function changed({ trends }: Pick<MachineBenchmarks, "trends">) {
  const { faster, slower, suspectedFaster, suspectedSlower, refuted } = summarise(trends);
  return {
    confirmed: `${counted(slower, "task")} slower, ${faster} faster`,
    suspected:
      suspectedSlower + suspectedFaster === 0
        ? "No suspicion is left."
        : `Suspicions, which no paired comparison has confirmed: ${suspectedSlower} slower, ${suspectedFaster} faster.`,
    refuted: `Refuted: ${counted(refuted, "change point")}.`,
  };
}

/** The first and the last commit of a machine's records; null if there is none. */
export function recordedCommits({ trends }: Pick<MachineBenchmarks, "trends">) {
  const series = trends.map(({ points }) => points);
  if (series.length === 0) return null;
  const longest = series.reduce((best, points) => (points.length > best.length ? points : best));
  return { first: longest[0]!, last: longest[longest.length - 1]! };
}
