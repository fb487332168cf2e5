import { LinearAlgebraError, NearDependenceError, NO_COMBINATION } from "@sgd-basins/linalg";
import {
  type LeastSquaresParameters,
  type QuadraticSumParameters,
  readJacobian,
  readLeastSquares,
  readResiduals,
} from "@sgd-basins/problems";
import type { Sampling } from "@sgd-basins/random";
import { readBytes } from "@sgd-basins/report/node";
import { UndeterminedError } from "@sgd-basins/theory";
import { type DataOptions, givenForTable } from "./dataOptions.ts";
import { InputError, UsageError } from "./failures.ts";
import { formatNumber } from "./formatNumber.ts";
import { inLoss } from "./inLoss.ts";
import type { LossName } from "./losses.ts";
import { jacobianForm, jsonFormOf, leastSquaresForm, type ProblemForm, type Subject } from "./problemForms.ts";
import { readSource, STANDARD_INPUT } from "./readSource.ts";
import type { SamplingChoice } from "./samplingChoice.ts";
import { solveJacobian } from "./solveJacobian.ts";
import { solveMatrices, solveRows } from "./solveProblem.ts";
import type { OnStep, UserProblem } from "./userProblem.ts";

/** How a file is to be read: gradients if its name ends in .npy, a CSV if a target is named, else a quadratic-sum JSON. */
export interface ProblemSource extends DataOptions {
  /** A `.npy` file of the residuals at the point of gradients. */
  readonly residuals?: string | undefined;
  /** What the loss is the mean of; default ½(residual)². */
  readonly loss?: LossName | undefined;
  /** Probabilities other than the objective's weights, by importance sampling. */
  readonly weights?: SamplingChoice | undefined;
  /** How a batch is drawn; default with replacement. */
  readonly sampling?: Sampling | undefined;
}

/**
 * Reads a problem file, and computes its minimizer and local geometry.
 *
 * @throws InputError or ProblemFileError naming the file, the place and the rule; UsageError if it is a CSV without target, or JSON with one
 */
export async function readProblem(
  file: string,
  source: ProblemSource,
  onStep: OnStep = () => {},
): Promise<UserProblem> {
  const { sampling = "with-replacement", weights, loss = "half-squared", target } = source;
  if (loss !== "half-squared" && target === undefined && !isNumPy(file)) {
    throw new UsageError("--loss goes with --target or gradients: a quadratic sum is its own loss");
  }
  if (sampling === "with-replacement") return { ...inLoss(await solve(file, source, onStep), loss), sampling };
  if (weights !== undefined) {
    throw new UsageError("--weights goes with --sampling with-replacement: without, components are drawn alike");
  }
  const solved = inLoss(await solve(file, source, onStep), loss);
  if (solved.problem.weights.some((weight) => weight !== solved.problem.weights[0])) {
    throw new InputError(file, "weights", "must be equal for --sampling without-replacement");
  }
  return { ...solved, sampling };
}

/** A problem before it is said how batches are drawn, and what the loss is. */
type ReadProblem = Omit<UserProblem, "sampling" | "loss">;

async function solve(file: string, source: ProblemSource, onStep: OnStep): Promise<ReadProblem> {
  const { target, residuals, weights } = source;
  const forTable = givenForTable(source);
  if (isNumPy(file)) return solveGradients(file, source, onStep);
  if (residuals !== undefined) throw new UsageError("--residuals goes with gradients, a .npy file");
  if (target === undefined) {
    if (forTable !== null) throw new UsageError(`${forTable} goes with --target, which reads the file as a CSV`);
    // Read first: of a file that is not there, that is what must be said.
    const { text } = await readSource(file);
    if (/\.[ct]sv(\.gz)?$/i.test(file))
      throw new UsageError(`${file} is a CSV: name the column to be predicted with --target`);
    if (file === STANDARD_INPUT && !/^\uFEFF?\s*\{/.test(text)) {
      throw new UsageError(`${file} is no JSON: for a CSV name the column to be predicted with --target`);
    }
    const form = jsonFormOf(text);
    return solve(form, form.read(text.replace(/^\uFEFF/, ""), file));
  }
  if (/\.json$/i.test(file)) throw new UsageError(`${file} is JSON: --target is for a CSV`);
  const { text, steps } = await readSource(file);
  const data = readLeastSquares(text, file, { ...source, target });
  return solve(leastSquaresForm({ ...data, steps: [...steps, ...data.steps] }), data);

  function solve(form: ProblemForm, parameters: QuadraticSumParameters | LeastSquaresParameters): ReadProblem {
    const solved = withinRange(file, form.subject, () =>
      "rows" in parameters ? solveRows(parameters, weights, onStep) : solveMatrices(parameters, weights, onStep),
    );
    return { ...solved, form };
  }
}

/** Whether a file is an array of NumPy's, or several, by its name. */
export function isNumPy(file: string): boolean {
  return /\.np[yz]$/i.test(file);
}

async function solveGradients(file: string, source: ProblemSource, onStep: OnStep): Promise<ReadProblem> {
  const forTable = source.target === undefined ? givenForTable(source) : "--target";
  if (forTable !== null) throw new UsageError(`${file} holds gradients: ${forTable} is for a CSV`);
  const jacobian = readJacobian(await readBytes(file), file);
  const { residuals: other } = source;
  const residuals = other === undefined ? null : readResiduals(await readBytes(other), other, jacobian);
  const form = jacobianForm(jacobian, residuals !== null);
  const solved = withinRange(file, form.subject, () => solveJacobian(jacobian, residuals, source.weights, onStep));
  return { ...solved, form };
}

/**
 * Runs a computation on a problem that was read from a file. Its numbers are checked one by one; what can still fail is
 * that double precision, or twice that, does not determine what is asked for.
 */
export function withinRange<T>(file: string, subject: Subject, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof NearDependenceError) throw nearDependence(file, subject, error);
    const { place, remedy } = subject;
    if (error instanceof UndeterminedError) {
      throw new InputError(file, place, `double precision does not do: ${error.message}; ${remedy}`);
    }
    if (error instanceof LinearAlgebraError || error instanceof RangeError) {
      const rule = "the numbers are too large, too small or too far apart for double precision";
      throw new InputError(file, place, `${rule}; multiply all by one number, or ${remedy}`);
    }
    throw error;
  }
}

function nearDependence(file: string, subject: Subject, { column, backwardError }: NearDependenceError): InputError {
  const share = formatNumber(Number(backwardError.toPrecision(1)));
  const rule =
    backwardError > NO_COMBINATION
      ? "what is left of it beside the others is too small for double precision; scale or drop what is out of proportion"
      : `is a combination of others but for ${share} of their numbers, too near one for double precision; ${subject.nearRemedy}`;
  return new InputError(file, subject.named(column), rule);
}
