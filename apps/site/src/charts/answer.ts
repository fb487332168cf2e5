import type { TrajectoriesData } from "@sgd-basins/report";
import type { Chart } from "./chart.ts";
import { answerSize, describeAnswer, drawAnswer, poolExperiments } from "./drawAnswer.ts";

/** The home page's figure, from the figures of the flat and the sharp minimizer by batch size. */
export function answerChart(figures: readonly TrajectoriesData[]): Chart {
  const experiments = figures.flatMap(poolExperiments);
  const alt = describeAnswer(experiments);
  return { name: "answer", alt, ...answerSize, draw: () => drawAnswer(experiments, "answer", alt) };
}
