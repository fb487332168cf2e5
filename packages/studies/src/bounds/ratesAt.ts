import type { Minimizer, Problem } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { CellThresholds } from "@sgd-basins/report";
import { almostSureLimit, type LocalTheory, localTheory, rateOf, thresholds } from "@sgd-basins/theory";
import { hessiansAbout } from "../geometry.ts";

/** The thresholds of a minimizer as artefacts hold them, and the 95 % interval of the one that is estimated. */
export interface RatesAt extends CellThresholds {
  readonly interval: readonly [number, number];
}

/** Half-width of that interval that is aimed at, relative. */
const PRECISION = 0.02;

/** @throws Error if one of them does not apply */
export function ratesAt(theory: LocalTheory, batchSize: BatchSize): RatesAt {
  const { convergence, meanSquare, divergence } = thresholds(theory, batchSize);
  const almostSure = almostSureLimit(theory, batchSize, meanSquare, { precision: PRECISION });
  if (!almostSure.applies) throw new Error(almostSure.reason);
  return {
    convergence: rateOf(convergence),
    meanSquare: rateOf(meanSquare),
    almostSure: almostSure.learningRate,
    interval: almostSure.interval,
    divergence: rateOf(divergence),
  };
}

const known = new Map<Problem, Map<string, CellThresholds>>();

/** The thresholds about a minimizer of a problem; once a worker: many cells share them. */
export function cellRatesAt(problem: Problem, minimizer: Minimizer, batchSize: BatchSize): CellThresholds {
  const ofProblem = known.get(problem) ?? new Map<string, CellThresholds>();
  known.set(problem, ofProblem);
  const key = `${minimizer.name}/${batchSize}`;
  const found = ofProblem.get(key);
  if (found !== undefined) return found;
  const { interval: _, ...rates } = ratesAt(localTheory(hessiansAbout(problem, minimizer)), batchSize);
  ofProblem.set(key, rates);
  return rates;
}
