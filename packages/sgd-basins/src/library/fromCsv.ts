import { type LeastSquaresChoice, readLeastSquares } from "@sgd-basins/problems";
import { leastSquaresForm } from "../solved/problemForms.ts";
import { solveRows } from "../solved/solveProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import type { LossOption } from "./fromRows.ts";

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
  const parameters = readLeastSquares(text, file, choice);
  const form = leastSquaresForm(parameters, []);
  return withinRange(file, form.subject, () =>
    basinOf(
      solveRows(parameters, null, () => {}),
      form,
      file,
      choice.loss,
    ),
  );
}
