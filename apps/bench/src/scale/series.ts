/** What is measured against what: one quantity grows, the others stay. */

import { availableParallelism } from "node:os";
import type { Side } from "../sides/side.ts";
import { studySide } from "../sides/studySide.ts";
import { startThread } from "../sides/threadSide.ts";
import type { MomentSize } from "../suites/studies.ts";
import type { SgdSize } from "./sgdRuns.ts";

export interface Series {
  readonly group: "appendix-a" | "sgd";
  /** What grows. */
  readonly variable: string;
  /** What stays. */
  readonly fixed: string;
  readonly points: readonly { readonly x: number; readonly start: () => Promise<Side> }[];
}

export interface Setting {
  /** An empty folder for outputs. */
  readonly folder: string;
  /** Seconds a thread warms up. */
  readonly warmUp: number;
}

const moment: MomentSize = { dimension: 100, components: 50, zeroEigenvalues: 0, replicates: 1 };
const momentSeries = [
  { variable: "d", key: "dimension", fixed: "N = 50, B = 0", base: moment, values: [100, 150, 200, 300, 400] },
  { variable: "N", key: "components", fixed: "d = 100, B = 0", base: moment, values: [50, 100, 200, 400] },
  { variable: "replicates", key: "replicates", fixed: "d = 100, N = 50, B = 0", base: moment, values: [1, 2, 4, 8] },
] as const;

const sgd: SgdSize = { dimension: 50, components: 1000, batchSize: 100, runs: 100 };
const sgdSeries = [
  { variable: "k", key: "batchSize", fixed: "d = 50, N = 1000, 100 runs", base: sgd, values: [50, 100, 200, 400, 800] },
  {
    variable: "d",
    key: "dimension",
    fixed: "N = 4000, k = 100, 100 runs",
    base: { ...sgd, components: 4000 },
    values: [25, 50, 100, 200],
  },
  { variable: "N", key: "components", fixed: "d = 50, k = 100, 100 runs", base: sgd, values: [500, 1000, 2000, 4000] },
  { variable: "runs", key: "runs", fixed: "d = 50, N = 1000, k = 100", base: sgd, values: [25, 50, 100, 200, 400] },
] as const;

/** Cell and replicates of the command whose workers grow. */
const COMMAND = { cell: "100:0", replicates: 8 };

const studies = new URL("../suites/studies.ts", import.meta.url);
const sgdRuns = new URL("./sgdRuns.ts", import.meta.url);

/** All series; the one over workers only if there is more than one core. */
export function allSeries(setting: Setting): Series[] {
  const thread = (module: URL, name: string, size: MomentSize | SgdSize) =>
    startThread({ module: module.href, export: name, values: [size] }, setting.warmUp);
  return [
    ...momentSeries.map(({ variable, key, fixed, base, values }) => ({
      group: "appendix-a" as const,
      variable,
      fixed,
      points: values.map((x) => ({ x, start: () => thread(studies, "prepareMomentRuns", { ...base, [key]: x }) })),
    })),
    ...workerSeries(setting),
    ...sgdSeries.map(({ variable, key, fixed, base, values }) => ({
      group: "sgd" as const,
      variable,
      fixed,
      points: values.map((x) => ({ x, start: () => thread(sgdRuns, "prepareSgdRuns", { ...base, [key]: x }) })),
    })),
  ];
}

/** The whole command, start included, with 1, 2, 4, … workers up to one a core. */
function workerSeries({ folder }: Setting): Series[] {
  const counts: number[] = [];
  for (let workers = 1; workers <= availableParallelism(); workers *= 2) counts.push(workers);
  if (counts.length < 2) return [];
  const words = ["appendix-a", "--cells", COMMAND.cell, "--replicates", String(COMMAND.replicates)];
  return [
    {
      group: "appendix-a",
      variable: "workers",
      fixed: `the command, d = 200, cell ${COMMAND.cell}, ${COMMAND.replicates} replicates`,
      points: counts.map((x) => ({
        x,
        start: async () => studySide(folder, [...words, "--workers", String(x)]),
      })),
    },
  ];
}
