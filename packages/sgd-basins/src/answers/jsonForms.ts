import { type LeastSquaresParameters, type QuadraticSumParameters, readQuadraticSum } from "@sgd-basins/problems";
import type { JsonKind } from "../solved/jsonOutlines.ts";
import { type ProblemForm, quadraticSumForm } from "../solved/problemForms.ts";

interface ReadForm {
  readonly form: ProblemForm;
  /** By matrices, or by rows where it has columns. */
  readonly parameters: QuadraticSumParameters | LeastSquaresParameters;
}

interface JsonForm {
  /** What the file names itself. */
  readonly kind: JsonKind;
  readonly read: (text: string, file: string) => ReadForm;
}

const quadraticSum: JsonForm = {
  kind: "quadratic-sum",
  read(text, file) {
    const parameters = readQuadraticSum(text, file);
    return { form: quadraticSumForm(parameters), parameters };
  },
};

const jsonForms: readonly JsonForm[] = [quadraticSum];

/** The form that a JSON text names; a quadratic sum, whose reader says what is wrong, if it names none. */
export function jsonFormOf(text: string): JsonForm {
  return jsonForms.find(({ kind }) => new RegExp(`"kind"\\s*:\\s*"${kind}"`).test(text)) ?? quadraticSum;
}
