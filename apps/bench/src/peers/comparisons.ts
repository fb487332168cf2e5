/** What is done beside the peers, and how each side starts. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type SideName, sideNames, type WorkUnit } from "@sgd-basins/bench-documents";
import { commandSide } from "../sides/commandSide.ts";
import { oneThread, startNumpy } from "../sides/numpySide.ts";
import type { Side } from "../sides/side.ts";
import { studySide } from "../sides/studySide.ts";
import { startThread } from "../sides/threadSide.ts";
import { gaussian, positiveDefinite, symmetric } from "../suites/linalg/matrices.ts";
import { choleskyCount, eigenvaluesCount, eigenvectorsCount, productCount } from "../suites/linalg/operations.ts";
import { type SgdCell, sgdCellForNumpy, sgdCellSteps } from "./sgdCell.ts";

export interface Comparison {
  readonly group: "linalg" | "appendix-a" | "sgd";
  readonly name: string;
  readonly unit: WorkUnit;
  /** Work units of one call. */
  readonly count: number;
  /** Rounds if a sample is a whole command, which takes seconds; else what the user chose. */
  readonly rounds?: number;
  /** The first side is this project's. */
  readonly sides: readonly { readonly implementation: SideName; readonly start: () => Promise<Side> }[];
}

/** What comparisons need from outside. */
export interface Setting {
  /** An empty folder for inputs and outputs. */
  readonly folder: string;
  /** Seconds a thread warms up. */
  readonly warmUp: number;
  /** Replicates of each cell in the whole commands. */
  readonly replicates: number;
}

const sizes = [10, 50, 100, 200, 400];

const suites = new URL("../suites/", import.meta.url);

interface Routine {
  readonly name: string;
  readonly numpy: string;
  readonly count: (n: number) => number;
  readonly inputs: Readonly<Record<string, (n: number) => Float64Array>>;
  readonly threads: Partial<Record<SideName, Task>>;
}

interface Task {
  readonly module: URL;
  readonly export: string;
  /** The largest n at which a call takes no more than about a second; all if absent. */
  readonly upTo?: number;
}

const mlMatrix = (name: string): Task => ({ module: new URL("linalg/mlMatrix.ts", suites), export: name });
const mathjs = (name: string): Task => ({ module: new URL("./mathjs.ts", import.meta.url), export: name });
const numeric = (name: string): Task => ({ module: new URL("./numeric.ts", import.meta.url), export: name });
const decompositions = new URL("linalg/decompositions.ts", suites);

const routines: Routine[] = [
  {
    name: "product",
    numpy: "product",
    count: productCount,
    inputs: { a: (n) => gaussian(n, "left"), b: (n) => gaussian(n, "right") },
    threads: {
      "sgd-basins": { module: new URL("linalg/products.ts", suites), export: "prepareProduct" },
      "ml-matrix": mlMatrix("prepareMlMatrixProduct"),
      stdlib: { module: new URL("./stdlib.ts", import.meta.url), export: "prepareStdlibProduct" },
      mathjs: mathjs("prepareMathjsProduct"),
      numeric: numeric("prepareNumericProduct"),
    },
  },
  {
    name: "eigenvalues",
    numpy: "eigenvalues",
    count: eigenvaluesCount,
    inputs: { a: symmetric },
    threads: {
      "sgd-basins": { module: decompositions, export: "prepareEigenvalues" },
      "ml-matrix": mlMatrix("prepareMlMatrixEigenvalues"),
      mathjs: { ...mathjs("prepareMathjsEigenvalues"), upTo: 100 },
      numeric: { ...numeric("prepareNumericEigenvalues"), upTo: 50 },
    },
  },
  {
    name: "eigenvectors",
    numpy: "eigenvectors",
    count: eigenvectorsCount,
    inputs: { a: symmetric },
    threads: {
      "sgd-basins": { module: decompositions, export: "prepareEigen" },
      "ml-matrix": mlMatrix("prepareMlMatrixEigen"),
      mathjs: { ...mathjs("prepareMathjsEigen"), upTo: 100 },
      numeric: { ...numeric("prepareNumericEigen"), upTo: 50 },
    },
  },
  {
    name: "cholesky",
    numpy: "cholesky",
    count: choleskyCount,
    inputs: { a: positiveDefinite },
    threads: {
      "sgd-basins": { module: decompositions, export: "prepareCholesky" },
      "ml-matrix": mlMatrix("prepareMlMatrixCholesky"),
    },
  },
];

/** (N, B) of the cells of Appendix A: d − B = 200, 100 and 20 is the rank. */
const cells = [
  { components: 50, zeroEigenvalues: 0 },
  { components: 50, zeroEigenvalues: 100 },
  { components: 50, zeroEigenvalues: 180 },
];
const DIMENSION = 200;
const COMMAND_ROUNDS = 3;

const sgdCells: SgdCell[] = ([1, 2, 3] as const).flatMap((model) =>
  ([1, 200, 500, "inf"] as const).map((batchSize) => ({ model, batchSize })),
);

/** All comparisons, in the order of the report. */
export function comparisons(setting: Setting): Comparison[] {
  return [
    ...routines.flatMap((routine) => sizes.map((n) => compareRoutine(routine, n, setting))),
    ...cells.map((cell) => compareCell(cell, setting)),
    compareCommands(setting),
    ...sgdCells.map((cell) => compareSgd(cell, setting)),
  ];
}

function compareRoutine({ name, numpy, count, inputs, threads }: Routine, n: number, setting: Setting): Comparison {
  const startThreadOf = (task: Task) =>
    startThread({ module: task.module.href, export: task.export, values: [n] }, setting.warmUp);
  return {
    group: "linalg",
    name: `${name} n=${n}`,
    unit: "FLOP",
    count: count(n),
    sides: [
      ...sideNames.flatMap((implementation) => {
        const task = threads[implementation];
        if (task === undefined || n > (task.upTo ?? n)) return [];
        return [{ implementation, start: () => startThreadOf(task) }];
      }),
      {
        implementation: "NumPy",
        start: async () => {
          const files: Record<string, string> = {};
          for (const [input, make] of Object.entries(inputs)) {
            files[input] = join(setting.folder, `${name}-${n}-${input}.f64`);
            await writeFile(files[input], new Uint8Array(make(n).buffer));
          }
          return startNumpy({ prepare: numpy, n, inputs: files } as { prepare: string });
        },
      },
    ],
  };
}

/** Compute beside compute: one run of a cell, the draw of its matrices included. */
function compareCell(cell: (typeof cells)[number], setting: Setting): Comparison {
  const size = { dimension: DIMENSION, ...cell };
  const module = new URL("studies.ts", suites).href;
  return {
    group: "appendix-a",
    name: `run d=${DIMENSION} N=${cell.components} B=${cell.zeroEigenvalues}`,
    unit: "matrix",
    count: cell.components,
    sides: [
      {
        implementation: "sgd-basins",
        start: () =>
          startThread({ module, export: "prepareMomentRuns", values: [{ ...size, replicates: 1 }] }, setting.warmUp),
      },
      { implementation: "NumPy", start: () => startNumpy({ prepare: "moment-run", ...size }) },
    ],
  };
}

/** Whole command beside whole command: all three cells, start and files included, one worker. */
function compareCommands({ folder, replicates }: Setting): Comparison {
  const words = cells.map(({ components, zeroEigenvalues }) => `${components}:${zeroEigenvalues}`).join(",");
  const peer = join(import.meta.dirname, "..", "..", "peers", "appendix_a.py");
  const choice = ["--cells", words, "--replicates", String(replicates)];
  return {
    group: "appendix-a",
    name: `command, cells ${words}, ${replicates} replicates`,
    unit: "matrix",
    count: replicates * cells.reduce((sum, { components }) => sum + components, 0),
    rounds: COMMAND_ROUNDS,
    sides: [
      {
        implementation: "sgd-basins",
        start: async () => studySide(folder, ["appendix-a", ...choice, "--workers", "1"]),
      },
      {
        implementation: "NumPy",
        start: async () => commandSide("python3", [peer, ...choice, "--dimension", String(DIMENSION)], oneThread),
      },
    ],
  };
}

function compareSgd(cell: SgdCell, setting: Setting): Comparison {
  const module = new URL("./sgdCell.ts", import.meta.url).href;
  return {
    group: "sgd",
    name: `Styblinski–Tang ${cell.model} SGD-${cell.batchSize}`,
    unit: "step",
    count: sgdCellSteps,
    sides: [
      {
        implementation: "sgd-basins",
        start: () => startThread({ module, export: "prepareSgdCell", values: [cell] }, setting.warmUp),
      },
      { implementation: "NumPy", start: () => startNumpy(sgdCellForNumpy(cell)) },
    ],
  };
}
