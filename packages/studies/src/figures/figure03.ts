import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure03 = quadraticCircleFigure({
  id: "figure-03",
  title: "GD on quadratic-circle Models 1 and 3, started near the circular minimum",
  start: "circular",
  distanceTo: "circular",
  rows: "model",
  batchSizes: ["inf"],
  shown: { 1: ["5e10", "1e11"], 3: ["5e11", "1e12"] },
  extraModels: [2, 4],
});
