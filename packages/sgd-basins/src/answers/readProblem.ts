import {
  type LeastSquaresChoice,
  type LeastSquaresData,
  type LeastSquaresParameters,
  type QuadraticSumParameters,
  readJacobian,
  readLeastSquares,
  readResiduals,
  type Text,
} from "@sgd-basins/problems";
import { decodeText } from "@sgd-basins/problems/preview";
import type { Sampling } from "@sgd-basins/random";
import { componentsIn } from "@sgd-basins/theory";
import { InputError, UsageError } from "../failures.ts";
import { inLoss } from "../solved/inLoss.ts";
import type { LossName } from "../solved/losses.ts";
import {
  jacobianForm,
  leastSquaresForm,
  leastSquaresNotes,
  leastSquaresWords,
  type ProblemForm,
} from "../solved/problemForms.ts";
import type { SamplingChoice } from "../solved/samplingChoice.ts";
import { samplingProbabilities } from "../solved/samplingProbabilities.ts";
import { solveJacobian } from "../solved/solveJacobian.ts";
import { type ChooseProbabilities, solveMatrices, solveRows } from "../solved/solveProblem.ts";
import type { OnStep, UserProblem } from "../solved/userProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { jsonFormOf } from "./jsonForms.ts";
import { STANDARD_INPUT } from "./standardInput.ts";
import { type DataOptions, givenForTable } from "./tableOptions.ts";

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

/** Gives a file's content by its name; its memory is the reader's, and may be given back. */
export type ReadBytes = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Reads a problem file, and computes its minimizer and local geometry.
 *
 * @throws InputError or ProblemFileError naming the file, the place and the rule; UsageError if it is a CSV without target, or JSON with one
 */
export async function readProblem(
  file: string,
  source: ProblemSource,
  readBytes: ReadBytes,
  onStep: OnStep,
): Promise<UserProblem> {
  const { sampling = "with-replacement", weights, loss = "half-squared", target } = source;
  if (loss !== "half-squared" && target === undefined && !isNumPy(file)) {
    throw new UsageError("--loss goes with --target or gradients: a quadratic sum is its own loss");
  }
  if (sampling === "with-replacement") return asAsked(await solve(file, source, readBytes, onStep), loss, sampling);
  if (weights !== undefined) {
    throw new UsageError("--weights goes with --sampling with-replacement: without, components are drawn alike");
  }
  const solved = asAsked(await solve(file, source, readBytes, onStep), loss, sampling);
  if (solved.problem.weights.some((weight) => weight !== solved.problem.weights[0])) {
    throw new InputError(file, "weights", "must be equal for --sampling without-replacement");
  }
  return solved;
}

/** Least squares with its words. */
function described(data: LeastSquaresData): ProblemForm {
  return leastSquaresForm(data, { ...leastSquaresWords, notes: leastSquaresNotes(data.steps) });
}

/** A problem before it is said how batches are drawn, and what the loss is. */
interface ReadProblem extends Omit<UserProblem, "sampling" | "loss" | "standardized"> {
  readonly again?: () => { readonly read: ReadProblem; readonly options: readonly string[] };
}

function asAsked({ again, ...read }: ReadProblem, loss: LossName, sampling: Sampling): UserProblem {
  const user = { ...inLoss(read, loss), sampling };
  if (again === undefined) return user;
  return {
    ...user,
    standardized() {
      const { read: other, options } = again();
      return { user: asAsked(other, loss, sampling), options };
    },
  };
}

async function solve(file: string, source: ProblemSource, readBytes: ReadBytes, onStep: OnStep): Promise<ReadProblem> {
  const { target, residuals, weights } = source;
  const forTable = givenForTable(source);
  if (isNumPy(file)) return solveGradients(file, source, readBytes, onStep);
  if (residuals !== undefined) throw new UsageError("--residuals goes with gradients, a .npy file");
  if (target === undefined) {
    if (forTable !== null) throw new UsageError(`${forTable} goes with --target, which reads the file as a CSV`);
    // Read first: of a file that is not there, that is what must be said.
    const text = (await decodeText(await readBytes(file), file)).whole();
    if (/\.[ct]sv(\.gz)?$/i.test(file))
      throw new UsageError(`${file} is a CSV: name the column to be predicted with --target`);
    if (file === STANDARD_INPUT && !/^\uFEFF?\s*\{/.test(text)) {
      throw new UsageError(`${file} is no JSON: for a CSV name the column to be predicted with --target`);
    }
    const { form, parameters } = jsonFormOf(text).read(text.replace(/^\uFEFF/, ""), file);
    return solve(form, parameters);
  }
  if (/\.json$/i.test(file)) throw new UsageError(`${file} is JSON: --target is for a CSV`);
  const { data, text } = await readTable(file, { ...source, target }, readBytes);
  const read = solve(described(data), data);
  if (text === null || source.standardize === true || weights !== undefined) return read;
  return {
    ...read,
    again() {
      const { data: other, options } = readStandardized(text, file, { ...source, target });
      return { read: solve(described(other), other), options };
    },
  };

  function solve(form: ProblemForm, parameters: QuadraticSumParameters | LeastSquaresParameters): ReadProblem {
    const choose = chooserOf(weights, onStep);
    const solved = withinRange(file, form.subject, () =>
      "rows" in parameters ? solveRows(parameters, choose, onStep) : solveMatrices(parameters, choose, onStep),
    );
    return { ...solved, form };
  }
}

interface ReadTable {
  readonly data: LeastSquaresData;
  /** To be read again; null where it is long, and its memory given back. */
  readonly text: Text | null;
}

/** Characters and numbers that are read and solved again within an instant. */
const FEW_CHARACTERS = 2 ** 20;
const FEW_NUMBERS = 2 ** 17;

async function readTable(file: string, choice: LeastSquaresChoice, readBytes: ReadBytes): Promise<ReadTable> {
  const { text, steps, release } = await decodeText(await readBytes(file), file);
  const data = readLeastSquares(text, file, choice);
  const isSmall = text.mostCharacters < FEW_CHARACTERS && data.rows.length < FEW_NUMBERS;
  if (!isSmall) release();
  return { data: { ...data, steps: [...steps, ...data.steps] }, text: isSmall ? text : null };
}

/** With an intercept where no column is constant: less their means, columns cannot have one in them. */
function readStandardized(
  text: Text,
  file: string,
  choice: LeastSquaresChoice,
): { readonly data: LeastSquaresData; readonly options: readonly string[] } {
  const data = readLeastSquares(text, file, { ...choice, standardize: true });
  const constant = data.standardized?.inFileUnits(new Float64Array(data.dimension)).constant;
  if (constant === null) return { data, options: ["--standardize"] };
  const options = ["--standardize", "--intercept"];
  return { data: readLeastSquares(text, file, { ...choice, standardize: true, intercept: true }), options };
}

function chooserOf(choice: SamplingChoice | undefined, onStep: OnStep): ChooseProbabilities | null {
  if (choice === undefined) return null;
  return (basis) =>
    samplingProbabilities(choice, componentsIn(basis), (share) => onStep(share, "sampling weights, at most"));
}

/** Whether a file is an array of NumPy's, or several, by its name. */
export function isNumPy(file: string): boolean {
  return /\.np[yz]$/i.test(file);
}

async function solveGradients(
  file: string,
  source: ProblemSource,
  readBytes: ReadBytes,
  onStep: OnStep,
): Promise<ReadProblem> {
  const forTable = source.target === undefined ? givenForTable(source) : "--target";
  if (forTable !== null) throw new UsageError(`${file} holds gradients: ${forTable} is for a CSV`);
  const jacobian = readJacobian(await readBytes(file), file);
  const { residuals: other } = source;
  const residuals = other === undefined ? null : readResiduals(await readBytes(other), other, jacobian);
  const form = jacobianForm(jacobian, residuals !== null);
  const solved = withinRange(file, form.subject, () =>
    solveJacobian(jacobian, residuals, chooserOf(source.weights, onStep), onStep),
  );
  return { ...solved, form };
}
