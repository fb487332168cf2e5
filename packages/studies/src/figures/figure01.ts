import { tailFinding, thresholdFinding } from "../quadraticCircle/findings.ts";
import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure01 = quadraticCircleFigure({
  id: "figure-01",
  title: "SGD-1 on quadratic-circle Models 1 and 3, started near the circular minimum",
  start: "circular",
  distanceTo: "circular",
  rows: "model",
  batchSizes: [1],
  models: [1, 3],
  extraModels: [2, 4],
  findings: (cells) => [
    thresholdFinding(cells, "Section 3.2, Figure 1", { model: 1, batchSize: 1, below: "5e10", above: "1e11" }),
    thresholdFinding(cells, "Section 3.2, Figure 1", { model: 3, batchSize: 1, below: "5e11", above: "1e12" }),
    tailFinding(cells, "Section 3.2, Figures 1 and 3", { model: 1, batchSize: 1, rateLabel: "5e10", some: true }),
  ],
});
