/** The playground's script: reads the controls, asks the worker, draws. The address always names what is shown. */
import { thresholds } from "@sgd-basins/report";
import { setLetters } from "../math/setLetters.ts";
import { formatShort } from "../text/numbers.ts";
import { addressWriter } from "./address.ts";
import { describeBounds, describeOrigin, describeRate, describeRuns, describeSeeds } from "./describe.ts";
import { byLevels, describeCell, type FigureCells, figureCellOf } from "./figureCells.ts";
import type { ShownExperiment } from "./landscape.ts";
import { familyOf, type ModelId } from "./modelFamilies.ts";
import type { Rates } from "./models.ts";
import { newestOnly } from "./newestOnly.ts";
import { createPicture } from "./picture.ts";
import { player } from "./player.ts";
import type { Answer, Question } from "./playgroundWorker.ts";
import type { PublishedBounds } from "./published.ts";
import { refuseSeed } from "./refuseSeed.ts";
import {
  defaultState,
  firstModel,
  formatState,
  limits,
  onlyOneLevel,
  onlyWithReplacement,
  parseState,
  possible,
  rateNames,
  type State,
  steps,
  withModel,
} from "./state.ts";

const find = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const root = find("playground");
const reportSeed = Number(root.dataset.seed);
const published = JSON.parse(root.dataset.published!) as PublishedBounds;
const figures = JSON.parse(root.dataset.figures!) as FigureCells[];
const controls = {
  model: find<HTMLSelectElement>("model"),
  minimizer: find<HTMLSelectElement>("minimizer"),
  batchSize: find<HTMLSelectElement>("batch-size"),
  sampling: find<HTMLSelectElement>("sampling"),
  rate: find<HTMLInputElement>("rate"),
  radius: find<HTMLInputElement>("radius"),
  seed: find<HTMLInputElement>("seed"),
  figure: find<HTMLSelectElement>("figure"),
  pooled: find<HTMLSelectElement>("pooled"),
  time: find<HTMLInputElement>("time"),
};
const canvases = {
  rates: find<HTMLCanvasElement>("rates"),
  landscape: find<HTMLCanvasElement>("landscape"),
  distances: find<HTMLCanvasElement>("distances"),
};
const moreSeeds = 20;

let state = defaultState(firstModel, reportSeed);
let shown: { readonly state: State; readonly experiment: ShownExperiment } | null = null;
/** Bounds by seed, for each model, minimizer, batch size and sampling seen so far. */
const seeds = new Map<string, Map<number, Rates>>();
const picture = createPicture(canvases);
const writeAddress = addressWriter();

const worker = new Worker(new URL("./playgroundWorker.ts", import.meta.url), { type: "module" });
const runs = newestOnly<State>((state) => ask({ kind: "runs", state }));
/** Whether the next runs are to be played from their start, once they are in sight, or shown whole. */
let replay = false;
let inSight = false;

function ask(question: Question): void {
  worker.postMessage(question);
}

/** Asks for the state's runs; a choice can be undone by Back. */
function request(isChoice = false): void {
  writeAddress(formatState(state), isChoice);
  runs.ask(state);
}

worker.onmessage = ({ data }: MessageEvent<Answer>) => {
  if (data.kind === "rates") {
    seedsOf(data.state).set(data.state.seed, data.rates);
    showRates();
    return;
  }
  if (data.kind === "failed") say(`It did not work: ${data.message}`);
  else show(data.state, data.experiment);
  runs.answered();
};
worker.onerror = (event) => {
  event.preventDefault();
  say(`It did not work: ${event.message || "the worker could not start"}`);
};

function show(of: State, experiment: ShownExperiment): void {
  shown = { state: of, experiment };
  seedsOf(of).set(of.seed, experiment.rates);
  if (of.seed !== reportSeed && !seedsOf(of).has(reportSeed)) {
    ask({ kind: "rates", state: { ...of, seed: reportSeed } });
  }
  say(describeRuns(of, experiment));
  find("origin").textContent = describeOrigin(of, experiment, figures, reportSeed);
  showFigureCell(of, experiment.learningRate);
  setRateSlider(of, experiment);
  find("landscape-figure").hidden = experiment.landscape === null;
  picture.setExperiment(experiment);
  showRates();
  if (replay && inSight) playFromStart();
  else play.showEnd();
}

function playFromStart(): void {
  replay = false;
  play.restart();
}

function seedsOf(of: State): Map<number, Rates> {
  const key = `${keyOf(of)}/${of.sampling}`;
  const known = seeds.get(key) ?? new Map<number, Rates>();
  seeds.set(key, known);
  return known;
}

/** What the paper, which draws with replacement, prints of a state's bounds. */
function publishedOf(of: State): PublishedBounds[string] {
  return (of.sampling === "with-replacement" ? published[keyOf(of)] : undefined) ?? {};
}

/** What bounds depend on besides the seed and the sampling, as `PublishedBounds` writes it. */
function keyOf({ model, minimizer, batchSize }: State): string {
  return `${model}/${minimizer}/${batchSize}`;
}

function say(text: string): void {
  find("summary").innerHTML = setLetters(text);
  for (const canvas of [canvases.landscape, canvases.distances]) canvas.setAttribute("aria-label", text);
}

/** The slider's ends: below u, above l, and whatever rate the address names. */
function domainOf(of: State, { learningRate, rates }: ShownExperiment): [number, number] {
  const known = Object.values(rates).filter((rate) => rate !== null);
  const paper = Object.values(publishedOf(of));
  const low = Math.min(...known, ...paper.map((bound) => bound.published)) / 6;
  const high = Math.max(...known, ...paper.map((bound) => bound.published)) * 6;
  return [Math.min(low, learningRate), Math.max(high, learningRate)];
}

function setRateSlider(of: State, experiment: ShownExperiment): void {
  // A slider that the reader holds is left alone: its ends must not move below the finger.
  if (!sliding) {
    const [low, high] = domainOf(of, experiment);
    controls.rate.min = String(Math.log10(low));
    controls.rate.max = String(Math.log10(high));
    controls.rate.value = String(Math.log10(experiment.learningRate));
  }
  const text = describeRate(experiment.learningRate, experiment.rates);
  controls.rate.setAttribute("aria-valuetext", text);
  find("rate-text").innerHTML = setLetters(text);
}

function showRates(): void {
  if (shown === null) return;
  const { state: of, experiment } = shown;
  const others = [...seedsOf(of)].filter(([seed]) => seed !== of.seed).map(([, rates]) => rates);
  const domain: [number, number] = [10 ** Number(controls.rate.min), 10 ** Number(controls.rate.max)];
  const { learningRate, rates } = experiment;
  const bounds = publishedOf(of);
  canvases.rates.setAttribute("aria-label", describeBounds(rates, others, bounds));
  find("seeds-text").innerHTML = setLetters(describeSeeds(others));
  picture.setRates({ domain, learningRate, rates, others, published: bounds });
}

function showTime(time: number): void {
  controls.time.value = String(time);
  find("time-text").textContent = `${Math.floor(time)} of ${steps}`;
  picture.setTime(time);
}

const play = player(steps, showTime, (playing) => {
  find("play").textContent = playing ? "Pause" : "Play";
});

/** Puts the state into the controls. */
function fillControls(): void {
  controls.model.value = state.model;
  controls.minimizer.replaceChildren(...familyOf(state.model).minimizers.map((name) => new Option(name, name)));
  controls.minimizer.value = state.minimizer;
  const k = String(state.batchSize);
  if (![...controls.batchSize.options].some(({ value }) => value === k)) controls.batchSize.add(new Option(k, k));
  controls.batchSize.value = k;
  const reason = onlyWithReplacement(state);
  const without = controls.sampling.options[1]!;
  without.disabled = reason !== null;
  without.textContent = `without replacement${reason === null ? "" : ` (${reason})`}`;
  controls.sampling.value = state.sampling;
  controls.radius.value = String(Math.log10(state.radius));
  const radiusText = find("radius-text");
  const radius = state.pooled === "radius" ? radiusText.dataset.pooled! : formatShort(state.radius, 2);
  radiusText.textContent = radius;
  controls.radius.setAttribute("aria-valuetext", radius);
  for (const option of controls.pooled.options) {
    const { value } = option;
    const alone = value === "radius" || value === "batchSize" ? onlyOneLevel(state, value) : null;
    option.disabled = alone !== null;
    option.textContent = `${option.dataset.label}${alone === null ? "" : ` (${alone})`}`;
  }
  controls.pooled.value = state.pooled ?? "";
  controls.radius.disabled = state.pooled === "radius";
  controls.batchSize.disabled = state.pooled === "batchSize";
  // Greyed, it says what is shown in its place.
  const sizesText = find("batch-size-text");
  sizesText.textContent = state.pooled === "batchSize" ? sizesText.dataset.pooled! : "";
  controls.seed.value = String(state.seed);
  find("seed-text").textContent = "";
}

/** What the address asks for; of a seed that is none it is said what is shown instead. */
function readAddress(): void {
  const { search } = location;
  state = parseState(search, reportSeed);
  fillControls();
  find("seed-text").textContent = refuseSeed(new URLSearchParams(search).get("seed") ?? "");
  request();
}

/** The cells that figures have of a state's model and start, and their keys in the menu. */
function cellsFor({ model, minimizer }: State) {
  return figures
    .filter((one) => one.model === model && one.minimizer === minimizer)
    .flatMap((of) => of.cells.map((cell) => ({ of, cell })))
    .sort(byLevels);
}

/** Lists the figures' runs, and marks those that are shown. */
function showFigureCell(of: State, learningRate: number): void {
  const cells = cellsFor(of);
  const shownCell = of.seed === reportSeed ? figureCellOf(figures, of, learningRate)?.cell : undefined;
  const none = cells.length === 0 ? "no figure has this model" : "choose …";
  controls.figure.replaceChildren(
    new Option(none, ""),
    ...cells.map(({ of: { figure }, cell }, i) => new Option(`${figure}: ${describeCell(cell)}`, String(i))),
  );
  controls.figure.value = shownCell === undefined ? "" : String(cells.findIndex(({ cell }) => cell === shownCell));
  controls.figure.disabled = cells.length === 0;
}

/** What moved last, if it was a slider: all moves of one together are a choice. */
let held: HTMLInputElement | null = null;

/**
 * A new choice; the runs are played from their start unless the reader is still moving a slider.
 *
 * @param slider - the one that the reader moves
 */
function choose(change: Partial<State>, slider: HTMLInputElement | null = null, moving = false): void {
  state = possible({ ...state, ...change });
  replay = !moving && !calm.matches;
  const isChoice = slider === null || slider !== held;
  held = slider;
  fillControls();
  request(isChoice);
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
let sliding = false;

/** The slider's number, without digits that its step does not resolve. */
function sliderValue(slider: HTMLInputElement, digits: number): number {
  return Number((10 ** Number(slider.value)).toPrecision(digits));
}

controls.model.addEventListener("change", () => choose(withModel(state, controls.model.value as ModelId)));
controls.minimizer.addEventListener("change", () =>
  choose({ minimizer: controls.minimizer.value, learningRate: null }),
);
controls.batchSize.addEventListener("change", () => {
  const { value } = controls.batchSize;
  choose({ batchSize: value === "inf" ? "inf" : Number(value) });
});
controls.sampling.addEventListener("change", () => {
  const { value } = controls.sampling;
  choose({ sampling: value === "without-replacement" ? value : "with-replacement" });
});
controls.pooled.addEventListener("change", () => {
  const { value } = controls.pooled;
  choose({ pooled: value === "radius" || value === "batchSize" ? value : null });
});
controls.rate.addEventListener("input", () => {
  sliding = true;
  choose({ learningRate: sliderValue(controls.rate, 4) }, controls.rate, true);
});
controls.rate.addEventListener("change", () => {
  sliding = false;
  choose({ learningRate: sliderValue(controls.rate, 4) }, controls.rate);
});
controls.radius.addEventListener("input", () =>
  choose({ radius: sliderValue(controls.radius, 2) }, controls.radius, true),
);
controls.radius.addEventListener("change", () => choose({ radius: sliderValue(controls.radius, 2) }, controls.radius));
controls.seed.addEventListener("change", () => {
  const { value, valueAsNumber: seed } = controls.seed;
  const refused = refuseSeed(value);
  choose({ seed: refused === "" && value !== "" ? seed : reportSeed });
  find("seed-text").textContent = refused;
});
controls.figure.addEventListener("change", () => {
  const found = cellsFor(state)[Number(controls.figure.value)];
  if (controls.figure.value === "" || found === undefined) return;
  const { k: batchSize, radius, rate, label, pooled } = found.cell;
  const learningRate = rateNames.find((name) => name === label) ?? rate;
  choose({ batchSize, sampling: "with-replacement", radius, learningRate, pooled, seed: reportSeed });
});
find("next-seed").addEventListener("click", () => choose({ seed: state.seed < limits.seed ? state.seed + 1 : 0 }));
find("report-seed").addEventListener("click", () => choose({ seed: reportSeed }));
find("more-seeds").addEventListener("click", () => {
  const known = seedsOf(state);
  let seed = 1;
  for (let drawn = 0; drawn < moreSeeds; seed++) {
    if (known.has(seed)) continue;
    ask({ kind: "rates", state: { ...state, seed } });
    drawn++;
  }
});
for (const { key } of thresholds) {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`[data-threshold="${key}"]`)) {
    button.addEventListener("click", () => {
      const rate = shown?.experiment.rates[key];
      if (rate) choose({ learningRate: Number(button.dataset.times) * rate });
    });
  }
}
find("play").addEventListener("click", play.toggle);
controls.time.addEventListener("input", () => play.seek(Number(controls.time.value)));
addEventListener("popstate", () => {
  held = null;
  readAddress();
});
new ResizeObserver(picture.refresh).observe(root);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", picture.refresh);
// The first picture may come before the face of its letters.
document.fonts.addEventListener("loadingdone", picture.refresh);
new IntersectionObserver((entries) => {
  inSight = entries.at(-1)!.isIntersecting;
  if (inSight && replay && shown !== null) playFromStart();
}).observe(find("plots"));

replay = !calm.matches;
readAddress();
