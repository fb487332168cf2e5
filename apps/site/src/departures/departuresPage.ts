/** The script of the live part: reads the controls, asks the worker, draws. The address always names what is shown. */
import { setLetters } from "../math/setLetters.ts";
import { addressWriter } from "../playground/address.ts";
import { prepare } from "../playground/canvas.ts";
import { drawInSight } from "../playground/drawInSight.ts";
import { newestOnly } from "../playground/newestOnly.ts";
import { readPalette } from "../playground/palette.ts";
import { player } from "../playground/player.ts";
import { refuseSeed } from "../playground/refuseSeed.ts";
import { formatBatchSize, formatCount } from "../text/numbers.ts";
import type { Answer, Question } from "./departuresWorker.ts";
import { countLeft, describeRate, describeRates, describeRuns } from "./describe.ts";
import { drawGrowthAxes, drawGrowths, drawPredictions } from "./drawGrowths.ts";
import { domainOf, drawRates, ratesHeight } from "./drawRates.ts";
import type { Experiment } from "./experiment.ts";
import { formatState, limits, parseState, runCount, type State } from "./state.ts";

const find = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const root = find("departures");
const url = root.dataset.study!;
const reportSeed = Number(root.dataset.seed);
const controls = {
  minimum: find<HTMLSelectElement>("minimum"),
  batchSize: find<HTMLSelectElement>("batch-size"),
  seed: find<HTMLInputElement>("seed"),
  rate: find<HTMLInputElement>("rate"),
  time: find<HTMLInputElement>("time"),
};
const canvases = {
  rates: find<HTMLCanvasElement>("leaving-rates"),
  growths: find<HTMLCanvasElement>("growths"),
};
const growthsHeight = 400;
/** The player counts in units of which it shows four a second: a run of any length takes as long. */
const END = 16;
const minima = Array.from(controls.minimum.options, ({ value }) => value);

let state = parseState("", minima, reportSeed);
let shown: Experiment | null = null;
/** What `shown` answers. */
let answered: State | null = null;
let sliding = false;
/** Whether the next runs are to be played from their start, once they are in sight, or shown whole. */
let replay = false;
let inSight = false;
let time = 0;
let palette = readPalette();
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const writeAddress = addressWriter();
const worker = new Worker(new URL("./departuresWorker.ts", import.meta.url), { type: "module" });

/** Their room is theirs before they are drawn: nothing moves when they come into sight. */
canvases.rates.style.height = `${ratesHeight}px`;
canvases.growths.style.height = `${growthsHeight}px`;
const changed = drawInSight(
  new Map([
    [canvases.rates, showRates],
    [canvases.growths, showGrowths],
  ]),
);

const runs = newestOnly<State>((state) => worker.postMessage({ url, state } satisfies Question));

function request(): void {
  writeAddress(formatState(state));
  root.setAttribute("aria-busy", "true");
  setButtons();
  runs.ask(state);
}

worker.onmessage = ({ data }: MessageEvent<Answer>) => {
  if (data.kind === "failed") fail(data.message);
  else show(data.state, data.experiment);
  if (data.kind === "failed" || formatState(data.state) === formatState(state)) root.removeAttribute("aria-busy");
  runs.answered();
};
worker.onerror = (event) => {
  event.preventDefault();
  fail(event.message || "the worker could not start");
};

/** One line; pictures of what was asked for before would belie it. */
function fail(message: string): void {
  shown = null;
  for (const canvas of Object.values(canvases)) prepare(canvas, canvas.clientWidth, canvas.clientHeight);
  find("left-text").textContent = "";
  say(`It did not work: ${message}`);
}

function show(of: State, experiment: Experiment): void {
  shown = experiment;
  answered = of;
  say(describeRuns(of, experiment));
  setRateSlider(experiment);
  changed(canvases.rates);
  canvases.rates.setAttribute("aria-label", describeRates(experiment));
  setButtons();
  if (replay && inSight) playFromStart();
  else play.showEnd();
}

function playFromStart(): void {
  replay = false;
  play.restart();
}

function say(text: string): void {
  find("summary").innerHTML = setLetters(text);
  canvases.growths.setAttribute("aria-label", text);
}

function setRateSlider(experiment: Experiment): void {
  // A slider that the reader holds is left alone: its ends must not move below the finger.
  if (!sliding) {
    const [low, high] = domainOf(experiment);
    controls.rate.min = String(Math.log10(low));
    controls.rate.max = String(Math.log10(high));
    controls.rate.value = String(Math.log10(experiment.learningRate));
  }
  const text = describeRate(experiment);
  controls.rate.setAttribute("aria-valuetext", text);
  find("rate-text").innerHTML = setLetters(text);
}

/** A button names a rate at the minimum and batch size that are shown: it waits where others have been asked for. */
function setButtons(): void {
  const known = answered?.minimum === state.minimum && answered.batchSize === state.batchSize ? shown : null;
  for (const button of markButtons()) {
    button.disabled = known === null || rateOf(known, button.dataset.rate!) === null;
  }
}

/** A rate that a button names: "0.95 meanSquare". */
function rateOf({ rates, half }: Experiment, name: string): number | null {
  const [times, key] = name.split(" ");
  const marked = { ...rates, half: half?.learningRate ?? null };
  const rate = Object.entries(marked).find(([one]) => one === key)?.[1] ?? null;
  return rate === null ? null : Number(times) * rate;
}

function markButtons(): HTMLButtonElement[] {
  return [...root.querySelectorAll<HTMLButtonElement>("[data-rate]")];
}

function showRates(): void {
  if (shown === null) return;
  drawRates(
    prepare(canvases.rates, canvases.rates.clientWidth, ratesHeight),
    shown,
    [10 ** Number(controls.rate.min), 10 ** Number(controls.rate.max)],
    palette,
  );
}

function showGrowths(): void {
  if (shown === null) return;
  const surface = prepare(canvases.growths, canvases.growths.clientWidth, growthsHeight);
  drawGrowthAxes(surface, shown, palette);
  drawGrowths(surface, shown, stepAt(shown), palette);
  drawPredictions(surface, shown, palette);
}

function stepAt({ steps }: Experiment): number {
  return Math.floor((steps * time) / END);
}

const play = player(
  END,
  (at) => {
    time = at;
    controls.time.value = String(at);
    if (shown === null) return;
    const step = stepAt(shown);
    const text = `step ${formatCount(step)} of ${formatCount(shown.steps)}`;
    controls.time.setAttribute("aria-valuetext", text);
    find("left-text").textContent = `${text}: ${countLeft(shown, step)} of ${runCount} have left`;
    changed(canvases.growths);
  },
  (playing) => {
    find("play").textContent = playing ? "Pause" : "Play";
  },
);

/** Puts the state into the controls. */
function fillControls(): void {
  controls.minimum.value = state.minimum;
  const k = String(state.batchSize);
  if (![...controls.batchSize.options].some(({ value }) => value === k)) {
    controls.batchSize.add(new Option(formatBatchSize(state.batchSize), k));
  }
  controls.batchSize.value = k;
  controls.seed.value = String(state.seed);
  find("seed-text").textContent = "";
}

/** What the address asks for; of a seed that is none it is said what is shown instead. */
function readAddress(): void {
  const { search } = location;
  state = parseState(search, minima, reportSeed);
  fillControls();
  find("seed-text").textContent = refuseSeed(new URLSearchParams(search).get("seed") ?? "");
  request();
}

/** A new choice; the runs are played from their start unless the reader is still moving the slider. */
function choose(change: Partial<State>, moving = false): void {
  state = { ...state, ...change };
  replay = !moving && !calm.matches;
  fillControls();
  request();
}

/** The slider's number, without digits that its step does not resolve. */
function chosenRate(): number {
  return Number((10 ** Number(controls.rate.value)).toPrecision(4));
}

controls.minimum.addEventListener("change", () => choose({ minimum: controls.minimum.value, learningRate: null }));
controls.batchSize.addEventListener("change", () => {
  const { value } = controls.batchSize;
  choose({ batchSize: value === "inf" ? "inf" : Number(value), learningRate: null });
});
controls.seed.addEventListener("change", () => {
  const { value, valueAsNumber: seed } = controls.seed;
  const refused = refuseSeed(value);
  choose({ seed: refused === "" && value !== "" ? seed : reportSeed });
  find("seed-text").textContent = refused;
});
find("next-seed").addEventListener("click", () => choose({ seed: state.seed < limits.seed ? state.seed + 1 : 0 }));
controls.rate.addEventListener("input", () => {
  sliding = true;
  choose({ learningRate: chosenRate() }, true);
});
controls.rate.addEventListener("change", () => {
  sliding = false;
  choose({ learningRate: chosenRate() });
});
for (const button of markButtons()) {
  button.addEventListener("click", () => {
    const rate = shown === null ? null : rateOf(shown, button.dataset.rate!);
    if (rate !== null) choose({ learningRate: rate });
  });
}
find("play").addEventListener("click", play.toggle);
controls.time.addEventListener("input", () => play.seek(Number(controls.time.value)));
addEventListener("popstate", readAddress);
function refresh(): void {
  palette = readPalette();
  Object.values(canvases).forEach(changed);
}
const resized = new ResizeObserver(refresh);
for (const canvas of Object.values(canvases)) resized.observe(canvas);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
// The first picture may come before the face of its letters.
document.fonts.addEventListener("loadingdone", refresh);
new IntersectionObserver((entries) => {
  inSight = entries.at(-1)!.isIntersecting;
  if (inSight && replay && shown !== null) playFromStart();
}).observe(canvases.growths);

replay = !calm.matches;
readAddress();
