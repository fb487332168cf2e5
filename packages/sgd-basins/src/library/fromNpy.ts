import { shown } from "@sgd-basins/options";
import { readJacobian } from "@sgd-basins/problems";
import { InputError } from "../failures.ts";
import { lossNames } from "../solved/losses.ts";
import { jacobianForm } from "../solved/problemForms.ts";
import { solveJacobian } from "../solved/solveJacobian.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import type { LossOption } from "./fromRows.ts";
import { type Checks, checked, ofText, oneOf } from "./options.ts";

const checks: Checks<LossOption> = { loss: oneOf(lossNames) };

/**
 * The minimum of a model with squared loss by the gradients of its outputs there, a `.npy` file of shape N×d or N×C×d, as
 * `fromJacobian` has it.
 *
 * @param bytes - the file's content
 * @param options - which loss is meant
 * @param file - its name, for messages
 * @returns the basin, whose `minimizer` is null: it is the caller's own
 * @throws ProblemFileError or InputError naming the file, the place and the rule
 * @example
 * ```ts
 * import { fromNpy } from "sgd-basins/files";
 *
 * // What numpy.save writes of [[1, 0], [0, 2]].
 * const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }".padEnd(117) + "\n";
 * const head = Uint8Array.from("\u0093NUMPY\u0001\u0000\u0076\u0000" + header, (c) => c.charCodeAt(0));
 * const bytes = new Uint8Array(head.length + 32);
 * bytes.set(head);
 * bytes.set(new Uint8Array(Float64Array.of(1, 0, 0, 2).buffer), head.length);
 * fromNpy(bytes).eigenvalues; // ≈ [2, 0.5]
 * ```
 */
export function fromNpy(bytes: Uint8Array, options: LossOption = {}, file = "the array"): Basin {
  const { loss } = checked(options, checks, "fromNpy");
  if (!(bytes instanceof Uint8Array))
    throw new InputError("fromNpy", "bytes", `must be a Uint8Array, is ${shown(bytes)}`);
  ofText(file, "fromNpy", "file");
  const jacobian = readJacobian(bytes, file);
  const form = jacobianForm(jacobian, false);
  return withinRange(file, form.subject, () =>
    basinOf(
      solveJacobian(jacobian, null, null, () => {}),
      form,
      file,
      loss,
    ),
  );
}
