import { shown } from "@sgd-basins/options";
import {
  decimals,
  delimiters,
  type LeastSquaresChoice,
  readLeastSquares,
  thousandsSeparators,
} from "@sgd-basins/problems";
import { InputError } from "../failures.ts";
import { lossNames } from "../solved/losses.ts";
import { leastSquaresForm } from "../solved/problemForms.ts";
import { solveRows } from "../solved/solveProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import type { LossOption } from "./fromRows.ts";
import { wholeNumberOf } from "./inputs.ts";
import { type Check, type Checks, checked, listOf, ofText, oneOf } from "./options.ts";

const NAME = "fromCsv";

/** First and last row. */
const ofRows: Check = (value, name, place) => {
  if (!Array.isArray(value) || value.length !== 2) {
    throw new InputError(
      name,
      place,
      `must be an array of two numbers, the first row and the last, is ${shown(value)}`,
    );
  }
  const [first, last]: readonly unknown[] = value;
  wholeNumberOf(first, name, `${place}[0]`, 1);
  if (last !== Number.POSITIVE_INFINITY) wholeNumberOf(last, name, `${place}[1]`, Number(first));
};
const ofFlag = oneOf([true, false]);
const ofTexts = listOf(ofText, "strings");

const checks: Checks<LeastSquaresChoice & LossOption> = {
  target: ofText,
  drop: ofTexts,
  oneHot: ofTexts,
  intercept: ofFlag,
  standardize: ofFlag,
  missing: oneOf(["refuse", "drop"]),
  missingValues: ofTexts,
  skip: (value, name, place) => wholeNumberOf(value, name, place, 0),
  rows: ofRows,
  delimiter: oneOf(delimiters),
  decimal: oneOf(decimals),
  thousands: oneOf(thousandsSeparators),
  loss: oneOf(lossNames),
};

/**
 * The minimum of least squares on a CSV whose first line names the columns, as `fromRows` has it.
 *
 * @param text - the file's content
 * @param choice - the column to be predicted, those to be left out, and how the table is written
 * @param file - its name, for messages
 * @returns the basin of β*, with a coordinate for each column that is used, in the file's order and units
 * @throws ProblemFileError or InputError naming the file, the place and the rule
 * @example
 * ```ts
 * import { fromCsv } from "sgd-basins/files";
 *
 * const text = "name,x,y\na,1,2\nb,3,6\n";
 * fromCsv(text, { target: "y", drop: ["name"] }).minimizer; // → [2]
 * ```
 */
export function fromCsv(text: string, choice: LeastSquaresChoice & LossOption, file = "the CSV"): Basin {
  ofText(text, NAME, "text");
  ofText(file, NAME, "file");
  const { loss, ...chosen } = checked(choice, checks, NAME, ["target"]);
  const parameters = readLeastSquares(text, file, chosen);
  const form = leastSquaresForm(parameters, []);
  return withinRange(file, form.subject, () =>
    basinOf(
      solveRows(parameters, null, () => {}),
      form,
      file,
      loss,
    ),
  );
}
