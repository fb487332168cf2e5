/** What a comparison of two commits says, as the page shows it. */
import {
  type CompareReport,
  type Count,
  describeMachine,
  type Reading,
  readingOf,
  readings,
} from "@sgd-basins/bench-documents";
import { counted, formatCount, formatNumber } from "../text/numbers.ts";
import { type CommitLink, commitLink } from "./commitLink.ts";
import { taskWords } from "./taskWords.ts";

/** A task whose times are not the same on both sides. */
export interface ChangedTask {
  readonly reading: Exclude<Reading, "same">;
  readonly name: string;
  /** What it does; null if that is not known here. */
  readonly words: string | null;
  /** Head's time over base's, and its interval. */
  readonly factor: string;
  readonly interval: string;
}

export interface ComparisonView {
  readonly base: CommitLink;
  readonly head: CommitLink;
  /** "1 of 16 tasks slower, none faster", and what the others are. */
  readonly outcome: string;
  readonly rest: string;
  /** Slower ones, then faster ones, the largest change of each before the others. */
  readonly changed: readonly ChangedTask[];
  readonly undecided: readonly ChangedTask[];
  /** What was counted. */
  readonly counts: string;
  /** Counts that differ: name, before, after, and what that is. */
  readonly countRows: readonly (readonly string[])[];
  /** Lists the commits that may say why a count changed. */
  readonly log: string;
  /** What could not be compared, and why. */
  readonly missing: readonly string[];
  readonly measured: string;
  /** Compares what was committed since, and records that. */
  readonly next: string;
}

/** What is counted beside the times; see the gate's page. */
const counters = "kernel calls, arrays and their bytes, bytes of wasm and of what the site ships";

export function comparisonView(report: CompareReport, repository: string | null): ComparisonView {
  const { base, head, tasks, counts, missing } = report;
  const read = tasks.map((task) => ({ task, reading: readingOf(task) }));
  const count = (reading: Reading): number => read.filter((one) => one.reading === reading).length;
  const listed = read
    .flatMap(({ task, reading }) => (reading === "same" ? [] : [{ task, reading }]))
    .sort(
      (a, b) =>
        readings.indexOf(a.reading) - readings.indexOf(b.reading) || Math.abs(b.task.median) - Math.abs(a.task.median),
    )
    .map(({ task: { suite, title, median, low, high }, reading }) => ({
      reading,
      name: `${suite}/${title}`,
      words: taskWords(suite, title),
      factor: factorOf(median),
      interval: `${factorOf(low)} to ${factorOf(high)}`,
    }));
  return {
    base: commitLink(base.commit, base.time, repository),
    head: commitLink(head.commit, head.time, repository),
    outcome: `${none(count("slower"))} of ${counted(tasks.length, "task")} slower, ${none(count("faster"))} faster`,
    rest: `${formatCount(count("same"))} the same within ±3 %, ${formatCount(count("undecided"))} undecided`,
    changed: listed.filter(({ reading }) => reading !== "undecided"),
    undecided: listed.filter(({ reading }) => reading === "undecided"),
    counts: sayCounts(counts),
    countRows: counts
      .filter((one) => one.base !== one.head)
      .map((one) => [one.name, formatCount(one.base), formatCount(one.head), changeOf(one)]),
    log: `git log ${short(base.commit)}..${short(head.commit)}`,
    missing: missing.map(({ suite, title, reason }) => `${suite}/${title} (${reason})`),
    measured: measuredWhere(report),
    next: compareCommand(head.commit),
  };
}

const short = (commit: string): string => commit.slice(0, 12);

/** One sentence: when, where, and by whose benchmarks if they are not head's. */
function measuredWhere({ startTime, environment, head }: CompareReport): string {
  const { node, git } = environment;
  const by = git === null || git.commit === head.commit ? "" : ` by the benchmarks of commit ${short(git.commit)}`;
  return `Measured on ${startTime.slice(0, 10)}${by}: ${describeMachine(environment)}, Node ${node}.`;
}

/** The command that records a comparison of the commit with a later one, HEAD if none is named. */
function compareCommand(base: string, head?: string): string {
  return `npx -y pnpm@10 bench compare ${short(base)}${head === undefined ? "" : ` --head ${short(head)}`} --record`;
}

export const comparisonHeadings = ["Days", "Slower", "Faster", "Undecided", "Same", "Larger counts", "Commits"];

/** One row a comparison. */
export function comparisonRows(reports: readonly CompareReport[]): string[][] {
  return reports.map(({ base, head, tasks, counts }) => {
    const read = tasks.map(readingOf);
    const of = (reading: Reading): string => formatCount(read.filter((one) => one === reading).length);
    const days = new Set([base, head].map(({ time }) => new Date(time).toISOString().slice(0, 10)));
    return [
      [...days].join(" to "),
      ...[of("slower"), of("faster"), of("undecided"), of("same")],
      formatCount(counts.filter((count) => count.head > count.base).length),
      `${short(base.commit)} to ${short(head.commit)}`,
    ];
  });
}

/** A stretch of time between two comparisons whose commits none compares. */
export interface Gap {
  readonly from: CommitLink;
  readonly to: CommitLink;
  readonly command: string;
}

/**
 * Where the commits of all comparisons leave a stretch between the head of one and the base of the next, the latest first.
 *
 * @param reports - the latest head first
 */
export function gapsBetween(reports: readonly CompareReport[], repository: string | null): Gap[] {
  const gaps: Gap[] = [];
  let reached: CompareReport["head"] | null = null;
  for (const { base, head } of reports.toReversed()) {
    if (reached !== null && Date.parse(base.time) > Date.parse(reached.time)) {
      gaps.push({
        from: commitLink(reached.commit, reached.time, repository),
        to: commitLink(base.commit, base.time, repository),
        command: compareCommand(reached.commit, base.commit),
      });
    }
    if (reached === null || Date.parse(head.time) > Date.parse(reached.time)) reached = head;
  }
  return gaps.toReversed();
}

const none = (count: number): string => (count === 0 ? "none" : formatCount(count));

function factorOf(logRatio: number): string {
  return formatNumber(Math.exp(logRatio), 3);
}

function changeOf({ base, head, verdict }: Count): string {
  if (head < base) return "smaller";
  return verdict === "ACCEPTED" ? "larger, accepted" : "larger";
}

function sayCounts(counts: readonly Count[]): string {
  if (counts.length === 0) return "Nothing was counted.";
  const larger = counts.filter(({ base, head }) => head > base).length;
  const smaller = counts.filter(({ base, head }) => head < base).length;
  const all = `${counted(counts.length, "exact count")} (${counters})`;
  if (larger + smaller === 0) return `All ${all} are the same.`;
  const [up, down] = [larger, smaller].map((count) => `${none(count)} ${count > 1 ? "are" : "is"}`);
  return `Of ${all} ${up} larger and ${down} smaller. None is a time: a larger one makes no task slower.`;
}
