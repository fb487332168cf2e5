import { thresholdFinding } from "../quadraticCircle/findings.ts";
import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure02 = quadraticCircleFigure({
  id: "figure-02",
  title: "SGD-1 on quadratic-circle Models 1 and 2, started near the quadratic minimum",
  start: "quadratic",
  distanceTo: "quadratic",
  rows: "model",
  batchSizes: [1],
  models: [1, 2],
  extraModels: [3, 4],
  findings: (cells) => [
    thresholdFinding(cells, "Section 3.2, Figure 2", { model: 1, batchSize: 1, below: "4", above: "16" }),
    thresholdFinding(cells, "Section 3.2, Figure 2", { model: 2, batchSize: 1, below: "256", above: "1024" }),
  ],
});
