import { fromUnits } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import { boundThresholds, limitThresholds } from "@sgd-basins/report/named-thresholds";
import {
  type AlmostSureBound,
  almostSureDefaults,
  almostSureLimit,
  type Bound,
  batchOf,
  batchSizeOf,
  criticalBatchSize,
  type EnclosedBound,
  inOrder,
  noThresholds,
  SCAN_STEP,
  type Thresholds,
  thresholds,
} from "@sgd-basins/theory";
import { formatInterval, formatNumber } from "../formatNumber.ts";
import type { UserProblem } from "./userProblem.ts";
import { withinRange } from "./withinRange.ts";

/** The thresholds of one batch size, in the file's units and exactly in order. */
export interface UserBounds extends Thresholds {
  readonly batchSize: BatchSize;
  readonly almostSure: AlmostSureBound;
}

export type AnyBound = Bound | EnclosedBound | AlmostSureBound;

/** Further from the exact limit than by this factor, a bound is no rate to go by. */
export const FAR = 10;

/** How closely the almost-sure limit is to be known, where it is not exact, and for how much work. */
export interface Effort {
  /** Half-width of the interval, relative. */
  readonly precision: number;
  /** Chain steps times components in a batch times rank. */
  readonly budget: number;
}

/** What the options ask for. */
export function effortOf({ precision, budget }: { readonly [Key in keyof Effort]?: Effort[Key] | undefined }): Effort {
  return { precision: precision ?? almostSureDefaults.precision, budget: budget ?? almostSureDefaults.budget };
}

/** Of the progress, what the limit of the mean square takes. */
const MEAN_SQUARE_SHARE = 0.3;

/**
 * The thresholds of a problem for one batch size, the almost-sure limit among them.
 *
 * @throws InputError if a number leaves the range of doubles, or data do not determine it
 */
export function userBounds(
  file: string,
  user: UserProblem,
  batchSize: BatchSize,
  effort: Effort,
  onStep: (share: number) => void = () => {},
): UserBounds {
  const proven = (share: number): void => onStep(share * MEAN_SQUARE_SHARE);
  const estimate = (share: number): void => onStep(MEAN_SQUARE_SHARE + share * (1 - MEAN_SQUARE_SHARE));
  return withProven(file, user, batchSize, proven, (bounds, batch) => ({
    ...bounds,
    almostSure: batch.applies
      ? almostSureLimit(user.scaled, batch.batch, bounds.meanSquare, { ...effort, onStep: estimate })
      : batch,
  }));
}

/** {@link userBounds} without the limit that may have to be estimated, which is most of the work. */
export function provenBounds(
  file: string,
  user: UserProblem,
  batchSize: BatchSize,
): Thresholds & { readonly batchSize: BatchSize } {
  return withProven(
    file,
    user,
    batchSize,
    () => {},
    (bounds) => bounds,
  );
}

type DrawnBatch = ReturnType<typeof batchOf>;

/** What is made of the proven thresholds, whose units are its own, in the file's units. */
function withProven<T extends Record<keyof T, AnyBound>>(
  file: string,
  user: UserProblem,
  batchSize: BatchSize,
  onStep: (share: number) => void,
  add: (proven: Thresholds, batch: DrawnBatch) => T,
): T & { readonly batchSize: BatchSize } {
  const drawn = batchOf(batchSize, user.sampling, user.problem.components);
  return withinRange(file, user.form.subject, () => {
    const proven = drawn.applies ? inOrder(thresholds(user.scaled, drawn.batch, onStep)) : noThresholds(drawn);
    return { batchSize, ...allInFileUnits(add(proven, drawn), user.scaled.unit) };
  });
}

/** The batch size from which on Theorem 17 is on its other branch, for the sampling. */
export function userCriticalBatchSize({ scaled, sampling, problem }: UserProblem): number {
  return batchSizeOf(criticalBatchSize(scaled.geometry), sampling, problem.components);
}

/** Whatever thresholds there are, with every learning rate of theirs in the file's units. */
function allInFileUnits<T extends Record<keyof T, AnyBound>>(scaled: T, unit: number): T {
  const changed = { ...scaled };
  for (const key in scaled) changed[key] = inFileUnits(scaled[key], unit);
  return changed;
}

/** A bound with every learning rate of its in the file's units. */
export function inFileUnits<B extends AnyBound>(bound: B, unit: number): B {
  if (!bound.applies) return bound;
  const own = (rate: number): number => fromUnits(rate, 1 / unit);
  const both = ([low, high]: readonly [number, number]): readonly [number, number] => [own(low), own(high)];
  return {
    ...bound,
    learningRate: own(bound.learningRate),
    ...("enclosure" in bound ? { enclosure: both(bound.enclosure) } : {}),
    ...("interval" in bound ? { interval: both(bound.interval) } : {}),
    ...("windows" in bound && bound.windows !== undefined ? { windows: bound.windows.map(both) } : {}),
  };
}

/** The fields of `--json`: a number where a bound applies, else `{applies: false, reason}`; of an estimate all that is known. */
export function jsonBounds(bounds: UserBounds): Record<string, number | AlmostSureBound> {
  return Object.fromEntries(
    // In the order of fields that were there before the limits stood between the bounds.
    [...boundThresholds.toReversed(), ...limitThresholds].map(({ key, jsonKey }) => {
      const bound = bounds[key];
      return [jsonKey, bound.applies && !("interval" in bound) ? bound.learningRate : bound];
    }),
  );
}

/** A bound's learning rate; of an estimate one digit more than its interval leaves certain. */
function formatRate(bound: AnyBound & { readonly applies: true }): string {
  if (!("interval" in bound) || bound.exact) return formatNumber(bound.learningRate);
  const digits = Math.max(2, 1 + Math.ceil(-Math.log10(halfWidthOf(bound))));
  return digits < 6 ? formatNumber(Number(bound.learningRate.toPrecision(digits))) : formatNumber(bound.learningRate);
}

/** A bound's learning rate, and of an estimate how far its 95 % interval goes to either side. */
export function formatWithin(bound: AnyBound & { readonly applies: true }): string {
  const rate = formatRate(bound);
  return "interval" in bound && !bound.exact ? `${rate} ± ${formatPercent(halfWidthOf(bound))}` : rate;
}

/** Relative. */
function halfWidthOf({ interval: [low, high], learningRate }: AlmostSureBound & { readonly applies: true }): number {
  return (high - low) / 2 / learningRate;
}

/** What is known, or believed with 95 % confidence, to enclose a bound; null where it does not apply. */
export function enclosureOf(bound: AnyBound): readonly [number, number] | null {
  if (!bound.applies) return null;
  if ("enclosure" in bound) return bound.enclosure;
  if ("interval" in bound) return bound.interval;
  return [bound.learningRate, bound.learningRate];
}

/** The almost-sure limits of some batch sizes in words: how closely they are known, whether the budget was spent, and the windows. */
export function describeAlmostSure(rows: readonly UserBounds[], { precision }: Effort): string[] {
  const found = rows.flatMap(({ batchSize, almostSure }) => (almostSure.applies ? [{ batchSize, ...almostSure }] : []));
  const estimates = found.filter(({ exact }) => !exact);
  const wide = estimates.filter((estimate) => halfWidthOf(estimate) > precision * (1 + 1e-9));
  const listed = (some: typeof found): string => some.map(({ batchSize }) => `k = ${batchSize}`).join(", ");
  return [
    ...(estimates.length === 0
      ? []
      : [
          `  estimated for ${listed(estimates)}, 95 % intervals at most ± ${formatPercent(Math.max(...estimates.map(halfWidthOf)))}; ` +
            `the first crossing that steps of ${formatPercent(SCAN_STEP - 1)} can see`,
        ]),
    ...(wide.length === 0
      ? []
      : [
          `  the budget ended first for ${listed(wide)}: the interval is wider than --precision asks; --budget raises it`,
        ]),
    ...found.flatMap(({ batchSize, windows = [] }) => {
      const shown = windows.slice(0, MOST_WINDOWS).map(([low, high]) => formatInterval(low, high).join(" and "));
      const rest = windows.length > shown.length ? `, and in ${windows.length - shown.length} further windows` : "";
      return shown.length === 0 ? [] : [`  at k = ${batchSize} runs return again between ${shown.join(", ")}${rest}`];
    }),
  ];
}

/** Windows that a line names. */
const MOST_WINDOWS = 3;

function formatPercent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
