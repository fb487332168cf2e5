import { minimizerNamed, styblinskiTangSize } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { Realisation } from "@sgd-basins/report";
import { ratesAt } from "../bounds/ratesAt.ts";
import { type ModelName, modelNamed, theoryAt } from "../bounds/theoryAt.ts";
import type { TaskKind } from "../study.ts";
import { type ComputedCell, cellSteps, computeCell } from "../trajectories/cell.ts";

/** Levels of section 4's experiment. */
export const styblinskiTangBatchSizes: readonly BatchSize[] = [1, 200, 500, "inf"];
export const styblinskiTangRadii: readonly number[] = [0.001, 0.01, 0.1, 1];

/**
 * Learning rates as combinations of Theorem 17's u and Theorem 16's l at the start's minimizer. The paper lists "1.5l,
 * 0.5, 0.5(u+l), or 0.5u" and shows three columns; the lone 0.5 is read as 0.5l, which is run as an extra.
 */
export const styblinskiTangRates: readonly {
  readonly label: string;
  readonly inPaper: boolean;
  readonly rate: (u: number, l: number) => number;
}[] = [
  { label: "1.5l", inPaper: true, rate: (_, l) => 1.5 * l },
  { label: "0.5(u+l)", inPaper: true, rate: (u, l) => 0.5 * (u + l) },
  { label: "0.5u", inPaper: true, rate: (u) => 0.5 * u },
  { label: "0.5l", inPaper: false, rate: (_, l) => 0.5 * l },
];

export type StyblinskiTangCellTask = {
  readonly seed: number;
  readonly realisation: Realisation["id"];
  readonly model: number;
  readonly start: "flat" | "sharp";
  readonly batchSize: BatchSize;
  readonly radius: number;
  readonly rateLabel: string;
  readonly runs: number;
};

/** One cell of section 4's experiment. */
export const styblinskiTangCell: TaskKind<StyblinskiTangCellTask, ComputedCell> = {
  name: "styblinski-tang-cell",
  uses: ["linalg", "theory", "styblinski-tang runs"],
  run: ({ seed, realisation, model, start, batchSize, radius, rateLabel, runs }) => {
    const name: ModelName = { seed, family: "styblinski-tang", realisation, model };
    const problem = modelNamed(name);
    const minimizer = minimizerNamed(problem, start);
    const rate = styblinskiTangRates.find(({ label }) => label === rateLabel);
    if (rate === undefined) throw new RangeError(`no learning rate is called ${rateLabel}`);
    const thresholds = ratesAt(theoryAt(name, start), batchSize);
    const learningRate = rate.rate(thresholds.convergence, thresholds.divergence);
    return computeCell(
      { realisation, model, batchSize, rateLabel },
      { problem, start: minimizer, radius, learningRate, batchSize, steps: cellSteps },
      thresholds,
      runs,
      seed,
      styblinskiTangMeaning({ realisation, model, start, radius, batchSize, rateLabel }),
    );
  },
  work: ({ model, batchSize, runs }) => {
    const { dimension } = styblinskiTangSize(model);
    return 1 + runs * cellSteps * (1e-5 * dimension + (batchSize === "inf" ? 0 : 6e-5 * batchSize));
  },
};

/** Names the random streams of a cell; run j's is this and j. */
export function styblinskiTangMeaning({
  realisation,
  model,
  start,
  radius,
  batchSize,
  rateLabel,
}: Pick<StyblinskiTangCellTask, "realisation" | "model" | "start" | "radius" | "batchSize" | "rateLabel">): (
  | string
  | number
)[] {
  return ["styblinski-tang", "run", realisation, model, start, radius, batchSize, rateLabel];
}
