/** Figures 5–8 and 15–22: runs on the Styblinski–Tang models. */
import { type StyblinskiTangFigure, styblinskiTangFigure } from "../styblinskiTang/trajectoryFigure.ts";

export const styblinskiTangRows: readonly StyblinskiTangFigure[] = [
  { id: "figure-05", model: 1, start: "flat", rows: "batchSize" },
  { id: "figure-06", model: 1, start: "sharp", rows: "batchSize" },
  { id: "figure-07", model: 1, start: "flat", rows: "radius" },
  { id: "figure-08", model: 1, start: "sharp", rows: "radius" },
  { id: "figure-15", model: 2, start: "flat", rows: "batchSize" },
  { id: "figure-16", model: 3, start: "flat", rows: "batchSize" },
  { id: "figure-17", model: 2, start: "sharp", rows: "batchSize" },
  { id: "figure-18", model: 3, start: "sharp", rows: "batchSize" },
  { id: "figure-19", model: 2, start: "flat", rows: "radius" },
  { id: "figure-20", model: 3, start: "flat", rows: "radius" },
  { id: "figure-21", model: 2, start: "sharp", rows: "radius" },
  { id: "figure-22", model: 3, start: "sharp", rows: "radius" },
];

export const styblinskiTangFigures = styblinskiTangRows.map(styblinskiTangFigure);
