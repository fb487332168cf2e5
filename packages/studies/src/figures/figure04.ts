import { escapeFindings } from "../quadraticCircle/findings.ts";
import { quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

export const figure04 = quadraticCircleFigure({
  id: "figure-04",
  title: "SGD-1 and GD on quadratic-circle Model 1, started near the quadratic minimum: distance to the circular one",
  start: "quadratic",
  distanceTo: "circular",
  rows: "batchSize",
  batchSizes: [1, "inf"],
  models: [1],
  extraModels: [],
  findings: (cells) => escapeFindings(cells, "Section 3.2, Figure 4"),
});
