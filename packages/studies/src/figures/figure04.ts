import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure04 = quadraticCircleFigure({
  id: "figure-04",
  title: "SGD-1 and GD on quadratic-circle Model 1, started near the quadratic minimum: distance to the circular one",
  start: "quadratic",
  distanceTo: "circular",
  rows: "batchSize",
  batchSizes: [1, "inf"],
  // "Select learning rates" that lead away from the quadratic minimizer; the paper does not say which.
  shown: { 1: ["16", "64", "256", "1024"] },
  extraModels: [],
});
