/** The kinds of problem that a file may hold, a row each, and what the commands say of them. */
import {
  type LeastSquaresParameters,
  type QuadraticSum,
  type QuadraticSumParameters,
  readQuadraticSum,
} from "@sgd-basins/problems";

export interface ProblemForm {
  /** What the file holds, for the first line about it. */
  readonly head: (problem: QuadraticSum) => string;
  /** What else must be known of it, a line each. */
  readonly notes: readonly string[];
  /** How its rates are those of a loss in other units; null where the file holds the loss itself. */
  readonly units: string | null;
}

interface JsonForm extends ProblemForm {
  /** What the file names itself. */
  readonly kind: string;
  /** For `--help`. */
  readonly outline: string;
  /** By matrices, or by rows where it has columns. */
  readonly read: (text: string, file: string) => QuadraticSumParameters | LeastSquaresParameters;
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const quadraticSum: JsonForm = {
  kind: "quadratic-sum",
  outline: '{"kind":"quadratic-sum","weights":[p…]?,"components":[{"Q":[[…]…],"r":[r…]}…]}',
  read: readQuadraticSum,
  head: ({ dimension, components }) => `quadratic sum of ${many(components, "component")} in dimension ${dimension}`,
  notes: [],
  units: null,
};

export const leastSquaresForm: ProblemForm = {
  head: ({ dimension, components }) =>
    `least squares, ${many(components, "row")}, ${many(dimension, "column")} beside the target`,
  notes: ["no intercept is added; a constant column acts as one"],
  units:
    "the loss is the mean of ½(residual)²; of the mean of (residual)², PyTorch's and Keras's, learning rates are half as large",
};

export const jsonForms: readonly JsonForm[] = [quadraticSum];

/** The form that a JSON text names; a quadratic sum, whose reader says what is wrong, if it names none. */
export function jsonFormOf(text: string): JsonForm {
  return jsonForms.find(({ kind }) => new RegExp(`"kind"\\s*:\\s*"${kind}"`).test(text)) ?? quadraticSum;
}
