import { tailFinding, thresholdFinding } from "../quadraticCircle/findings.ts";
import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure03 = quadraticCircleFigure({
  id: "figure-03",
  title: "GD on quadratic-circle Models 1 and 3, started near the circular minimum",
  start: "circular",
  distanceTo: "circular",
  rows: "model",
  batchSizes: ["inf"],
  models: [1, 3],
  extraModels: [2, 4],
  findings: (cells) => [
    tailFinding(cells, "Section 3.2, Figures 1 and 3", { model: 1, batchSize: "inf", rateLabel: "5e10", some: false }),
    thresholdFinding(cells, "Section 3.2, Figure 3", { model: 1, batchSize: "inf", below: "5e10", above: "1e11" }),
  ],
});
