/**
 * The learning rates that theory names at a minimizer, a row each, and what it says of a rate among them. Command line,
 * lists, charts and the playground iterate the rows; how each is computed is for `theory`.
 */

export type Side = "below" | "at" | "above";

/** What theory says of the rates on one side of a threshold. */
export interface Statement {
  /** What `simulate --json` calls these rates. */
  readonly zone: string;
  readonly prediction: string;
  /** What the expected gap, or the mean square, does in the end; null where it does neither, or nothing is known. */
  readonly trend: "shrink" | "grow" | null;
}

interface Row<Key extends string> {
  readonly key: Key;
  readonly symbol: string;
  /** Its name in texts; with dashes for spaces, its anchor in the glossary. */
  readonly name: string;
  /** Papers as `shortCitation` has them, a test says: their entries would go with the table into every program. */
  readonly source: string;
  /** What it divides, or bounds. Of two thresholds about one thing the order is known, of others it need not be. */
  readonly about: string;
  /** What happens on which side of it, in plain words beside the name. */
  readonly label: string;
  /** The same in a clause, about the rates below it, above it, or both. */
  readonly meaning: string;
  /** Its key in what `bounds --json` and `simulate --json` print. */
  readonly jsonKey: string;
  /** Its column in the list of a figure's cells. */
  readonly column: string;
}

/** A rate on one side of which a theorem promises something of the expected gap; of the other side it says nothing. */
interface Bound<Key extends string> extends Row<Key> {
  readonly kind: "bound";
  readonly side: "below" | "above";
  readonly promise: Statement;
}

/** A rate that divides: what is true below it is false above. */
interface Limit<Key extends string> extends Row<Key> {
  readonly kind: "limit";
  readonly statements: Readonly<Record<Side, Statement>>;
  /** What it is a limit of. */
  readonly inFull: string;
}

const convergence = {
  kind: "bound",
  key: "convergence",
  symbol: "u",
  name: "convergence bound",
  source: "Theorem 17",
  about: "mean square",
  label: "gap shrinks below",
  meaning: "below it the expected gap shrinks in every step",
  side: "below",
  promise: {
    zone: "below convergence bound",
    prediction: "below the convergence bound, the expected gap shrinks at every step (Theorem 17)",
    trend: "shrink",
  },
  jsonKey: "convergence",
  column: "convergenceBound",
} as const satisfies Bound<string>;

const meanSquare = {
  kind: "limit",
  key: "meanSquare",
  symbol: "α*",
  name: "exact limit",
  source: "Mulayoff and Michaeli 2024",
  about: "mean square",
  label: "stable exactly below",
  meaning: "below it the mean square about the minimizer shrinks in the end, above it it grows",
  inFull: "the exact limit of mean-square stability of the linear dynamics",
  statements: {
    below: {
      zone: "below limit",
      prediction:
        "between the convergence bound and the exact limit, the mean square shrinks in the end, not always at once",
      trend: "shrink",
    },
    at: {
      zone: "at limit",
      prediction: "at the exact limit, the mean square neither shrinks to zero nor grows without bound",
      trend: null,
    },
    above: {
      zone: "above limit",
      prediction:
        "between the exact limit and the divergence bound, the mean square grows without bound, from most starts",
      trend: "grow",
    },
  },
  jsonKey: "meanSquareLimit",
  column: "exactLimit",
} as const satisfies Limit<string>;

const almostSure = {
  kind: "limit",
  key: "almostSure",
  symbol: "α_as",
  name: "almost-sure limit",
  source: "Ziyin et al. 2023; Chemnitz and Engel 2024",
  about: "runs",
  label: "runs return below",
  meaning: "below it runs return, some after long detours, above it they leave",
  inFull: "the almost-sure limit, below which runs of the linear dynamics return with probability one",
  statements: {
    below: {
      zone: "below almost-sure limit",
      prediction: "below the almost-sure limit, runs settle with probability one",
      trend: "shrink",
    },
    at: {
      zone: "at almost-sure limit",
      prediction: "at the almost-sure limit, as closely as it is known, of runs nothing is known",
      trend: null,
    },
    above: {
      zone: "above almost-sure limit",
      prediction: "above the almost-sure limit, runs leave with probability one",
      trend: "grow",
    },
  },
  jsonKey: "almostSure",
  column: "almostSureLimit",
} as const satisfies Limit<string>;

const divergence = {
  kind: "bound",
  key: "divergence",
  symbol: "l",
  name: "divergence bound",
  source: "Theorem 16",
  about: "mean square",
  label: "gap grows above",
  meaning: "above it the expected gap grows in every step",
  side: "above",
  promise: {
    zone: "above divergence bound",
    prediction: "above the divergence bound, the expected gap grows at every step (Theorem 16)",
    trend: "grow",
  },
  jsonKey: "divergence",
  column: "divergenceBound",
} as const satisfies Bound<string>;

/** u ≤ α* ≤ l and α* ≤ α_as; α_as may lie beyond l. */
const rows = { convergence, meanSquare, almostSure, divergence };
type Rows = (typeof rows)[keyof typeof rows];

export type ThresholdKey = Rows["key"];
export type BoundThreshold = Bound<Extract<Rows, { kind: "bound" }>["key"]>;
export type LimitThreshold = Limit<Extract<Rows, { kind: "limit" }>["key"]>;
export type Threshold = BoundThreshold | LimitThreshold;

export const thresholdRows: Readonly<Record<ThresholdKey, Threshold>> = rows;
/** Every threshold, in the order in which they are listed: ascending, as far as theory orders them. */
export const thresholds: readonly Threshold[] = Object.values(thresholdRows);
export const boundThresholds: readonly BoundThreshold[] = thresholds.filter((row) => row.kind === "bound");
export const limitThresholds: readonly LimitThreshold[] = thresholds.filter((row) => row.kind === "limit");

/**
 * What a threshold is, for descriptions of columns.
 *
 * @param at - " there": at which minimizer, where that is not said beside it
 */
export function meaningOf(threshold: Threshold, at = ""): string {
  return threshold.kind === "bound"
    ? `the bound of ${threshold.source}${at}`
    : `${threshold.inFull}${at} (${threshold.source})`;
}

/** "exact limit α*": how texts name a threshold. */
export function nameWithSymbol({ name, symbol }: Pick<Threshold, "name" | "symbol">): string {
  return `${name} ${symbol}`;
}

/** What the theorems promise of the expected gap between two neighbouring bounds; null for zero, and for no end. */
export interface Region {
  readonly name: "shrink" | "open" | "grow";
  readonly words: string;
  readonly where: string;
  readonly from: BoundThreshold | null;
  readonly to: BoundThreshold | null;
}

/** Ascending. */
export const regions: readonly [Region, Region, Region] = [
  { name: "shrink", words: "gap shrinks", where: "below u", from: null, to: convergence },
  { name: "open", words: "no promise", where: "between", from: convergence, to: divergence },
  { name: "grow", words: "gap grows", where: "above l", from: divergence, to: null },
];
