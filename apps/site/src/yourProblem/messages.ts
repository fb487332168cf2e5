/** What page and worker tell each other. */
import type { ColumnPreview } from "@sgd-basins/problems/preview";
import type { BatchSize } from "@sgd-basins/random";
import type { ThresholdKey } from "@sgd-basins/report";
import type { RunChoice, Settings } from "./state.ts";
import type { Unevenness } from "./unevenness.ts";

/** Where the data are; a file is read by the worker alone. */
export type Source =
  | { readonly from: "file"; readonly name: string; readonly file: Blob }
  /** Data that a link holds; see `packData`. */
  | { readonly from: "link"; readonly name: string; readonly packed: string }
  | { readonly from: "site"; readonly name: string; readonly url: string };

export type Question =
  | { readonly ask: "open"; readonly source: Source }
  | { readonly ask: "solve"; readonly settings: Settings }
  | { readonly ask: "runs"; readonly choice: RunChoice; readonly moving: boolean }
  | { readonly ask: "link" };

/** What a file holds, as the command tells it. */
export type Form = "table" | "sum" | "gradients";

export interface Opened {
  readonly tell: "opened";
  readonly form: Form;
  readonly bytes: number;
  /** Of a table. */
  readonly columns: readonly ColumnPreview[];
}

interface Progress {
  readonly tell: "progress";
  readonly share: number;
  readonly what: string;
}

/** How a table was read. */
export interface TableRead {
  /** Rows that are used, and of the file's so many where some lack a value. */
  readonly rows: number;
  readonly of: number;
  /** Names that are numbers. */
  readonly numbers: readonly string[];
}

/** Columns that have one number in every row. */
export interface ConstantColumns {
  readonly text: string;
  readonly names: readonly string[];
  /** Whether an intercept is to be added where they are left out. */
  readonly intercept: boolean;
}

interface AdvisedBatch {
  readonly batchSize: BatchSize;
  /** Rate, steps and gradients. */
  readonly cells: readonly [rate: string, steps: string, gradients: string] | null;
  /** Why there is none. */
  readonly reason: string;
}

/** The answer of `advise`. */
export interface Advised {
  readonly tell: "advised";
  /** Null of what is no table. */
  readonly read: TableRead | null;
  /** As the command prints it. */
  readonly text: string;
  /** The rate in the command's digits; or why there is none. */
  readonly recommended: { readonly batchSize: BatchSize; readonly rate: string; readonly reason: string } | string;
  /** Of every batch size, in the command's digits; or why there is no rate. */
  readonly batches: readonly AdvisedBatch[];
  /** Whether the reader named the batch sizes. */
  readonly chosen: boolean;
  /** N. */
  readonly components: number;
  /** What is to be said of columns that do not vary; null where all do. */
  readonly constants: ConstantColumns | null;
  /** Whether steps are counted, and not estimated. */
  readonly exact: boolean;
  /** What is to be said of directions that are unlike; null where nothing is. */
  readonly unevenness: Unevenness | null;
  /** What the loss is, and how its rates are those of a loss in other units; null where the file holds the loss itself. */
  readonly units: string | null;
  /** Whether runs can be had. */
  readonly runnable: boolean;
}

/** The answer of `bounds`. */
export interface Bounded {
  readonly tell: "bounded";
  readonly text: string;
  /** Of the batch sizes that are advised on, or were named: each threshold in the command's digits, and how closely it is known. */
  readonly rows: readonly { readonly batchSize: BatchSize; readonly cells: Readonly<Record<ThresholdKey, string>> }[];
  /** Which of the limits a run obeys and which the mean, with the batch size that is recommended; empty where none is. */
  readonly limits: string;
  /** Sentences about them: that the paper's bounds are far away, and that α_as does not rise with the batch size; null where that is not so. */
  readonly farBounds: string | null;
  readonly bump: string | null;
  readonly csv: string;
  readonly svg: string;
  /** The same for a telephone. */
  readonly slenderSvg: string;
}

export type RatesOfBatch = Readonly<Record<ThresholdKey, number | null>>;

/** The answer of `simulate`, and what its picture needs. */
export interface Ran {
  readonly tell: "ran";
  readonly choice: RunChoice & { readonly batchSize: BatchSize; readonly rate: number; readonly steps: number };
  readonly text: string;
  readonly summary: string;
  readonly rates: RatesOfBatch;
  /** Step by step, of every run. */
  readonly distances: readonly Float64Array[];
  readonly meanSquares: readonly number[];
  /** r/d: of the squared distance at which runs start, the share that moves. */
  readonly moving: number;
  /** By which the logarithm of the distance of a typical run, and of the root mean square, grows a step without the noise. */
  readonly typical: number | null;
  readonly mean: number | null;
  /** Whether noise keeps runs away from the minimizer, which the predictions leave out. */
  readonly noisy: boolean;
}

/** One of the command's lines; `part` is what it is said instead of. */
export interface Refused {
  readonly tell: "refused";
  readonly part: "open" | "advise" | "bounds" | "simulate" | "link";
  readonly line: string;
}

interface Linked {
  readonly tell: "linked";
  readonly packed: string;
}

export type Answer =
  | Opened
  | Progress
  | Advised
  | Bounded
  | Ran
  | Refused
  | Linked
  /** Everything that was asked is answered. */
  | { readonly tell: "done"; readonly ask: Question["ask"] };
