/** The page's script: takes data, asks the worker, shows what the command answers. */

import { addressWriter } from "../playground/address.ts";
import { prepare } from "../playground/canvas.ts";
import { drawRates, ratesHeight } from "../playground/drawRates.ts";
import { readPalette } from "../playground/palette.ts";
import { formatBatchSize, formatBytes, formatShort } from "../text/numbers.ts";
import { chooseColumns, fillColumns } from "./columnControls.ts";
import { commandLines } from "./commandLine.ts";
import { drawRuns, runsHeight } from "./drawRuns.ts";
import type { Advised, Answer, Bounded, Opened, Progress, Ran, RatesOfBatch, Refused, Source } from "./messages.ts";
import {
  defaultRun,
  defaultSettings,
  examples,
  formatState,
  limits,
  parseState,
  type RunChoice,
  type Settings,
  type State,
} from "./state.ts";
import { download, plotOf } from "./takeAway.ts";
import { takeData } from "./takeData.ts";
import { askWorker } from "./worker.ts";

const find = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const root = find("your-problem");
const controls = {
  target: find<HTMLSelectElement>("target"),
  standardize: find<HTMLInputElement>("standardize"),
  intercept: find<HTMLInputElement>("intercept"),
  dropMissing: find<HTMLInputElement>("drop-missing"),
  loss: find<HTMLSelectElement>("loss"),
  sampling: find<HTMLSelectElement>("sampling"),
  batch: find<HTMLInputElement>("batch"),
  batchSize: find<HTMLSelectElement>("batch-size"),
  rate: find<HTMLInputElement>("rate"),
  seed: find<HTMLInputElement>("seed"),
  steps: find<HTMLInputElement>("steps"),
  radius: find<HTMLInputElement>("radius"),
};
const canvases = { rates: find<HTMLCanvasElement>("rates-strip"), runs: find<HTMLCanvasElement>("runs") };

let state: State = parseState(location.hash);
let source: Source | null = null;
let opened: Opened | null = null;
let advised: Advised | null = null;
let bounded: Bounded | null = null;
let ran: Ran | null = null;
let sliding = false;
/** A choice of runs that waits until the one before is answered. */
let waiting: { readonly choice: RunChoice; readonly moving: boolean } | null = null;
let running = false;
let palette = readPalette();
let frame = 0;
const writeAddress = addressWriter((hash) => location.pathname + location.search + hash);
const worker = askWorker(show, setBusy);

function setBusy(busy: boolean): void {
  root.toggleAttribute("data-busy", busy);
  find("stop").hidden = !busy;
  find("progress").hidden = !busy;
  if (busy) return;
  running = false;
  find("doing").textContent = "";
}

/** Other data: what was chosen of those before does not hold for them. */
function open(next: Source, wanted: State): void {
  source = next;
  state = wanted;
  opened = null;
  forget();
  find("line").hidden = true;
  find("data-name").textContent = next.name;
  root.dataset.stage = "open";
  writeAddress(formatState(state));
  say(`Reading ${next.name} …`);
  worker.open(next);
}

/** Numbers of what was asked for before would belie the choice. */
function forget(): void {
  advised = null;
  bounded = null;
  ran = null;
  waiting = null;
  running = false;
  for (const id of ["answer", "thresholds", "try", "take-away"]) find(id).hidden = true;
}

function say(text: string): void {
  find("status").textContent = text;
}

function show(answer: Answer): void {
  switch (answer.tell) {
    case "opened":
      showOpened(answer);
      break;
    case "progress":
      showProgress(answer);
      break;
    case "advised":
      showAdvice(answer);
      break;
    case "bounded":
      showBounds(answer);
      break;
    case "ran":
      showRuns(answer);
      break;
    case "refused":
      showRefusal(answer);
      break;
    case "linked":
      showLink(answer.packed);
      break;
    case "done":
      if (answer.ask === "solve" && advised !== null) {
        say(bounded === null ? "" : `Done: ${source?.name ?? ""}.`);
        find("take-away").hidden = bounded === null;
        if (advised.runnable) askRuns(state.run, false);
      }
      if (answer.ask === "runs") {
        running = false;
        if (waiting !== null) askRuns(waiting.choice, waiting.moving);
      }
  }
}

function showProgress({ share, what }: Progress): void {
  find<HTMLProgressElement>("progress").value = share;
  find("doing").textContent = `${Math.floor(100 * share)} %, ${what}`;
}

function showOpened(found: Opened): void {
  opened = found;
  const { form, columns, bytes } = found;
  const what = {
    table: "a table, read as least squares",
    sum: "a sum of quadratics",
    gradients: "gradients at a minimum",
  };
  find("data-name").textContent = `${source?.name ?? ""}: ${formatBytes(bytes)}, ${what[form]}`;
  find("reading").hidden = form !== "table";
  find("loss-choice").hidden = form === "sum";
  if (form === "table" && state.settings.target === null) {
    state = { ...state, settings: { ...state.settings, ...chooseColumns(columns) } };
  }
  fillControls();
  solve();
}

/** Puts the state into the controls. */
function fillControls(): void {
  const { settings, run } = state;
  if (opened?.form === "table") fillColumns(controls.target, find("columns"), opened.columns, settings, choose);
  controls.standardize.checked = settings.standardize;
  controls.intercept.checked = settings.intercept;
  controls.dropMissing.checked = settings.dropMissing;
  controls.loss.value = settings.loss;
  controls.sampling.value = settings.sampling;
  controls.batch.value = settings.batch;
  controls.seed.value = String(run.seed);
  controls.steps.value = String(run.steps);
  controls.radius.value = String(run.radius);
}

function solve(): void {
  forget();
  find("line").hidden = true;
  writeAddress(formatState(state));
  find("command").textContent = commandLines(source?.name ?? "", opened?.form ?? "table", state.settings).join("\n");
  say("Computing …");
  worker.ask({ ask: "solve", settings: state.settings }, true);
}

function choose(change: Partial<Settings>): void {
  // A rate of other data, or of another loss, says nothing of these.
  state = { ...state, settings: { ...state.settings, ...change }, run: { ...state.run, batchSize: null, rate: null } };
  fillControls();
  solve();
}

function showAdvice(answer: Advised): void {
  advised = answer;
  const { recommended, units, text } = answer;
  const headline = find("headline");
  if (typeof recommended === "string") {
    headline.textContent = `No rate is advised: ${recommended}.`;
    find("reason").textContent = "";
  } else {
    const { batchSize, rate, reason } = recommended;
    const strong = document.createElement("strong");
    strong.textContent = `learning rate ${formatNumberOfCommand(rate)}`;
    headline.replaceChildren(
      "Take ",
      strong,
      batchSize === "inf"
        ? " with all of the data in every step (gradient descent)"
        : ` with batches of k = ${batchSize}`,
    );
    find("reason").textContent = `Why this batch size: ${reason}.`;
  }
  const { target } = state.settings;
  find("about").textContent =
    opened?.form === "table" && target !== null
      ? `Plain SGD at a constant rate, to predict ${target} by least squares, from β = 0 to 1 % of the expected gap there.`
      : "Plain SGD at a constant rate, to 1 % of the expected gap at the start.";
  find("units").textContent = units === null ? "Rates are in the units of the file's own loss." : `Here ${units}.`;
  find("advice-text").textContent = text;
  find("answer").hidden = false;
}

/** The digits that the command prints of an advised rate, which are all that it has. */
function formatNumberOfCommand(rate: number): string {
  return formatShort(rate, 4);
}

function showBounds(answer: Bounded): void {
  bounded = answer;
  const body = find<HTMLTableSectionElement>("bounds-rows");
  body.replaceChildren(
    ...answer.rows.map(({ batchSize, cells }) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = formatBatchSize(batchSize);
      row.append(
        head,
        ...cells.map((text) => {
          const cell = document.createElement("td");
          cell.textContent = text;
          return cell;
        }),
      );
      return row;
    }),
  );
  find("plot").replaceChildren(plotOf(answer.svg));
  find("bounds-text").textContent = answer.text;
  find("thresholds").hidden = false;
}

function showRefusal({ part, line }: Refused): void {
  const place = find("line");
  if (part === "link") {
    find("link-line").textContent = line;
    return;
  }
  place.textContent = line;
  place.hidden = false;
  if (part === "simulate") {
    ran = null;
    find("try").hidden = false;
  } else say("");
}

function showLink(packed: string): void {
  if (source === null) return;
  state = { ...state, place: { at: "link", name: source.name, packed } };
  offerLink();
}

function offerLink(): void {
  const hash = formatState(state);
  writeAddress(hash);
  const address = location.origin + location.pathname + hash;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "This link";
  find("link-line").replaceChildren(
    link,
    ` holds data and choices, ${address.length} characters; the address bar has it too.`,
  );
  void navigator.clipboard?.writeText(address).catch(() => {});
}

/** One at a time; of those that wait only the newest is kept. */
function askRuns(choice: RunChoice, moving: boolean): void {
  if (running) {
    waiting = { choice, moving };
    return;
  }
  waiting = null;
  running = true;
  worker.ask({ ask: "runs", choice, moving });
}

function chooseRun(change: Partial<RunChoice>, moving = false): void {
  state = { ...state, run: { ...state.run, ...change } };
  find("line").hidden = true;
  writeAddress(formatState(state));
  askRuns(state.run, moving);
}

function showRuns(answer: Ran): void {
  ran = answer;
  find("try").hidden = false;
  const { choice, rates } = answer;
  const k = String(choice.batchSize);
  const sizes = new Set([...(bounded?.rows.map(({ batchSize }) => String(batchSize)) ?? []), k]);
  if (typeof advised?.recommended === "object") sizes.add(String(advised.recommended.batchSize));
  const order = [...sizes].sort((a, b) => sizeOf(a) - sizeOf(b));
  controls.batchSize.replaceChildren(
    ...order.map((size) => new Option(size === "inf" ? "∞ (gradient descent)" : size, size, false, size === k)),
  );
  if (!sliding) {
    const [low, high] = domainOf(rates, choice.rate);
    controls.rate.min = String(Math.log10(low));
    controls.rate.max = String(Math.log10(high));
    controls.rate.value = String(Math.log10(choice.rate));
  }
  const text = describeRate(choice.rate, rates);
  controls.rate.setAttribute("aria-valuetext", text);
  find("rate-text").textContent = text;
  find("summary").textContent = answer.summary;
  canvases.runs.setAttribute("aria-label", answer.summary);
  find("noise-note").hidden = !answer.noisy;
  find("runs-text").textContent = answer.text;
  schedule();
}

function sizeOf(size: string): number {
  return size === "inf" ? Number.POSITIVE_INFINITY : Number(size);
}

/** The slider's ends: about the limits, and never without the rate. */
function domainOf({ meanSquare, almostSure }: RatesOfBatch, rate: number): readonly [number, number] {
  const [least, most] = [meanSquare ?? rate, Math.max(meanSquare ?? rate, almostSure ?? rate)];
  return [Math.min(least / 20, rate / 2), Math.max(4 * most, 2 * rate)];
}

function describeRate(rate: number, { meanSquare, almostSure }: RatesOfBatch): string {
  const times = (limit: number | null, name: string): string[] =>
    limit === null ? [] : [`${formatShort(rate / limit)} × the ${name}`];
  return [formatShort(rate, 4), ...times(meanSquare, "exact limit"), ...times(almostSure, "almost-sure limit")].join(
    " = ",
  );
}

function schedule(): void {
  if (frame === 0) frame = requestAnimationFrame(draw);
}

function draw(): void {
  frame = 0;
  if (ran === null || find("try").hidden) return;
  drawRates(
    prepare(canvases.rates, canvases.rates.clientWidth, ratesHeight),
    {
      domain: [10 ** Number(controls.rate.min), 10 ** Number(controls.rate.max)],
      learningRate: ran.choice.rate,
      rates: ran.rates,
      others: [],
      published: {},
    },
    palette,
  );
  drawRuns(prepare(canvases.runs, canvases.runs.clientWidth, runsHeight), ran, palette);
}

/** The slider's number, without digits that its step does not resolve. */
function chosenRate(): number {
  return Number((10 ** Number(controls.rate.value)).toPrecision(4));
}

function wholeIn(input: HTMLInputElement, least: number, most: number, otherwise: number): number {
  const value = input.valueAsNumber;
  const taken = Number.isSafeInteger(value) && value >= least && value <= most ? value : otherwise;
  input.value = String(taken);
  return taken;
}

/** Data at an address, or that a button names. */
function openPlace(wanted: State): void {
  const { place } = wanted;
  if (place === null) return;
  if (place.at === "example") {
    open({ from: "site", name: examples[place.id], url: root.dataset[place.id]! }, wanted);
  } else if (place.at === "link") {
    open({ from: "link", name: place.name, packed: place.packed }, wanted);
  } else {
    const [first, second] = place.values;
    const components = [first, second].map((q) => ({ Q: [[q]], r: [0] }));
    const text = JSON.stringify({ kind: "quadratic-sum", components });
    find<HTMLInputElement>("first").value = String(first);
    find<HTMLInputElement>("second").value = String(second);
    open({ from: "file", name: "two-curvatures.json", file: new Blob([text]) }, wanted);
  }
}

const afresh = (place: State["place"]): State => ({ place, settings: defaultSettings, run: defaultRun });

takeData(
  find("drop"),
  find<HTMLInputElement>("file"),
  find<HTMLTextAreaElement>("pasted"),
  find<HTMLButtonElement>("use-pasted"),
  (name, file) => open({ from: "file", name, file }, afresh(null)),
);
for (const button of root.querySelectorAll<HTMLButtonElement>("[data-example]")) {
  const id = button.dataset.example === "penguins" ? "penguins" : "iris";
  button.addEventListener("click", () => openPlace(afresh({ at: "example", id })));
}
find("use-curvatures").addEventListener("click", () => {
  const [first, second] = ["first", "second"].map((id) => find<HTMLInputElement>(id).valueAsNumber);
  if (first! > 0 && second! > 0) openPlace(afresh({ at: "curvatures", values: [first!, second!] }));
});
find("stop").addEventListener("click", () => {
  worker.stop();
  say("Stopped.");
});
find("again").addEventListener("click", solve);

controls.target.addEventListener("change", () => {
  const target = controls.target.value;
  const { drop, oneHot, target: before } = state.settings;
  const others = (names: readonly string[]): string[] => names.filter((name) => name !== target);
  const isWords = opened?.columns.some(({ name, isNumber }) => name === before && !isNumber) === true;
  choose({ target, drop: [...others(drop), ...(isWords && before !== null ? [before] : [])], oneHot: others(oneHot) });
});
for (const name of ["standardize", "intercept", "dropMissing"] as const) {
  controls[name].addEventListener("change", () => choose({ [name]: controls[name].checked }));
}
controls.loss.addEventListener("change", () => {
  choose({ loss: controls.loss.value === "squared" ? "squared" : "half-squared" });
});
controls.sampling.addEventListener("change", () => {
  choose({ sampling: controls.sampling.value === "without-replacement" ? "without-replacement" : "with-replacement" });
});
controls.batch.addEventListener("change", () =>
  choose({ batch: controls.batch.value.trim() || defaultSettings.batch }),
);

controls.batchSize.addEventListener("change", () => {
  const { value } = controls.batchSize;
  chooseRun({ batchSize: value === "inf" ? "inf" : Number(value), rate: null });
});
controls.rate.addEventListener("input", () => {
  sliding = true;
  chooseRun({ batchSize: ran?.choice.batchSize ?? null, rate: chosenRate() }, true);
});
controls.rate.addEventListener("change", () => {
  sliding = false;
  chooseRun({ batchSize: ran?.choice.batchSize ?? null, rate: chosenRate() });
});
controls.seed.addEventListener("change", () =>
  chooseRun({ seed: wholeIn(controls.seed, 0, limits.seed, defaultRun.seed) }),
);
controls.steps.addEventListener("change", () =>
  chooseRun({ steps: wholeIn(controls.steps, 1, limits.steps, defaultRun.steps) }),
);
controls.radius.addEventListener("change", () => {
  const radius = controls.radius.valueAsNumber;
  chooseRun({ radius: radius > 0 && Number.isFinite(radius) ? radius : defaultRun.radius });
  controls.radius.value = String(state.run.radius);
});
for (const button of root.querySelectorAll<HTMLButtonElement>("[data-threshold]")) {
  button.addEventListener("click", () => {
    const rate = Object.entries(ran?.rates ?? {}).find(([key]) => key === button.dataset.threshold)?.[1] ?? null;
    if (rate === null || ran === null) return;
    chooseRun({ batchSize: ran.choice.batchSize, rate: Number((Number(button.dataset.times) * rate).toPrecision(4)) });
  });
}

const base = (): string => (source?.name ?? "answer").replace(/\.[^.]*$/, "");
find("get-text").addEventListener("click", () => {
  const texts = [advised?.text, bounded?.text, ran?.text].filter((text) => text !== undefined);
  download(`${base()}.txt`, "text/plain", texts.join("\n"));
});
find("get-csv").addEventListener("click", () => {
  if (bounded !== null) download(`${base()}-thresholds.csv`, "text/csv", bounded.csv);
});
find("get-svg").addEventListener("click", () => {
  if (bounded !== null) download(`${base()}.svg`, "image/svg+xml", bounded.svg);
});
find("get-link").addEventListener("click", () => {
  if (state.place === null) worker.ask({ ask: "link" });
  else offerLink();
});

addEventListener("hashchange", () => {
  const wanted = parseState(location.hash);
  if (formatState(wanted) !== formatState(state)) openPlace(wanted);
});
function refresh(): void {
  palette = readPalette();
  schedule();
}
new ResizeObserver(refresh).observe(root);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);

openPlace(state);
