/** The problems of the study of typical runs, and how long their runs may be. */
import { rowRange } from "@sgd-basins/linalg";
import { uniformWeights, weightedRows } from "@sgd-basins/problems";
import { type BatchSize, fillNormals, stream } from "@sgd-basins/random";
import type { TypicalRunsPoint, TypicalRunsSeries } from "@sgd-basins/report";
import { diagonalHessians, type LocalTheory, localTheory, rowHessians, theoryOfRows } from "@sgd-basins/theory";
import { theoryAt } from "../bounds/theoryAt.ts";
import { type IrisColumns, irisParameters } from "./iris.ts";

/** What is run, and for how long at most. */
export interface Case {
  readonly id: string;
  readonly label: string;
  readonly reading: TypicalRunsSeries["reading"];
  readonly theory: (seed: number) => LocalTheory;
  readonly batches: readonly CaseBatch[];
}

export interface CaseBatch {
  readonly batchSize: BatchSize;
  /** Steps of a run, at most, so that ten thousand take a second or so. */
  readonly most: number;
  /** Components times rank times chain steps for the estimate of α_as, where there is one. */
  readonly budget?: number;
  /** Of the estimate of λ; by default 200 of four times the steps of a run. */
  readonly chains?: { readonly count: number; readonly steps: number };
  readonly named?: readonly Place[];
}

/** A rate at which runs are looked at, and how many steps they take, where it is not for theory to say. */
export interface Place {
  readonly place: TypicalRunsPoint["place"];
  readonly rate: number;
  readonly steps?: number;
}

const numbers = (curvatures: readonly number[], weights: readonly number[]) => () =>
  localTheory(
    diagonalHessians(
      1,
      weights,
      curvatures.map((q) => Float64Array.of(q)),
    ),
  );

/** N rows of d entries each, with equal weights. */
const rowsOf = (dimension: number, draw: (seed: number) => Float64Array[]) => (seed: number) => {
  const rows = draw(seed);
  return localTheory(rowHessians(dimension, uniformWeights(rows.length), rows));
};

export const cases: readonly Case[] = [
  {
    id: "one-and-three",
    label: "d = 1, curvatures 1 and 3, equal weights",
    reading: "as it is",
    theory: numbers([1, 3], [0.5, 0.5]),
    batches: [
      { batchSize: 1, most: 1000, named: [{ place: "1.5 l", rate: 1.2, steps: 200 }] },
      ...([2, 4, 16, "inf"] as const).map((batchSize) => ({ batchSize, most: 1000 })),
    ],
  },
  {
    id: "one-and-hundred",
    label: "d = 1, curvatures 1 and 100, weights 0.99 and 0.01",
    reading: "as it is",
    theory: numbers([1, 100], [0.99, 0.01]),
    batches: [{ batchSize: 1, most: 1000 }],
  },
  {
    id: "one-and-ten",
    label: "d = 1, curvatures 1 and 10, equal weights",
    reading: "as it is",
    theory: numbers([1, 10], [0.5, 0.5]),
    batches: [
      {
        batchSize: 1,
        most: 1000,
        named: [
          { place: "in the gap", rate: 0.5, steps: 100 },
          { place: "in the window", rate: 0.95, steps: 100 },
        ],
      },
    ],
  },
  {
    id: "iris-raw",
    label: "Iris, raw columns and a constant",
    reading: "residuals set to zero",
    theory: () => irisTheory("raw"),
    batches: [
      // The flattest direction shrinks by a part in five thousand a step: it takes so long until it is the one that is left.
      { batchSize: 1, most: 100, budget: 2e6, chains: { count: 48, steps: 32_000 } },
      { batchSize: 8, most: 140, budget: 8e6, chains: { count: 48, steps: 24_000 } },
      { batchSize: 64, most: 17, budget: 1e7, chains: { count: 24, steps: 24_000 } },
    ],
  },
  {
    id: "iris-standardised",
    label: "Iris, standardised columns and a constant",
    reading: "residuals set to zero",
    theory: () => irisTheory("standardised"),
    batches: [
      { batchSize: 1, most: 1800, budget: 2e6 },
      { batchSize: 8, most: 60, budget: 3e7 },
    ],
  },
  {
    id: "student-rows",
    label: "A thousand rows of two Student t₃ numbers",
    reading: "as it is",
    theory: rowsOf(2, studentRows),
    batches: [{ batchSize: 1, most: 200, budget: 1e6 }],
  },
  {
    id: "one-large-row",
    label: "A thousand rows of two normal numbers, the first times ten",
    reading: "as it is",
    theory: rowsOf(2, oneLargeRow),
    batches: [{ batchSize: 1, most: 200, budget: 1e6 }],
  },
  ...(["circular", "quadratic"] as const).map(
    (name): Case => ({
      id: `quadratic-circle-1-${name}`,
      label: `Quadratic-circle Model 1, ${name} minimizer`,
      reading: "linearised about the minimizer",
      theory: (seed) => theoryAt({ seed, family: "quadratic-circle", realisation: "default", model: 1 }, name),
      batches: [
        { batchSize: 1, most: 20_000 },
        { batchSize: 200, most: 3, budget: 2e5 },
        { batchSize: 500, most: 3, budget: 2e5 },
      ],
    }),
  ),
  ...(["flat", "sharp"] as const).map(
    (name): Case => ({
      id: `styblinski-tang-1-${name}`,
      label: `Styblinski–Tang Model 1, selected seed, ${name} minimizer`,
      reading: "linearised at the minimizer",
      theory: (seed) => theoryAt({ seed, family: "styblinski-tang", realisation: "selected", model: 1 }, name),
      batches: [
        { batchSize: 1, most: 6000 },
        { batchSize: 200, most: 4, budget: 1e7 },
        { batchSize: 500, most: 3, budget: 1e7 },
      ],
    }),
  ),
];

function irisTheory(columns: IrisColumns): LocalTheory {
  const { data } = weightedRows(irisParameters(columns));
  return theoryOfRows(data, rowRange(data), null);
}

const ROWS = 1000;

/** Normals over the root of a third of three normals' squares. */
function studentRows(seed: number): Float64Array[] {
  const source = stream(seed, "typical runs", "Student rows");
  const normals = new Float64Array(4);
  return Array.from({ length: ROWS }, () =>
    Float64Array.from({ length: 2 }, () => {
      fillNormals(source, normals);
      const [z, a, b, c] = normals;
      return z / Math.sqrt((a * a + b * b + c * c) / 3);
    }),
  );
}

function oneLargeRow(seed: number): Float64Array[] {
  const source = stream(seed, "typical runs", "one large row");
  return Array.from({ length: ROWS }, (_, i) => {
    const row = new Float64Array(2);
    fillNormals(source, row);
    return i === 0 ? row.map((entry) => 10 * entry) : row;
  });
}
