import type { BatchSize } from "@sgd-basins/random";
import type { CellThresholds, End, TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { createUniform, round } from "./random.ts";

interface Levels {
  readonly models: readonly number[];
  readonly batchSizes: readonly BatchSize[];
  readonly radii: readonly number[];
  readonly start: string;
  readonly distanceTo: string;
  readonly rows: TrajectoriesData["rows"];
  readonly series: TrajectoriesData["series"];
}

const inf = "inf" as const;
const radii = [0.001, 0.01, 0.1, 1];

/** The levels of a trajectory figure as the paper states them. */
function levelsOf(figure: number): Levels {
  const disc = { radii: [1e-8], series: null } as const;
  if (figure === 1) {
    return { ...disc, models: [1, 3], batchSizes: [1], start: "circular", distanceTo: "circular", rows: "model" };
  }
  if (figure === 2) {
    return { ...disc, models: [1, 2], batchSizes: [1], start: "quadratic", distanceTo: "quadratic", rows: "model" };
  }
  if (figure === 3) {
    return { ...disc, models: [1, 3], batchSizes: [inf], start: "circular", distanceTo: "circular", rows: "model" };
  }
  if (figure === 4) {
    return {
      ...disc,
      models: [1],
      batchSizes: [1, inf],
      start: "quadratic",
      distanceTo: "circular",
      rows: "batchSize",
    };
  }
  const model = figure <= 8 ? 1 : 2 + ((figure - 15) % 2);
  const sharp = figure <= 8 ? figure % 2 === 0 : Math.floor((figure - 15) / 2) % 2 === 1;
  const byRadius = figure === 7 || figure === 8 || figure >= 19;
  const minimizer = sharp ? "sharp" : "flat";
  return {
    models: [model],
    batchSizes: [1, 200, 500, inf],
    radii,
    start: minimizer,
    distanceTo: minimizer,
    rows: byRadius ? "radius" : "batchSize",
    series: byRadius ? "batchSize" : "radius",
  };
}

const circleRates: Readonly<Record<number, readonly number[]>> = { 1: [5e10, 1e11, 5e11], 3: [5e11, 1e12, 5e12] };
const circleLevels = [1e10, 5e10, 1e11, 5e11, 1e12, 5e12];
const quadraticLevels = [1, 4, 16, 64, 256, 1024];

/** Figures 1–8 and 15–22 with the paper's levels and made-up runs. */
export function fakeTrajectories(figure: number, runs = 100): TrajectoriesData {
  const levels = levelsOf(figure);
  const cells: TrajectoryCell[] = [];
  const styblinski = figure >= 5;
  const realisations = styblinski ? (["default", "selected"] as const) : (["default"] as const);
  for (const realisation of realisations) {
    for (const model of levels.models) {
      for (const batchSize of levels.batchSizes) {
        for (const radius of levels.radii) {
          for (const rate of ratesOf(figure, model, batchSize)) {
            const cell = { realisation, model, batchSize, start: levels.start, radius, ...rate };
            cells.push(fakeCell(cell, levels, runs, cells.length + 97 * figure));
          }
        }
      }
    }
  }
  return {
    kind: "trajectories",
    steps: 20,
    runs,
    distanceTo: levels.distanceTo,
    minimizers: styblinski ? [levels.start] : ["circular", "quadratic"],
    rows: levels.rows,
    columns: "rateLabel",
    series: levels.series,
    realisations: realisations.map((id) => ({ id, label: id, description: `The ${id} realisation.` })),
    cells,
  };
}

interface Rate {
  readonly rateLabel: string;
  readonly learningRate: number;
  readonly inPaper: boolean;
  readonly thresholds: CellThresholds;
}

function ratesOf(figure: number, model: number, batchSize: BatchSize): Rate[] {
  if (figure < 5) {
    const near = figure === 1 || figure === 3;
    const shown = near
      ? circleRates[model]!
      : figure === 4
        ? [16, 64, 256, 1024]
        : model === 1
          ? [1, 4, 16]
          : [64, 256, 1024];
    return (near ? circleLevels : quadraticLevels).map((learningRate) => ({
      rateLabel: learningRate >= 1e5 ? learningRate.toExponential().replace("+", "") : String(learningRate),
      learningRate,
      inPaper: shown.includes(learningRate),
      thresholds: near ? between(5.21e10, 5.26e10) : between(4.9, 4.977),
    }));
  }
  const { u, l } = fakeBounds(batchSize);
  const rates: [string, number][] = [
    ["1.5l", 1.5 * l],
    ["0.5(u+l)", 0.5 * (u + l)],
    ["0.5u", 0.5 * u],
    ["0.5l", 0.5 * l],
  ];
  return rates.map(([rateLabel, learningRate]) => ({
    rateLabel,
    learningRate,
    inPaper: rateLabel !== "0.5l",
    thresholds: between(u, l),
  }));
}

/** Two bounds, and a limit between them. */
function between(u: number, l: number): CellThresholds {
  return { convergence: u, meanSquare: Math.sqrt(u * l), almostSure: 1.1 * Math.sqrt(u * l), divergence: l };
}

/** The bounds at both minimizers of all Styblinski–Tang models. */
export function fakeBounds(batchSize: BatchSize): { readonly u: number; readonly l: number } {
  const k = batchSize === inf ? 1e9 : batchSize;
  return { u: 0.05 / (1 + 21 / k), l: 0.109 / (1 + 11.12 / k) };
}

type CellHead = Pick<TrajectoryCell, "realisation" | "model" | "batchSize" | "start" | "radius"> & Rate;

function fakeCell(head: CellHead, levels: Levels, runs: number, seed: number): TrajectoryCell {
  const uniform = createUniform(seed);
  const bound = head.thresholds.divergence;
  const growth =
    head.learningRate > bound * (0.7 + 0.1 * uniform()) ? 1 + 3 * Math.sqrt(head.learningRate / bound) : 0.35;
  const floor = head.batchSize === inf ? 0 : 0.3 * uniform();
  const rows = Array.from({ length: runs }, () => {
    let distance = head.radius * (0.3 + 0.7 * uniform());
    return Array.from({ length: 21 }, (_, j) => {
      if (j > 0)
        distance = Math.min(distance * growth * (0.6 + 0.8 * uniform()) + floor * uniform() * 0.5, 19 + uniform());
      return j === 20 && growth < 1 && uniform() < 0.01 ? 0 : round(distance);
    });
  });
  const diverged = rows.filter((row) => row[20]! > row[0]!).length;
  const ends: End[] = rows.map((row) =>
    row[20]! > 15 ? "corner" : row[20]! > 5 ? "elsewhere" : row[20]! > 2 ? "other basin" : "start basin",
  );
  const { distanceTo } = levels;
  return {
    ...head,
    distances: Object.fromEntries([[distanceTo, rows]]),
    diverged,
    everLeft: ends.filter((end) => end !== "start basin").length,
    ends,
    boundaryShare: growth > 1 ? 0.4 : 0,
  };
}
