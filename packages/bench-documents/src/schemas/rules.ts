/** Rules that documents of measurements share: what a number may be, and what numbers say of each other. */
import { z } from "zod";
import { median } from "../statistics/orderStatistics.ts";

/** A duration that can have been measured, from a picosecond to four months: its logarithm and its ratios are finite. */
export const seconds = bounded(1e-12, 1e7, "seconds");

/** How much work, in its units. */
export const work = bounded(1e-3, 1e18, "an amount of work");

/** The logarithm of a ratio of two durations. */
export const logRatio = bounded(-44, 44, "a log-ratio");

/** A name or a version: one line that a terminal, a page and a feed can show. */
export const line = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]{0,500}$/u, "expected one line of at most 500 characters");

/** A text of any kind, made one {@link line}. */
export function asLine(text: string): string {
  const flat = text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu, " ").trim();
  return Array.from(flat).slice(0, 500).join("");
}

/** The hash of a commit. */
export const commit = z.string().regex(/^[0-9a-f]{40,64}$/);

/** What a comparison says of a task. */
export const verdict = z.enum(["REGRESSED", "SAME", "INCONCLUSIVE"]);

export type Verdict = z.infer<typeof verdict>;

function bounded(least: number, most: number, what: string): z.ZodNumber {
  const error = `expected ${what} from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
}

/** Rounding in the last places. */
const ROUNDING = 1e-9;

/** Whether two numbers are the same but for rounding. */
export function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

/** What a refinement can complain with. */
type Complaints = Pick<z.core.$RefinementCtx, "addIssue">;

/** Says that a number is not what it should be. */
export function complain(context: Complaints, path: readonly PropertyKey[], message: string): void {
  context.addIssue({ code: "custom", path: [...path], message });
}

/** Complains of an item whose key an earlier one has. */
export function checkUnique<T>(
  context: Complaints,
  path: readonly PropertyKey[],
  items: readonly T[],
  keyOf: (item: T) => string,
): void {
  const first = new Map<string, number>();
  items.forEach((item, i) => {
    const key = keyOf(item);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    else complain(context, [...path, i], `${key} is there twice, at ${earlier} already`);
  });
}

/** Complains unless the numbers ascend or are the same. */
export function checkOrder(
  context: Complaints,
  path: readonly PropertyKey[],
  ...named: readonly (readonly [string, number])[]
): void {
  for (let i = 1; i < named.length; i++) {
    const [[lower, low], [upper, high]] = [named[i - 1], named[i]];
    if (!(low <= high || agree(low, high)))
      complain(context, [...path, upper], `${high} is below the ${lower}, ${low}`);
  }
}

/** Complains unless there are as many samples as of the others, and the median is theirs. */
export function checkSamples(
  context: Complaints,
  path: readonly PropertyKey[],
  sampled: { readonly samples: readonly number[]; readonly median: number },
  rounds: number,
): void {
  const { samples, median: stated } = sampled;
  if (samples.length !== rounds) {
    complain(context, [...path, "samples"], `there are ${samples.length}, and ${rounds} of what they stand beside`);
  } else if (!agree(stated, median(samples))) {
    complain(context, [...path, "median"], `${stated} is not the samples' median, ${median(samples)}`);
  }
}

/** Complains unless the median is that of the rounds, and each end of the interval around it is that of a round. */
export function checkRounds(
  context: Complaints,
  rounds: {
    readonly logRatios: readonly number[];
    readonly median: number;
    readonly low: number;
    readonly high: number;
  },
): void {
  const { logRatios, low, high } = rounds;
  checkOrder(context, [], ["low", low], ["median", rounds.median], ["high", high]);
  if (!agree(rounds.median, median(logRatios))) {
    complain(context, ["median"], `${rounds.median} is not that of the rounds, ${median(logRatios)}`);
  }
  for (const [end, value] of Object.entries({ low, high })) {
    if (!logRatios.includes(value)) complain(context, [end], `${value} is that of no round`);
  }
}
