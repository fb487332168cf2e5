/** The fifth step: a real network. Where the study's runs leave, and runs of the network itself at the hand's rate. */
import type { BatchSize } from "@sgd-basins/random";
import { methodName, type NetworkCell, type NetworkMinimum, type NetworksData } from "@sgd-basins/report";
import { countLeft } from "../departures/describe.ts";
import { type Experiment, runExperiment } from "../departures/experiment.ts";
import { formatState, runCount, type State, slugOf, startDistance } from "../departures/state.ts";
import { setLetters } from "../math/setLetters.ts";
import { formatBatchSize, formatCount, formatPowerOfTen, formatShort } from "../text/numbers.ts";
import { drawFrame, evenAxis, logAxis, margin } from "./axes.ts";
import { optionOf, type Panel, type Step, settingOf } from "./figure.ts";
import { clipped, element, endMark, line, path, sketchOf, words } from "./markup.ts";
import { drawMarks, drawPointer, drawZones } from "./zones.ts";

/** How far the axis of rates reaches, in powers of ten about the almost-sure limit. */
const REACH = { below: -0.3, above: 0.3 } as const;

/** The minima that training reached, and the study's runs from close beside them. */
export interface Trained {
  readonly minima: readonly Pick<NetworkMinimum, "minimum" | "dataSet" | "trainedBy" | "point">[];
  readonly cells: readonly NetworkCell[];
}

export function trainedIn({ minima, cells }: NetworksData): Trained {
  return {
    minima: minima
      .filter(({ point }) => point !== null)
      .map(({ minimum, dataSet, trainedBy, point }) => ({ minimum, dataSet, trainedBy, point })),
    cells: cells.filter(({ startDistance: from }) => from === startDistance),
  };
}

/** @param seed - the report's */
export function network({ minima, cells }: Trained, seed: number): Step {
  const batchSizes = [...new Set(cells.map(({ batchSize }) => batchSize))];
  const names = minima.map(({ minimum }) => minimum);
  return {
    runs: [
      { outcome: "nearer", words: "a run that stays" },
      { outcome: "left", words: "one that leaves" },
    ],
    controls: [
      {
        kind: "choice",
        name: "minimum",
        label: "Minimum, found by training and then Levenberg–Marquardt",
        options: names,
        value: Math.max(
          0,
          minima.findIndex(({ trainedBy }) => trainedBy === "inf"),
        ),
      },
      {
        kind: "choice",
        name: "k",
        label: "Batch size k",
        options: batchSizes.map(formatBatchSize),
        value: Math.max(0, batchSizes.indexOf(16)),
      },
      {
        kind: "slider",
        name: "rate",
        label: "Learning rate α",
        least: REACH.below,
        most: REACH.above,
        step: 0.01,
        value: 0.02,
      },
    ],
    draw: (values) => {
      const minimum = optionOf(names, values, "minimum");
      const batchSize = optionOf(batchSizes, values, "k");
      const cell = cells.find((one) => one.minimum === minimum && one.batchSize === batchSize);
      if (cell === undefined) throw new RangeError(`the study has no runs of ${minimum} with k = ${batchSize}`);
      const learningRate = Number((cell.almostSure * 10 ** settingOf(values, "rate")).toPrecision(4));
      const state: State = { minimum: slugOf(minimum), batchSize, learningRate, seed };
      const experiment = runExperiment({ minima, cells }, seed, state);
      const left = countLeft(experiment, experiment.steps);
      const method = batchSize === "inf" ? "gradient descent" : methodName(batchSize);
      const said = `${left} of ${runCount} runs of ${method} left within ${formatCount(experiment.steps)} steps at α = ${formatShort(learningRate, 4)}, ${formatShort(learningRate / cell.almostSure)} α_as`;
      return {
        panels: [
          drawCells(cells, cell, names, batchSizes),
          drawRuns(
            experiment,
            cell,
            `${said}. The exact limit is ${formatShort(cell.meanSquare, 4)}, the almost-sure limit ${formatShort(cell.almostSure, 4)}.`,
          ),
        ],
        settings: { minimum, k: formatBatchSize(batchSize), rate: formatShort(learningRate, 4) },
        reading: setLetters(
          `${said}. Of the study's runs half leave at the short line, ${formatShort(cell.half, 4)}, ${formatShort(cell.half / cell.almostSure)} α_as.`,
        ),
        link: formatState(state),
      };
    },
  };
}

const size = { width: 350, height: 330 } as const;

/** The rate at which half of the runs leave against the almost-sure limit. */
function drawCells(
  cells: readonly NetworkCell[],
  chosen: NetworkCell,
  names: readonly string[],
  batchSizes: readonly BatchSize[],
): Panel {
  const { width, height } = size;
  const rates = cells.flatMap(({ half, almostSure }) => [half, almostSure]);
  const domain = [Math.min(...rates) / 1.4, Math.max(...rates) * 1.4] as const;
  const ticks = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]
    .filter((at) => domain[0] <= at && at <= domain[1])
    .map((at) => ({ at, label: formatShort(at) }));
  const x = logAxis(domain, [margin.left, width - margin.right], ticks);
  const y = logAxis(domain, [height - margin.bottom, margin.top], ticks);
  const dots = cells.map((cell) => ({ cell, x: x.place(cell.almostSure), y: y.place(cell.half) }));
  const ratios = cells.map(({ half, almostSure }) => half / almostSure);
  const at = { x: x.place(chosen.almostSure), y: y.place(chosen.half) };
  const body = [
    drawFrame({ x, y, title: "rate at which half of the runs leave", xLabel: "almost-sure limit α_as" }),
    line(x.from, y.from, x.to, y.to, "one"),
    words(x.place(domain[1]) - 8, y.place(domain[1] / 1.9) + 20, "equal", { anchor: "end", className: "letter" }),
    element("path", {
      d: dots.map((dot) => endMark(dot.x, dot.y, false)).join(""),
      class: "ends ends-cells",
    }),
    `<circle class="chosen" cx="${Math.round(at.x)}" cy="${Math.round(at.y)}" r="7"/>`,
  ].join("");
  return {
    label: `For ${cells.length} minima and batch sizes the rate at which half of the runs leave against the almost-sure limit: ${formatShort(Math.min(...ratios))} to ${formatShort(Math.max(...ratios))} times it.`,
    width,
    height,
    body,
    picks: dots.map((dot) => ({
      x: Math.round(dot.x),
      y: Math.round(dot.y),
      values: { minimum: names.indexOf(dot.cell.minimum), k: batchSizes.indexOf(dot.cell.batchSize) },
    })),
  };
}

/** The power of ten at which the axis of growths ends: what a start has in flat directions stays. */
const LOWEST = -0.4;
/** Height of the strip of rates above the runs. */
const STRIP = 34;

/** The rates as a strip, and below it each run's distance over that at its start. */
function drawRuns(experiment: Experiment, cell: NetworkCell, label: string): Panel {
  const { width, height } = size;
  const { growths, leftBy, every, steps, factor, learningRate } = experiment;
  const rates = logAxis(
    [cell.almostSure * 10 ** REACH.below, cell.almostSure * 10 ** REACH.above],
    [margin.left, width - margin.right],
    [],
  );
  const x = evenAxis(
    [0, steps],
    [margin.left, width - margin.right],
    [0, 1 / 3, 2 / 3, 1].map((share) => ({ at: steps * share, label: formatCount(Math.round(steps * share)) })),
  );
  const y = evenAxis(
    [LOWEST, 2.4],
    [height - margin.bottom, margin.top + STRIP + 62],
    [0, 1, 2].map((at) => ({ at, label: at === 0 ? "1" : formatPowerOfTen(at) })),
  );
  const placed = (growth: number): number => y.place(Math.max(LOWEST, Math.min(2.4, Math.log10(growth))));
  const groups = [false, true].flatMap((leaves) => {
    const own = growths.flatMap((values, run) =>
      ((leftBy[run] ?? null) !== null) === leaves ? [{ values, by: leftBy[run] ?? null }] : [],
    );
    const name = leaves ? "leaves" : "stays";
    const at = ({ values, by }: (typeof own)[number], i: number): [number, number] => [
      x.place(by !== null && i === values.length - 1 ? by : i * every),
      placed(values[i]!),
    ];
    // Every fifth of what is kept, and the last: more is not seen.
    const kept = (values: Float64Array): number[] =>
      Array.from(values.keys()).filter((i) => i % 5 === 0 || i === values.length - 1);
    return [
      element("path", {
        d: own.map((one) => sketchOf(kept(one.values).map((i) => at(one, i)))).join(""),
        class: `runs runs-${name}`,
      }),
      element("path", {
        d: own.map((one) => endMark(...at(one, one.values.length - 1), leaves)).join(""),
        class: `ends ends-${name}`,
      }),
    ];
  });
  const { meanSquare, almostSure, half } = cell;
  const limits = { meanSquare, almostSure };
  const strip = margin.top;
  const body = [
    drawZones(rates, strip, STRIP, limits),
    words(rates.from, strip - 32, "learning rate α", { className: "title" }),
    drawMarks(rates, strip, strip + STRIP, limits),
    path(
      [
        [rates.place(half), strip + STRIP - 12],
        [rates.place(half), strip + STRIP],
      ],
      "mark mark-half",
    ),
    drawPointer(rates.place(learningRate), strip, strip + STRIP),
    drawFrame({ x, y, title: "distance over that at the start", xLabel: "step" }),
    line(x.from, y.place(Math.log10(factor)), x.to, y.place(Math.log10(factor)), "one"),
    words(x.from + 6, y.place(Math.log10(factor)) + 14, "has left", { className: "letter halo" }),
    clipped(x.from, y.to - 4, x.to - x.from, y.from - y.to + 8, ...groups),
  ].join("");
  return {
    label,
    width,
    height,
    body,
    drag: { control: "rate", from: [rates.from, REACH.below], to: [rates.to, REACH.above] },
  };
}
