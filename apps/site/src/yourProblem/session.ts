/** One problem of the reader's: its data, and what was found of it. Runs in the worker, by the command's own functions. */
import { type ColumnPreview, decodeText, previewTable } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { type ThresholdKey, thresholds } from "@sgd-basins/report";
import {
  type Advice,
  type AdviseArguments,
  type BoundsArguments,
  batchSizesOfCurve,
  checkAdvise,
  checkSimulate,
  describeAdvice,
  describeBounds,
  describeSimulation,
  distancesOf,
  drawBounds,
  effortOf,
  expectedOfRuns,
  findAdvice,
  findBounds,
  formatNumber,
  formatRate,
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
import type { Advised, Bounded, Form, Opened, Ran } from "./messages.ts";
import { mostPacked, packData } from "./packData.ts";
import { defaultSettings, type RunChoice, runCount, type Settings } from "./state.ts";
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
      const isChosen = settings.batch !== defaultSettings.batch;
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
        read: form === "table" ? tableRead(user, settings) : null,
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
        exact: batches.every((one) => "applies" in one || one.exact),
        unevenness: unevennessOf(user, found),
        units: user.form.units?.[user.loss] ?? null,
        runnable: user.sum !== null,
      };
    },
    bounds(onStep) {
      const { user, settings, source } = asked();
      const batch = batchSizesOf(settings);
      const chosen: BoundsArguments = { ...source, batch };
      const answer = findBounds(name, user, chosen, batchSizesOfCurve(user, batch), onStep);
      for (const row of answer.rows) known.set(row.batchSize, row);
      return {
        tell: "bounded",
        text: describeBounds(name, user, answer, chosen),
        rows: answer.rows.map((row) => ({
          batchSize: row.batchSize,
          cells: thresholds.map(({ key }) => {
            const bound = row[key];
            return bound.applies ? formatRate(bound) : "does not apply";
          }),
        })),
        csv: boundsCsv(answer.curve),
        svg: drawBounds(name, user, answer.curve),
        slenderSvg: drawBounds(name, user, answer.curve, true),
      };
    },
    simulate(choice, moving, onStep) {
      const { user, settings, source } = asked();
      const batchSize = choice.batchSize ?? easyBatchSize(user, advice, choice.steps);
      const bounds = boundsAt(user, batchSize, onStep);
      const rate = choice.rate ?? rateAt(batchSize, bounds, advice);
      const chosen: SimulateArguments = {
        ...source,
        ...choice,
        batch: batchSize,
        rate,
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
        choice: { ...choice, batchSize, rate },
        text: describeSimulation(name, problem, chosen, expected, runs),
        summary: [
          `${runs.diverged} of ${runCount} runs of ${batchSize === "inf" ? "gradient descent" : `SGD-${batchSize}`} at ${formatNumber(rate)} end further from the minimizer than they began, after ${choice.steps} steps.`,
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
function easyBatchSize({ problem }: UserProblem, advice: Advice | null, steps: number): BatchSize {
  const gradients = (k: BatchSize): number => runCount * steps * (k === "inf" ? problem.components : k);
  const recommended = advice === null || "applies" in advice.recommended ? null : advice.recommended.batchSize;
  if (recommended !== null && gradients(recommended) <= EASY) return recommended;
  const sizes = advice?.batches.flatMap(({ batchSize }) => (batchSize === "inf" ? [] : [batchSize])) ?? [];
  return sizes.findLast((k) => gradients(k) <= EASY) ?? 1;
}

/** The advised rate, or half the exact limit. */
function rateAt(batchSize: BatchSize, { meanSquare }: UserBounds, advice: Advice | null): number {
  const advised = advice?.batches.find((one) => one.batchSize === batchSize);
  if (advised !== undefined && !("applies" in advised)) return advised.learningRate;
  return meanSquare.applies ? Number((meanSquare.learningRate / 2).toPrecision(4)) : 1;
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
