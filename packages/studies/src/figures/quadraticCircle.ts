/** Figures 1–4: runs on the quadratic-circle models. */
import { type QuadraticCircleFigure, quadraticCircleFigure } from "../quadraticCircle/trajectoryFigure.ts";

const rows: readonly QuadraticCircleFigure[] = [
  {
    id: "figure-01",
    title: "SGD-1 on quadratic-circle Models 1 and 3, started near the circular minimum",
    start: "circular",
    distanceTo: "circular",
    rows: "model",
    batchSizes: [1],
    shown: { 1: ["5e10", "1e11"], 3: ["5e11", "1e12"] },
    extraModels: [2, 4],
  },
  {
    id: "figure-02",
    title: "SGD-1 on quadratic-circle Models 1 and 2, started near the quadratic minimum",
    start: "quadratic",
    distanceTo: "quadratic",
    rows: "model",
    batchSizes: [1],
    shown: { 1: ["4", "16"], 2: ["256", "1024"] },
    extraModels: [3, 4],
  },
  {
    id: "figure-03",
    title: "GD on quadratic-circle Models 1 and 3, started near the circular minimum",
    start: "circular",
    distanceTo: "circular",
    rows: "model",
    batchSizes: ["inf"],
    shown: { 1: ["5e10", "1e11"], 3: ["5e11", "1e12"] },
    extraModels: [2, 4],
  },
  {
    id: "figure-04",
    title: "SGD-1 and GD on quadratic-circle Model 1, started near the quadratic minimum: distance to the circular one",
    start: "quadratic",
    distanceTo: "circular",
    rows: "batchSize",
    batchSizes: [1, "inf"],
    // "Select learning rates" that lead away from the quadratic minimizer; the paper does not say which.
    shown: { 1: ["16", "64", "256", "1024"] },
    extraModels: [],
  },
];

export const quadraticCircleFigures = rows.map(quadraticCircleFigure);
