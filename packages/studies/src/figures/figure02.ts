import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure02 = quadraticCircleFigure({
  id: "figure-02",
  title: "SGD-1 on quadratic-circle Models 1 and 2, started near the quadratic minimum",
  start: "quadratic",
  distanceTo: "quadratic",
  rows: "model",
  batchSizes: [1],
  shown: { 1: ["4", "16"], 2: ["256", "1024"] },
  extraModels: [3, 4],
});
