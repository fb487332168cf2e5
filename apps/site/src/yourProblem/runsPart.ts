/** A hundred runs at a rate that the reader moves: controls and pictures. */
import type { BatchSize } from "@sgd-basins/random";
import { type ThresholdKey, thresholdRows } from "@sgd-basins/report";
import { setLetters } from "../math/setLetters.ts";
import { prepare } from "../playground/canvas.ts";
import { drawRates, ratesHeight } from "../playground/drawRates.ts";
import { readPalette } from "../playground/palette.ts";
import { commandNumbers } from "../text/commandNumbers.ts";
import { formatShort } from "../text/numbers.ts";
import { drawRuns, runsHeight } from "./drawRuns.ts";
import { find } from "./find.ts";
import { showPart } from "./greyParts.ts";
import type { Ran, RatesOfBatch } from "./messages.ts";
import { defaultRun, limits, type RunChoice } from "./state.ts";

export interface RunsPart {
  /** @param sizes - batch sizes to choose from, besides that of the runs */
  readonly show: (ran: Ran, sizes: readonly BatchSize[]) => void;
  readonly forget: () => void;
  /** Puts a choice into the controls. */
  readonly fill: (run: RunChoice) => void;
}

/** @param choose - told what the reader changes, and whether it is still moving */
export function runsPart(choose: (change: Partial<RunChoice>, moving: boolean) => void): RunsPart {
  const controls = {
    batchSize: find<HTMLSelectElement>("batch-size"),
    rate: find<HTMLInputElement>("rate"),
    seed: find<HTMLInputElement>("seed"),
    steps: find<HTMLInputElement>("steps"),
    radius: find<HTMLInputElement>("radius"),
  };
  const canvases = { rates: find<HTMLCanvasElement>("rates-strip"), runs: find<HTMLCanvasElement>("runs") };
  let ran: Ran | null = null;
  let sliding = false;
  let palette = readPalette();
  let frame = 0;

  function show(answer: Ran, sizes: readonly BatchSize[]): void {
    ran = answer;
    showPart("try");
    const { choice, rates } = answer;
    const summary = commandNumbers(answer.summary);
    const order = [...new Set([...sizes, choice.batchSize])].sort((a, b) => sizeOf(a) - sizeOf(b));
    controls.batchSize.replaceChildren(
      ...order.map((k) => new Option(k === "inf" ? "∞ (gradient descent)" : String(k), String(k))),
    );
    controls.batchSize.value = String(choice.batchSize);
    // A slider that the reader holds is left alone: its ends must not move below the finger.
    if (!sliding) {
      const [low, high] = domainOf(rates, choice.rate);
      controls.rate.min = String(Math.log10(low));
      controls.rate.max = String(Math.log10(high));
      controls.rate.value = String(Math.log10(choice.rate));
    }
    controls.steps.value = String(choice.steps);
    const text = describeRate(choice.rate, rates);
    controls.rate.setAttribute("aria-valuetext", text);
    find("rate-text").innerHTML = setLetters(text);
    find("summary").innerHTML = setLetters(summary);
    canvases.runs.setAttribute("aria-label", summary);
    find("noise-note").hidden = !answer.noisy;
    find("runs-text").textContent = answer.text;
    schedule();
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

  /** With the batch size at which it was chosen, and without digits that the slider does not resolve. */
  function chooseRate(rate: number, moving = false): void {
    if (ran !== null) choose({ batchSize: ran.choice.batchSize, rate: Number(rate.toPrecision(4)) }, moving);
  }

  controls.batchSize.addEventListener("change", () => {
    const { value } = controls.batchSize;
    choose({ batchSize: value === "inf" ? "inf" : Number(value), rate: null }, false);
  });
  controls.rate.addEventListener("input", () => {
    sliding = true;
    chooseRate(10 ** Number(controls.rate.value), true);
  });
  controls.rate.addEventListener("change", () => {
    sliding = false;
    chooseRate(10 ** Number(controls.rate.value));
  });
  for (const button of find("try").querySelectorAll<HTMLButtonElement>("[data-threshold]")) {
    button.addEventListener("click", () => {
      const rate = Object.entries(ran?.rates ?? {}).find(([key]) => key === button.dataset.threshold)?.[1] ?? null;
      if (rate !== null) chooseRate(Number(button.dataset.times) * rate);
    });
  }
  controls.seed.addEventListener("change", () =>
    choose({ seed: wholeIn(controls.seed, 0, limits.seed, defaultRun.seed) }, false),
  );
  controls.steps.addEventListener("change", () =>
    choose(
      { steps: controls.steps.value === "" ? null : wholeIn(controls.steps, 1, limits.steps, limits.someSteps) },
      false,
    ),
  );
  controls.radius.addEventListener("change", () => {
    const given = controls.radius.valueAsNumber;
    const radius = given > 0 && Number.isFinite(given) ? given : defaultRun.radius;
    controls.radius.value = String(radius);
    choose({ radius }, false);
  });
  const refresh = (): void => {
    palette = readPalette();
    schedule();
  };
  new ResizeObserver(refresh).observe(find("your-problem"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
  // The first picture may come before the face of its letters.
  document.fonts.addEventListener("loadingdone", refresh);

  return {
    show,
    forget() {
      ran = null;
      sliding = false;
      find("runs-text").textContent = "";
    },
    fill(run) {
      controls.seed.value = String(run.seed);
      controls.steps.value = run.steps === null ? "" : String(run.steps);
      controls.radius.value = String(run.radius);
    },
  };
}

function sizeOf(size: BatchSize): number {
  return size === "inf" ? Number.POSITIVE_INFINITY : size;
}

/** The slider's ends: about the limits, and never without the rate. */
function domainOf({ meanSquare, almostSure }: RatesOfBatch, rate: number): readonly [number, number] {
  const [least, most] = [meanSquare ?? rate, Math.max(meanSquare ?? rate, almostSure ?? rate)];
  return [Math.min(least / 20, rate / 2), Math.max(4 * most, 2 * rate)];
}

function describeRate(rate: number, { meanSquare, almostSure }: RatesOfBatch): string {
  const times = (limit: number | null, key: ThresholdKey): string[] =>
    limit === null ? [] : [`${formatShort(rate / limit)} × the ${thresholdRows[key].name}`];
  return [formatShort(rate, 4), ...times(meanSquare, "meanSquare"), ...times(almostSure, "almostSure")].join(" = ");
}

/** The number in a field, or another where it is none, or out of range. */
function wholeIn(input: HTMLInputElement, least: number, most: number, otherwise: number): number {
  const value = input.valueAsNumber;
  const taken = Number.isSafeInteger(value) && value >= least && value <= most ? value : otherwise;
  input.value = String(taken);
  return taken;
}
