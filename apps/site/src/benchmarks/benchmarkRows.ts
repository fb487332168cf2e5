/** The tables of the Benchmarks page, as text. */
import {
  type BenchReport,
  changesOfAll,
  formatShare,
  formatThroughput,
  formatTime,
  type MachineDocuments,
  type PowerReport,
  smallestDetectable,
  type Trend,
  tallyRuns,
} from "@sgd-basins/bench-documents";
import type { ArtefactId } from "@sgd-basins/report";
import type { Cell } from "../components/cell.ts";
import { resultOf } from "../results/results.ts";

type Peers = NonNullable<MachineDocuments["peers"]>;
type Scale = NonNullable<MachineDocuments["scale"]>;
type Gate = NonNullable<MachineDocuments["gate"]>;

export const nowHeadings = ["Task", "Median", "Throughput", "Of the machine's peak"];

/** Every task of this project's own in a run. */
export function nowRows(latest: BenchReport): string[][] {
  const peak = latest.measurements.find(({ suite }) => suite === "machine")?.throughput;
  return latest.measurements
    .filter(({ implementation }) => implementation === "sgd-basins")
    .map(({ suite, name, median, throughput, unit }) => [
      `${suite}/${name}`,
      formatTime(median),
      formatThroughput(throughput, unit),
      peak === undefined || unit !== "FLOP" ? "" : formatShare(throughput / peak),
    ]);
}

export const peerHeadings = ["Work", "sgd-basins", "Peer", "Peer's time ÷ ours", "Interval", "It covers", "Rounds"];

/** One row a comparison and peer. */
export function peerRows({ comparisons }: Peers): string[][] {
  return comparisons.flatMap(({ name, sides: [ours, ...peers] }) =>
    peers.flatMap(({ implementation, ratio }) =>
      ratio === null
        ? []
        : [
            [
              name,
              formatTime(ours.median),
              implementation,
              short(ratio.median),
              `${short(ratio.low)} … ${short(ratio.high)}`,
              formatShare(ratio.coverage),
              String(ours.samples.length),
            ],
          ],
    ),
  );
}

export const scaleHeadings = ["Time against", "With", "Exponent", "Standard error"];

export function scaleRows({ series }: Scale): string[][] {
  return series.map(({ group, variable, fixed, exponent, standardError }) => [
    `${group === "sgd" ? "SGD-k" : "Appendix A"}: ${variable}`,
    fixed,
    exponent.toFixed(3),
    standardError === null ? "" : standardError.toFixed(3),
  ]);
}

export const gateHeadings = [
  "Task",
  "Comparisons",
  "False alarms",
  "Inconclusive",
  "Detectable in about half, estimated",
];

/** From comparisons of a commit with itself; none if there are none. */
export function gateRows({ runs }: Gate): string[][] {
  return tallyRuns(runs.filter(({ slow }) => slow === null)).map(({ name, results, count }) => [
    name,
    String(results.length),
    String(count("REGRESSED")),
    String(count("INCONCLUSIVE")),
    formatShare(Math.expm1(smallestDetectable(results))),
  ]);
}

export const detectionHeadings = ["Task", "Kernel", "Slowdown", "Uses it", "Comparisons", "Regressed", "Inconclusive"];

/** From comparisons in which one kernel was slowed down on one side: tasks that use it first. */
export function detectionRows({ runs }: Gate): string[][] {
  const slowed = runs.filter(({ slow }) => slow !== null);
  const kinds = [...new Set(slowed.map(({ slow }) => `${slow!.kernel} ${slow!.share}`))];
  return kinds.flatMap((kind) => {
    const own = slowed.filter(({ slow }) => `${slow!.kernel} ${slow!.share}` === kind);
    const { kernel, share } = own[0].slow!;
    return tallyRuns(own)
      .sort((a, b) => Number(b.uses) - Number(a.uses))
      .map(({ name, uses, results, count }) => [
        name,
        kernel,
        formatShare(share),
        uses ? "yes" : "no",
        String(results.length),
        String(count("REGRESSED")),
        String(count("INCONCLUSIVE")),
      ]);
  });
}

export const historyHeadings = [
  "Noise of a commit's time",
  "Change",
  "Found within two commits",
  "A change point elsewhere",
];

/** Change points of simulated histories. */
export function historyRows({ histories }: PowerReport): string[][] {
  return histories.flatMap(({ law, cells }) =>
    cells.map((cell) => [
      law,
      cell.change === 0 ? "none" : formatShare(cell.change),
      cell.change === 0 ? "" : formatShare(cell.found),
      formatShare(cell.false),
    ]),
  );
}

export const changeHeadings = ["Task", "Change", "Between", "May affect"];

/**
 * One row a change point, the latest commit first.
 *
 * @param to - puts a path below the site's base
 * @param repository - where commits can be looked at; null if it is not known
 */
export function changeRows(
  trends: readonly Trend[],
  to: (path: string) => string,
  repository: string | null,
): (readonly Cell[])[] {
  const commitLink = (commit: string) => ({
    text: commit.slice(0, 12),
    href: repository === null ? null : `${repository}/commit/${commit}`,
  });
  return changesOfAll(trends).map(({ trend: { suite, name, artefacts }, change: { factor, before, commit } }) => [
    `${suite}/${name}`,
    `${formatFactor(factor)} ${factor > 1 ? "slower" : "faster"}`,
    [commitLink(before), commitLink(commit)],
    spans(artefacts).map(({ text, first }) => ({ text, href: to(resultOf(first).path) })),
  ]);
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

/** A change of time: in per cent, or as a factor where it is large. */
function formatFactor(factor: number): string {
  const larger = Math.max(factor, 1 / factor);
  return larger >= 2 ? `${larger.toFixed(1)} times` : formatShare(Math.abs(factor - 1));
}

function short(ratio: number): string {
  return ratio < 0.01 ? ratio.toExponential(1) : ratio.toFixed(ratio < 9.95 ? 2 : ratio < 99.5 ? 1 : 0);
}
