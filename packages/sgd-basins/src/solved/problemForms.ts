/** The kinds of problem, and what is said of them. */
import {
  describeStep,
  type FileUnits,
  type Jacobian,
  type LeastSquaresData,
  type QuadraticSum,
  type QuadraticSumParameters,
  type Step,
} from "@sgd-basins/problems";
import { formatNumber } from "../formatNumber.ts";
import { type Loss, type LossName, ownLoss, squaredLosses } from "./losses.ts";

/** What is known of a problem's size, and of its minimizer. */
export type ProblemSize = Pick<QuadraticSum, "dimension" | "components" | "weights" | "homogeneous">;

export interface ProblemForm {
  /** What the file holds, for the first line about it. */
  readonly head: (problem: ProblemSize) => string;
  /** What else must be known of it, a line each. */
  readonly notes: readonly string[];
  /** What was done to the file before it is what the head says; for `--json`. */
  readonly preparation: readonly Step[];
  /** A minimizer in the units of the file's columns, where it is found in others; else null. */
  readonly inFileUnits: ((minimizer: Float64Array) => FileUnits) | null;
  /** What is taken to hold at the minimum, where the file does not say it; else null. */
  readonly assumption: string | null;
  /** What messages about the data name. */
  readonly subject: Subject;
  readonly dependence: DependenceWords;
  readonly losses: Readonly<Record<LossName, Loss>>;
  /** What the loss is, and how its rates are those of a loss in other units; null where the file holds the loss itself. */
  readonly units: Readonly<Record<LossName, string>> | null;
}

/** The parts of the data that depend on each other, or are out of proportion. */
export interface Subject {
  /** Where in the file. */
  readonly place: string;
  /** What to do about numbers that are too far apart. */
  readonly remedy: string;
  /** What to do about near dependence. */
  readonly nearRemedy: string;
  /** What has the number j. */
  readonly named: (j: number) => string;
}

/** What is said of dependence between parts of the data. */
interface DependenceWords {
  /** What a share by which they are none is a share of. */
  readonly of: string;
  /** Of which so many are combinations of others, `but` for a share. */
  readonly dependent: (missing: number, but: string) => string;
  /** `share` of the length of one is left beside the others. */
  readonly nearlyDependent: (share: number) => string;
}

const digit = (value: number): string => formatNumber(Number(value.toPrecision(1)));
const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const plainSum: ProblemForm = {
  head: ({ dimension, components }) => `quadratic sum of ${many(components, "component")} in dimension ${dimension}`,
  notes: [],
  preparation: [],
  inFileUnits: null,
  assumption: null,
  subject: {
    place: "components",
    remedy: "scale the coordinates to sizes that are alike",
    nearRemedy: "give more digits",
    named: (j) => `row ${j} of the mean Hessian`,
  },
  dependence: {
    of: "the numbers in it",
    dependent: (missing, but) => `the mean Hessian is singular in ${missing} of its directions${but}`,
    nearlyDependent: (share) =>
      `the mean Hessian is nearly singular: ${digit(share * share)} of a diagonal entry is left beside the others`,
  },
  losses: ownLoss,
  units: null,
};

export function quadraticSumForm({
  hessians,
  rounded,
}: Pick<QuadraticSumParameters, "hessians" | "rounded">): ProblemForm {
  if (rounded === undefined) return plainSum;
  const step: Step = { step: "single-precision", of: hessians.length, ...rounded };
  return { ...plainSum, notes: [describeStep(step, formatNumber)], preparation: [step] };
}

/** What is said of least squares to people: apart, so that a page that prints nothing need not load it. */
export const leastSquaresWords: Pick<ProblemForm, "head" | "units" | "dependence"> = {
  head: ({ dimension, components }) =>
    `least squares, ${many(components, "row")}, ${many(dimension, "column")} beside the target`,
  dependence: {
    of: "the numbers in it",
    dependent(missing, but) {
      const vanish = missing === 1 ? "1 combination of them vanishes" : `${missing} combinations of them vanish`;
      return `the columns are collinear: ${vanish} in every row${but}`;
    },
    nearlyDependent: (share) =>
      `the columns are nearly collinear: ${digit(share)} of the length of one is left beside the others`,
  },
  units: {
    "half-squared":
      "learning rates are for the mean of ½(residual)²; for the mean of (residual)², as in PyTorch and Keras, halve them",
    squared:
      "learning rates are for the mean of (residual)², as in PyTorch and Keras; for the mean of ½(residual)² double them",
  },
};

/** @returns lines that say what was done to the data */
export function leastSquaresNotes(steps: readonly Step[]): string[] {
  return [
    ...steps.map((step) => describeStep(step, formatNumber)),
    ...(steps.some(({ step }) => step === "intercept") ? [] : ["no intercept is added; a constant column acts as one"]),
  ];
}

type Words = Pick<ProblemForm, "head" | "units" | "notes" | "dependence">;

const none = (): string => "";
/** Where nothing is printed. */
const noWords: Words = {
  ...{ head: none, units: null, notes: [] },
  dependence: { of: "", dependent: none, nearlyDependent: none },
};

export function leastSquaresForm(
  { columns, steps, standardized }: Pick<LeastSquaresData, "columns" | "steps" | "standardized">,
  words = noWords,
): ProblemForm {
  return {
    ...words,
    preparation: steps,
    inFileUnits: standardized?.inFileUnits ?? null,
    assumption: null,
    subject: {
      place: "columns",
      remedy: "scale the columns to sizes that are alike",
      nearRemedy: "drop it, or centre the columns",
      named: (j) => `column ${JSON.stringify(columns[j])}`,
    },
    losses: squaredLosses(1),
  };
}

/**
 * Gradients of a model's outputs, by parameters.
 *
 * @param hasResiduals - which say how far they are from a minimum that fits
 */
export function jacobianForm({ components, outputs, dimension, rows }: Jacobian, hasResiduals: boolean): ProblemForm {
  const count = components * outputs;
  const isWide = count <= dimension;
  const isSingle = rows instanceof Float32Array;
  const times = outputs / 2;
  const half = "the mean over the samples of ½|residual|²";
  const all = `the mean of all (residual)²${outputs === 1 ? "" : ", over the outputs too"}, as in PyTorch and Keras`;
  const toAll =
    times === 0.5 ? "halve them" : times === 1 ? "they are the same" : `multiply them by ${formatNumber(times)}`;
  const toHalf =
    times === 0.5 ? "double them" : times === 1 ? "they are the same" : `divide them by ${formatNumber(times)}`;
  return {
    head: () =>
      `gradients of ${many(outputs, "output")} at ${many(components, "sample")} by ${many(dimension, "parameter")}, float${isSingle ? 32 : 64}`,
    notes: [],
    preparation: [],
    inFileUnits: null,
    assumption: `taken for a minimum that fits every sample, so that it is every component's${hasResiduals ? "" : "; bounds --residuals says how nearly"}`,
    subject: {
      place: "gradients",
      remedy: "take fewer of the samples",
      nearRemedy: "take fewer of the samples",
      named: (j) => (isWide ? `gradient ${j}` : `parameter ${j}`),
    },
    dependence: {
      of: "their lengths",
      dependent: (missing, but) =>
        isWide
          ? `${missing} of the ${count} gradients ${missing === 1 ? "is a combination" : "are combinations"} of others${but}`
          : `in ${missing} of ${many(dimension, "direction")} no output changes${but}`,
      nearlyDependent: (share) =>
        isWide
          ? `the gradients are nearly dependent: ${digit(share)} of the length of one is left beside the others`
          : `some directions hardly change the outputs: ${digit(share)} of what one parameter does is left beside the others`,
    },
    losses: squaredLosses(outputs),
    units: {
      "half-squared": `learning rates are for ${half}; for ${all}, ${toAll}`,
      squared: `learning rates are for ${all}; for ${half} ${toHalf}`,
    },
  };
}
