/** One problem of the reader's: its data, and what was found of it. Runs in the worker, by the command's own functions. */
import { type ColumnPreview, decodeText, previewTable } from "@sgd-basins/problems/preview";
import type { BatchSize } from "@sgd-basins/random";
import type { ThresholdKey } from "@sgd-basins/report";
import {
  type Advice,
  type AdviseArguments,
  type BoundsArguments,
  batchSizesOfCurve,
  checkAdvise,
  checkSimulate,
  defaultBatchSizesOfBounds,
  describeAdvice,
  describeBounds,
  describeBump,
  describeFarBounds,
  describeSimulation,
  distancesOf,
  drawBounds,
  effortOf,
  expectedOfRuns,
  findAdvice,
  findBounds,
  formatNumber,
  formatWithin,
  invalidOption,
  isNumPy,
  type ProblemSource,
  predictedGrowth,
  readBatchSizes,
  readProblem,
  runnable,
  type SimulateArguments,
  summaryOfRuns,
  UsageError,
  type UserBounds,
  type UserProblem,
  userBounds,
} from "sgd-basins/page";
import { boundsCsv } from "./boundsCsv.ts";
import { constantColumnsOf } from "./constantColumns.ts";
import { describeLimits } from "./describeLimits.ts";
import type { Advised, Bounded, Form, Opened, Ran } from "./messages.ts";
import { mostPacked, packData } from "./packData.ts";
import { limits, type RunChoice, runCount, type Settings } from "./state.ts";
import { tableRead } from "./tableRead.ts";
import { unevennessOf } from "./unevenness.ts";

type OnStep = (share: number, what: string) => void;

/** Gradients that a hundred runs may take before the reader has said anything: some tenths of a second. */
const EASY = 2e7;
/** Work for λ while the slider moves. */
const MOVING_BUDGET = 1e6;

export interface Session {
  readonly opened: Opened;
  /** Reads the data as they are to be read. */
  readonly read: (settings: Settings, onStep: OnStep) => Promise<void>;
  /** The answers; each throws what the command refuses. */
  readonly advise: (onStep: OnStep) => Advised;
  readonly bounds: (onStep: OnStep) => Bounded;
  readonly simulate: (choice: RunChoice, moving: boolean, onStep: OnStep) => Ran;
  readonly link: () => Promise<string>;
}

/** @throws ProblemFileError if the bytes are no text where they should be */
export async function openSession(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Session> {
  const form = formOf(name, bytes);
  const columns: readonly ColumnPreview[] = form === "table" ? previewTable((await decodeText(bytes, name)).text) : [];
  let settings: Settings | null = null;
  let user: UserProblem | null = null;
  let advice: Advice | null = null;
  const known = new Map<BatchSize, UserBounds>();

  const asked = (): { readonly user: UserProblem; readonly settings: Settings; readonly source: ProblemSource } => {
    if (user === null || settings === null) throw new Error("nothing was read");
    return { user, settings, source: sourceOf(form, settings) };
  };
  const boundsAt = (problem: UserProblem, batch: BatchSize, onStep: OnStep): UserBounds => {
    const found =
      known.get(batch) ?? userBounds(name, problem, batch, effortOf({}), (share) => onStep(share, "limits"));
    known.set(batch, found);
    return found;
  };

  return {
    opened: { tell: "opened", form, bytes: bytes.length, columns },
    async read(wanted, onStep) {
      user = null;
      advice = null;
      known.clear();
      settings = wanted;
      // A copy: what is read gives its memory back.
      user = await readProblem(name, sourceOf(form, wanted), async () => bytes.slice(), onStep);
    },
    advise(onStep) {
      const { user, settings, source } = asked();
      const isChosen = settings.batch !== "";
      const chosen: AdviseArguments = {
        ...source,
        sampling: settings.sampling,
        loss: settings.loss,
        start: "zero",
        ...(isChosen ? { batch: batchSizesOf(settings) } : {}),
      };
      checkAdvise(name, chosen);
      const start = user.rest === null ? null : new Float64Array(user.problem.dimension);
      const found = findAdvice(name, user, chosen, start, onStep);
      advice = found;
      const { recommended, batches } = found;
      return {
        tell: "advised",
        read: form === "table" ? tableRead(user) : null,
        text: describeAdvice(name, user, chosen, found),
        recommended:
          "applies" in recommended
            ? recommended.reason
            : {
                batchSize: recommended.batchSize,
                rate: formatNumber(recommended.learningRate),
                reason: recommended.reason,
              },
        batches: batches.map((one) => ({
          batchSize: one.batchSize,
          ...("applies" in one
            ? { cells: null, reason: one.reason }
            : {
                cells: [formatNumber(one.learningRate), formatNumber(one.steps), formatNumber(one.gradients)],
                reason: "",
              }),
        })),
        chosen: isChosen,
        components: user.problem.components,
        constants: constantColumnsOf(user),
        exact: batches.every((one) => "applies" in one || one.exact),
        unevenness: unevennessOf(user, found),
        units: user.form.units?.[user.loss] ?? null,
        runnable: user.sum !== null,
      };
    },
    bounds(onStep) {
      const { user, settings, source } = asked();
      const batch = settings.batch === "" ? defaultBatchSizesOfBounds : batchSizesOf(settings);
      const chosen: BoundsArguments = { ...source, batch };
      const advised = advice?.batches.map(({ batchSize }) => batchSize) ?? [];
      const curve = [...new Set([...batchSizesOfCurve(user, batch), ...advised])].sort((a, b) => sizeOf(a) - sizeOf(b));
      const answer = findBounds(name, user, chosen, curve, onStep);
      for (const row of answer.rows) known.set(row.batchSize, row);
      const rowOf = new Map([...answer.curve, ...answer.rows].map((row) => [row.batchSize, row]));
      // The runs' own, if nothing else is chosen: one number for one thing on the page.
      const recommended = advice === null || "applies" in advice.recommended ? null : advice.recommended.batchSize;
      if (recommended !== null && user.sum !== null && rowOf.has(recommended)) {
        rowOf.set(recommended, boundsAt(user, recommended, onStep));
      }
      const rows = (settings.batch === "" && advised.length > 0 ? advised : batch).flatMap((k) => rowOf.get(k) ?? []);
      return {
        tell: "bounded",
        text: describeBounds(name, user, answer, chosen),
        rows: rows.map((row) => ({ batchSize: row.batchSize, cells: cellsOf(row) })),
        limits: rows
          .filter((row) => row.batchSize === recommended)
          .map(describeLimits)
          .join(""),
        farBounds: asSentence(describeFarBounds(rows)),
        bump: asSentence(describeBump(rows)),
        csv: boundsCsv(answer.curve),
        svg: drawBounds(name, user, answer.curve),
        slenderSvg: drawBounds(name, user, answer.curve, true),
      };
    },
    simulate(choice, moving, onStep) {
      const { user, settings, source } = asked();
      const batchSize = choice.batchSize ?? easyBatchSize(user, advice, choice.steps);
      const steps = choice.steps ?? stepsWorth(user, advice, batchSize);
      const bounds = boundsAt(user, batchSize, onStep);
      const rate = choice.rate ?? rateAt(batchSize, bounds, advice);
      const chosen: SimulateArguments = {
        ...source,
        ...choice,
        batch: batchSize,
        rate,
        steps,
        runs: runCount,
        sampling: settings.sampling,
        ...(moving ? { budget: MOVING_BUDGET } : {}),
      };
      checkSimulate(name, chosen);
      const problem = runnable(name, user, chosen, null);
      const expected = expectedOfRuns(name, problem, chosen, onStep, bounds);
      const found = distancesOf(problem, chosen, onStep);
      const runs = summaryOfRuns(found, onStep);
      const { geometry, problem: size } = user;
      const { growth } = expected;
      const noisy = !size.homogeneous && batchSize !== "inf";
      return {
        tell: "ran",
        choice: { ...choice, batchSize, rate, steps },
        text: describeSimulation(name, problem, chosen, expected, runs),
        summary: [
          `${runs.diverged} of ${runCount} runs of ${batchSize === "inf" ? "gradient descent" : `SGD-${batchSize}`} at ${formatNumber(rate)} end further from the minimizer than they began, after ${steps} ${steps === 1 ? "step" : "steps"}.`,
          ...describeNeeded(advice, batchSize, steps),
          `Predicted: ${[expected.mean, ...expected.runs].map(({ prediction }) => prediction).join("; ")}.`,
          ...(noisy && expected.rest !== null
            ? [`Noise keeps the expected gap at ${formatNumber(expected.rest.floor)} in the end.`]
            : []),
        ].join(" "),
        rates: ratesOf(bounds),
        distances: found.distances,
        meanSquares: runs.meanSquares,
        moving: geometry.rank / size.dimension,
        typical: growth !== null && Number.isFinite(growth.exponent) ? growth.exponent : null,
        mean: predictedGrowth(user, batchSize, rate),
        noisy,
      };
    },
    async link() {
      const packed = await packData(bytes);
      if (packed !== null) return packed;
      throw new UsageError(
        `${name} takes more than the ${mostPacked} characters that a link may have for data; send the file, and the line of the command`,
      );
    },
  };
}

function batchSizesOf({ batch }: Settings): BatchSize[] {
  return readBatchSizes(batch, (rule) => {
    throw new UsageError(invalidOption("--batch <list>", batch, rule));
  });
}

/** What a file holds: told by its name, or by how it begins. */
function formOf(name: string, bytes: Uint8Array): Form {
  if (isNumPy(name)) return "gradients";
  if (/\.json$/i.test(name)) return "sum";
  const begin = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return begin.startsWith("{") && !/\.[ct]sv$/i.test(name) ? "sum" : "table";
}

/** The options that the command would be given. */
function sourceOf(form: Form, settings: Settings): ProblemSource {
  const { target, drop, oneHot, standardize, intercept, dropMissing, loss, sampling } = settings;
  if (form !== "table") return { sampling, ...(form === "gradients" ? { loss } : {}) };
  return {
    sampling,
    loss,
    ...(target === null ? {} : { target }),
    ...(drop.length > 0 ? { drop } : {}),
    ...(oneHot.length > 0 ? { oneHot } : {}),
    ...(standardize ? { standardize } : {}),
    ...(intercept ? { intercept } : {}),
    missing: dropMissing ? "drop" : "refuse",
  };
}

/** The recommended batch size, or the largest of those advised on with which a hundred runs are easy. */
function easyBatchSize(user: UserProblem, advice: Advice | null, steps: number | null): BatchSize {
  const gradients = (k: BatchSize): number => runCount * (steps ?? stepsWorth(user, advice, k)) * perStep(user, k);
  const recommended = advice === null || "applies" in advice.recommended ? null : advice.recommended.batchSize;
  if (recommended !== null && gradients(recommended) <= EASY) return recommended;
  const sizes = advice?.batches.flatMap(({ batchSize }) => (batchSize === "inf" ? [] : [batchSize])) ?? [];
  return sizes.findLast((k) => gradients(k) <= EASY) ?? 1;
}

function perStep({ problem }: UserProblem, k: BatchSize): number {
  return k === "inf" ? problem.components : k;
}

/** As many steps as the advised rate needs, as far as they are easy and can be looked at. */
function stepsWorth(user: UserProblem, advice: Advice | null, batchSize: BatchSize): number {
  const easy = Math.min(limits.steps, Math.floor(EASY / (runCount * perStep(user, batchSize))));
  return Math.max(limits.fewestSteps, Math.min(easy, advisedFor(advice, batchSize)?.steps ?? limits.someSteps));
}

/** Fewer steps than this share of those that are needed show nothing. */
const TELLING = 0.01;

/** That the advised rate takes more steps than are run. */
function describeNeeded(advice: Advice | null, batchSize: BatchSize, steps: number): string[] {
  const advised = advisedFor(advice, batchSize);
  if (advised === null || advised.steps <= steps) return [];
  const shown = steps < TELLING * advised.steps ? "so few show nothing of it" : "these show how it begins";
  const needed = `${advised.exact ? "" : "about "}${formatNumber(advised.steps)} steps`;
  return [`The advised rate, ${formatNumber(advised.learningRate)}, takes ${needed} to its goal: ${shown}.`];
}

function advisedFor(advice: Advice | null, batchSize: BatchSize) {
  const found = advice?.batches.find((one) => one.batchSize === batchSize);
  return found === undefined || "applies" in found ? null : found;
}

/** The advised rate, or half the exact limit. */
function rateAt(batchSize: BatchSize, { meanSquare }: UserBounds, advice: Advice | null): number {
  const advised = advisedFor(advice, batchSize);
  if (advised !== null) return advised.learningRate;
  return meanSquare.applies ? Number((meanSquare.learningRate / 2).toPrecision(4)) : 1;
}

function sizeOf(size: BatchSize): number {
  return size === "inf" ? Number.POSITIVE_INFINITY : size;
}

function asSentence(line: string | null): string | null {
  return line && `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

function cellsOf(bounds: UserBounds): Readonly<Record<ThresholdKey, string>> {
  const cell = (key: ThresholdKey): string => {
    const bound = bounds[key];
    return bound.applies ? formatWithin(bound) : "does not apply";
  };
  return {
    convergence: cell("convergence"),
    meanSquare: cell("meanSquare"),
    almostSure: cell("almostSure"),
    divergence: cell("divergence"),
  };
}

function ratesOf(bounds: UserBounds): Readonly<Record<ThresholdKey, number | null>> {
  const rateOf = (key: ThresholdKey): number | null => {
    const bound = bounds[key];
    return bound.applies ? bound.learningRate : null;
  };
  return {
    convergence: rateOf("convergence"),
    meanSquare: rateOf("meanSquare"),
    almostSure: rateOf("almostSure"),
    divergence: rateOf("divergence"),
  };
}
