import { type LeastSquaresParameters, type QuadraticSumParameters, readQuadraticSum } from "@sgd-basins/problems";
import type { JsonKind } from "../solved/jsonOutlines.ts";
import { type ProblemForm, quadraticSumForm } from "../solved/problemForms.ts";

interface JsonForm extends ProblemForm {
  /** What the file names itself. */
  readonly kind: JsonKind;
  /** By matrices, or by rows where it has columns. */
  readonly read: (text: string, file: string) => QuadraticSumParameters | LeastSquaresParameters;
}

const quadraticSum: JsonForm = { ...quadraticSumForm, kind: "quadratic-sum", read: readQuadraticSum };

const jsonForms: readonly JsonForm[] = [quadraticSum];

/** The form that a JSON text names; a quadratic sum, whose reader says what is wrong, if it names none. */
export function jsonFormOf(text: string): JsonForm {
  return jsonForms.find(({ kind }) => new RegExp(`"kind"\\s*:\\s*"${kind}"`).test(text)) ?? quadraticSum;
}
