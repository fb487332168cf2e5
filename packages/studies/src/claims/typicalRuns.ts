/** How claims read the study of typical runs: what becomes of runs where Theorem 16 says that their mean grows. */
import type { ClaimNumber, TypicalRunsSeries } from "@sgd-basins/report";
import type { Evidence } from "./claim.ts";
import { number } from "./claim.ts";

type Series = TypicalRunsSeries;
type Point = Series["points"][number];

export interface RunsAbove {
  /** Rates above l of the study. */
  readonly rates: number;
  /** At how many of them most of the runs end closer than they began. */
  readonly closer: number;
  readonly numbers: readonly ClaimNumber[];
}

/** Runs at rates above the divergence bound: of all problems of the study. */
export function runsAboveTheBound(evidence: Evidence): RunsAbove {
  const above = evidence("typical-runs").series.flatMap((series) =>
    series.points.filter(({ learningRate }) => learningRate > series.divergence).map((point) => ({ series, point })),
  );
  const closer = above.filter(({ point }) => 2 * point.closer.count > point.closer.of);
  return {
    rates: above.length,
    closer: closer.length,
    numbers: [
      number(`Rates above l, of ${above.length}, at which most runs end closer than they began`, closer.length),
      ...counterexamples.flatMap(({ id, batchSize, place }) =>
        above
          .filter(({ series, point }) => series.id === id && series.batchSize === batchSize && point.place === place)
          .map(({ series, point }) => endCloser(series, point)),
      ),
    ],
  };
}

/** One of one dimension, exact, and one of rows as data have them. */
const counterexamples: readonly Pick<Series & Point, "id" | "batchSize" | "place">[] = [
  { id: "one-and-three", batchSize: 1, place: "1.5 l" },
  { id: "student-rows", batchSize: 1, place: "between l and α_as" },
];

function endCloser({ label, divergence }: Series, { learningRate, closer }: Point): ClaimNumber {
  const ratio = Number((learningRate / divergence).toPrecision(3));
  return { label: `End closer at ${ratio} times l, SGD-1: ${label}`, ...closer };
}
