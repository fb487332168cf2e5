import { readQuadraticSum } from "@sgd-basins/problems";
import { quadraticSumForm } from "../solved/problemForms.ts";
import { solveMatrices } from "../solved/solveProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import { ofText } from "./options.ts";

/**
 * The minimum of a quadratic sum Σ pᵢ (½ β'Qᵢβ + rᵢ'β) in JSON:
 * `{"kind": "quadratic-sum", "precision": "float32"?, "weights": [p…]?, "components": [{"Q": [[…]…], "r": [r…]}…]}`,
 * where `precision` is as of `fromHessians`.
 *
 * @param text - the file's content
 * @param file - its name, for messages
 * @returns the basin of β*, in the file's units
 * @throws ProblemFileError or InputError naming the file, the place and the rule
 * @example
 * ```ts
 * import { fromJson } from "sgd-basins/files";
 *
 * const text = '{"kind": "quadratic-sum", "components": [{"Q": [[2]], "r": [-6]}, {"Q": [[2]], "r": [-2]}]}';
 * const basin = fromJson(text);
 * basin.minimizer; // → [2]
 * basin.homogeneous; // → false
 * ```
 */
export function fromJson(text: string, file = "the JSON"): Basin {
  ofText(text, "fromJson", "text");
  ofText(file, "fromJson", "file");
  const parameters = readQuadraticSum(text, file);
  const form = quadraticSumForm(parameters);
  return withinRange(file, form.subject, () =>
    basinOf(
      solveMatrices(parameters, null, () => {}),
      form,
      file,
    ),
  );
}
