import type { TrajectoriesData } from "@sgd-basins/report";
import type { Chart } from "./chart.ts";
import {
  type AnswerLayout,
  answerSizes,
  describeAnswer,
  describeLeavingBelow,
  drawAnswer,
  poolExperiments,
} from "./drawAnswer.ts";

/** The home page's figure, from the figures of the flat and the sharp minimizer by batch size. */
export function answerChart(figures: readonly TrajectoriesData[]): Chart & {
  /** Runs that left at rates below u, in words; empty if none did. */
  readonly leavingBelow: string;
} {
  const experiments = figures.flatMap(poolExperiments);
  const alt = describeAnswer(experiments);
  const chart = (layout: AnswerLayout, name: string) => ({
    name,
    alt,
    ...answerSizes[layout],
    draw: () => drawAnswer(experiments, layout, name, alt),
  });
  return {
    ...chart("wide", "answer"),
    narrow: chart("narrow", "answer-narrow"),
    leavingBelow: describeLeavingBelow(experiments),
  };
}
