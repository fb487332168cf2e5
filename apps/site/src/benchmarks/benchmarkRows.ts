/** The tables of the Benchmarks page, as text. */
import {
  formatShare,
  formatTime,
  type MachineDocuments,
  type PowerReport,
  smallestDetectable,
  tallyRuns,
} from "@sgd-basins/bench-documents";
import { formatShort } from "../text/numbers.ts";

type Peers = NonNullable<MachineDocuments["peers"]>;
type Scale = NonNullable<MachineDocuments["scale"]>;
type Gate = NonNullable<MachineDocuments["gate"]>;

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
              formatShort(ratio.median),
              `${formatShort(ratio.low)} to ${formatShort(ratio.high)}`,
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
    formatShort(exponent),
    standardError === null ? "–" : formatShort(standardError, 2),
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
      cell.change === 0 ? "–" : formatShare(cell.found),
      formatShare(cell.false),
    ]),
  );
}
