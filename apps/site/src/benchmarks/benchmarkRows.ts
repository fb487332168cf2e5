/** The tables of the Benchmarks page, as text. */
import {
  formatShare,
  formatThroughput,
  formatTime,
  type MachineDocuments,
  smallestDetectable,
  type Trend,
} from "@sgd-basins/bench/documents";
import type { MachineBenchmarks } from "./readBenchmarks.ts";

type Peers = NonNullable<MachineDocuments["peers"]>;
type Scale = NonNullable<MachineDocuments["scale"]>;
type Gate = NonNullable<MachineDocuments["gate"]>;

export const nowHeadings = ["Task", "Median", "Throughput", "Of the machine's peak"];

/** Every task of this project's own in a run. */
export function nowRows({ latest }: MachineBenchmarks): string[][] {
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

export const peerHeadings = ["Work", "sgd-basins", "Peer", "Peer's time ÷ ours", "Interval"];

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
    exponent.toFixed(2),
    standardError === null ? "" : standardError.toFixed(2),
  ]);
}

export const gateHeadings = ["Task", "Comparisons", "False alarms", "Inconclusive", "Smallest detectable change"];

/** From comparisons of a commit with itself; none if there are none. */
export function gateRows({ runs }: Gate): string[][] {
  const equal = runs.filter(({ slow }) => slow === null).flatMap(({ tasks }) => tasks);
  const names = [...new Set(equal.map(({ suite, title }) => `${suite}/${title}`))];
  return names.map((name) => {
    const of = equal.filter(({ suite, title }) => `${suite}/${title}` === name);
    const count = (verdict: string): string => String(of.filter((task) => task.verdict === verdict).length);
    return [
      name,
      String(of.length),
      count("REGRESSED"),
      count("INCONCLUSIVE"),
      formatShare(Math.expm1(smallestDetectable(of))),
    ];
  });
}

export const detectionHeadings = ["Task", "Kernel", "Slowdown", "Uses it", "Comparisons", "Regressed", "Inconclusive"];

/** From comparisons in which one kernel was slowed down on one side: tasks that use it first. */
export function detectionRows({ runs }: Gate): string[][] {
  const slowed = runs.filter(({ slow }) => slow !== null);
  const kinds = [...new Set(slowed.map(({ slow }) => `${slow!.kernel} ${slow!.share}`))];
  return kinds.flatMap((kind) => {
    const own = slowed.filter(({ slow }) => `${slow!.kernel} ${slow!.share}` === kind);
    const { kernel, share } = own[0].slow!;
    const tasks = [...own[0].tasks].sort((a, b) => Number(b.uses) - Number(a.uses));
    return tasks.map(({ suite, title, uses }) => {
      const of = own.flatMap((run) => run.tasks.filter((task) => task.suite === suite && task.title === title));
      const count = (verdict: string): string => String(of.filter((task) => task.verdict === verdict).length);
      return [
        `${suite}/${title}`,
        kernel,
        formatShare(share),
        uses ? "yes" : "no",
        String(of.length),
        count("REGRESSED"),
        count("INCONCLUSIVE"),
      ];
    });
  });
}

export const changeHeadings = ["Task", "Change", "Between", "Affects"];

export function changeRows(trends: readonly Trend[]): string[][] {
  return trends.flatMap(({ suite, name, changes, artefacts }) =>
    changes.map(({ factor, before, commit }) => [
      `${suite}/${name}`,
      `${formatShare(Math.abs(factor - 1))} ${factor > 1 ? "slower" : "faster"}`,
      `${before.slice(0, 12)} … ${commit.slice(0, 12)}`,
      artefacts.join(", "),
    ]),
  );
}

function short(ratio: number): string {
  return ratio < 0.01 ? ratio.toExponential(1) : ratio.toFixed(ratio < 9.95 ? 2 : ratio < 99.5 ? 1 : 0);
}
