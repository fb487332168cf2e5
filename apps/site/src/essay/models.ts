/** The fourth step: the paper's models, run from about a minimizer at the hand's rate, by the playground's experiment. */
import { minimizerNamed } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { simulateRuns } from "@sgd-basins/simulator";
import { setLetters } from "../math/setLetters.ts";
import { type Experiment, type Outcome, runExperiment } from "../playground/experiment.ts";
import { figureMeaning } from "../playground/figureMeaning.ts";
import type { ModelId } from "../playground/modelFamilies.ts";
import { problemOf } from "../playground/models.ts";
import { defaultState, formatState, runCount, type State, steps } from "../playground/state.ts";
import { formatBatchSize, formatPowerOfTen, formatShort } from "../text/numbers.ts";
import { drawFrame, evenAxis, logAxis, margin } from "./axes.ts";
import { optionOf, type Panel, type Step, settingOf } from "./figure.ts";
import { clipped, element, endMark, line, path, sketchOf } from "./markup.ts";
import { drawMarks, drawPointer, drawZones, zoneOfRate, zones } from "./zones.ts";

interface Place {
  readonly name: string;
  readonly model: ModelId;
  readonly minimizer: string;
}

export const places: readonly Place[] = [
  { name: "Styblinski–Tang Model 1, flat minimizer", model: "styblinski-tang-1", minimizer: "flat" },
  { name: "Styblinski–Tang Model 1, sharp minimizer", model: "styblinski-tang-1", minimizer: "sharp" },
  { name: "quadratic-circle Model 1, quadratic minimizer", model: "quadratic-circle-1", minimizer: "quadratic" },
  { name: "quadratic-circle Model 1, circular minimizer", model: "quadratic-circle-1", minimizer: "circular" },
];

export const modelBatchSizes: readonly BatchSize[] = [1, 10, 100, "inf"];

/** How far the axis of rates reaches, in powers of ten about the almost-sure limit. */
const REACH = { below: -1, above: 1.2 } as const;
/** Rates of the curve. */
const RATES = 23;

/** What there is at a minimizer and a batch size: the rates, and the share of runs that leave at each of some. */
interface Sweep {
  readonly rates: Experiment["rates"];
  readonly centre: number;
  readonly shares: readonly { readonly rate: number; readonly left: number }[];
}

const sweeps = new Map<string, Sweep>();

function sweepOf(state: State): Sweep {
  const key = `${state.model}/${state.minimizer}/${state.batchSize}/${state.seed}`;
  const known = sweeps.get(key);
  if (known !== undefined) return known;
  const { rates } = runExperiment(state);
  const centre = rates.almostSure ?? rates.meanSquare ?? 1;
  const problem = problemOf(state.model, state.seed);
  const start = minimizerNamed(problem, state.minimizer);
  const { batchSize, sampling, radius, seed } = state;
  const shares = Array.from({ length: RATES }, (_, i) => {
    const power = REACH.below + ((REACH.above - REACH.below) * i) / (RATES - 1);
    const learningRate = centre * 10 ** power;
    const meaning = figureMeaning(state, learningRate, rates) ?? ["playground", state.model, state.minimizer];
    const runs = simulateRuns(
      { problem, start, radius, learningRate, batchSize, sampling, steps },
      runCount,
      seed,
      meaning,
    );
    return { rate: learningRate, left: runs.filter(({ everLeft }) => everLeft).length };
  });
  const sweep = { rates, centre, shares };
  sweeps.set(key, sweep);
  return sweep;
}

/** @param seed - the report's */
export function models(seed: number): Step {
  return {
    runs: [
      { outcome: "nearer", words: "a run that ends no further away than it began" },
      { outcome: "further", words: "further away, in the basin" },
      { outcome: "left", words: "left the basin" },
    ],
    controls: [
      { kind: "choice", name: "place", label: "Start about", options: places.map(({ name }) => name), value: 0 },
      { kind: "choice", name: "k", label: "Batch size k", options: modelBatchSizes.map(formatBatchSize), value: 0 },
      {
        kind: "slider",
        name: "rate",
        label: "Learning rate α",
        least: REACH.below,
        most: REACH.above,
        step: 0.02,
        value: 0.2,
      },
    ],
    draw: (values) => {
      const { name, model, minimizer } = optionOf(places, values, "place");
      const batchSize = optionOf(modelBatchSizes, values, "k");
      const base: State = { ...defaultState(model, seed), minimizer, batchSize, learningRate: null };
      const sweep = sweepOf(base);
      const learningRate = Number((sweep.centre * 10 ** settingOf(values, "rate")).toPrecision(4));
      const state = { ...base, learningRate };
      const experiment = runExperiment(state);
      const zone = zoneOfRate(learningRate, experiment.rates);
      const { left } = experiment.counts;
      const said = `${left} of ${runCount} runs left the basin at α = ${formatShort(learningRate)}, ${formatShort(learningRate / sweep.centre)} α_as`;
      return {
        panels: [
          drawShares(
            sweep,
            learningRate,
            `Share of runs that leave against the learning rate, from about the ${minimizer} minimizer of ${name}. ${said}.`,
          ),
          drawDistances(
            experiment,
            `Distance of ${runCount} runs to the minimizer over ${steps} iterations: ${experiment.counts.nearer} end no further away than they began, ${experiment.counts.further} further but in the basin, ${left} left.`,
          ),
        ],
        settings: { place: name, k: formatBatchSize(batchSize), rate: formatShort(learningRate) },
        reading: setLetters(
          `${said}. ${zone === null ? "" : `On a quadratic with these Hessians and one minimum for all components ${zones[zone]}.`}`,
        ),
        link: formatState(state),
      };
    },
  };
}

const size = { width: 350, height: 280 } as const;

function drawShares({ rates, centre, shares }: Sweep, rate: number, label: string): Panel {
  const { width, height } = size;
  const domain = [centre * 10 ** REACH.below, centre * 10 ** REACH.above] as const;
  const x = logAxis(domain, [margin.left, width - margin.right], ticksIn(domain));
  const y = evenAxis(
    [0, runCount],
    [height - margin.bottom, margin.top],
    [0, 25, 50, 75, 100].map((at) => ({ at, label: `${at} %` })),
  );
  const places = shares.map(({ rate: at, left }): [number, number] => [x.place(at), y.place(left)]);
  const body = [
    drawZones(x, y.to, y.from - y.to, rates),
    drawFrame({ x, y, title: "runs that left the basin", xLabel: "learning rate α" }),
    drawMarks(x, y.to, y.from, rates),
    path(places, "rim"),
    path(places, "line line-mean"),
    ...places.map(
      ([px, py]) =>
        `<circle class="dot line-mean" cx="${Math.round(10 * px) / 10}" cy="${Math.round(10 * py) / 10}" r="2.5"/>`,
    ),
    drawPointer(x.place(rate), y.to, y.from),
  ].join("");
  return {
    label,
    width,
    height,
    body,
    drag: { control: "rate", from: [x.from, REACH.below], to: [x.to, REACH.above] },
  };
}

/** 1, 2 and 5 times powers of ten. */
function ticksIn([low, high]: readonly [number, number]): { at: number; label: string }[] {
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  return powers
    .flatMap((power) => [1, 3].map((factor) => Number(`${factor}e${power}`)))
    .filter((at) => low <= at && at <= high)
    .map((at) => ({ at, label: formatShort(at) }));
}

function drawDistances({ distances, outcomes }: Experiment, label: string): Panel {
  const { width, height } = size;
  const positive = distances.filter((distance) => distance > 0 && Number.isFinite(distance));
  const low = positive.reduce((least, distance) => Math.min(least, distance), 1e-1);
  const high = positive.reduce((most, distance) => Math.max(most, distance), 10);
  const powers = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))] as const;
  const every = Math.ceil((powers[1] - powers[0]) / 6);
  const ticks = Array.from({ length: powers[1] - powers[0] + 1 }, (_, i) => powers[0] + i).filter(
    (power) => power % every === 0,
  );
  const x = evenAxis(
    [0, steps],
    [margin.left, width - margin.right],
    [0, 5, 10, 15, 20].map((at) => ({ at, label: String(at) })),
  );
  const y = evenAxis(
    powers,
    [height - margin.bottom, margin.top],
    ticks.map((at) => ({ at, label: formatPowerOfTen(at) })),
  );
  const at = (run: number, step: number): [number, number] => {
    const distance = distances[run * (steps + 1) + step]!;
    return [x.place(step), y.place(Math.max(powers[0], Math.log10(distance)))];
  };
  const groups = (["nearer", "further", "left"] satisfies Outcome[]).flatMap((outcome) => {
    const own = outcomes.flatMap((found, run) => (found === outcome ? [run] : []));
    const lines = own.map((run) => sketchOf(Array.from({ length: steps + 1 }, (_, step) => at(run, step))));
    return [
      element("path", { d: lines.join(""), class: `runs runs-${outcome}` }),
      element("path", {
        d: own.map((run) => endMark(x.to - 4, at(run, steps)[1], outcome === "left")).join(""),
        class: `ends ends-${outcome}`,
      }),
    ];
  });
  const body = [
    drawFrame({ x, y, title: "distance to the minimizer", xLabel: "iteration" }),
    line(x.from, y.from, x.to, y.from, "axis"),
    clipped(x.from, y.to - 6, x.to - x.from, y.from - y.to + 12, ...groups),
  ].join("");
  return { label, width, height, body };
}
