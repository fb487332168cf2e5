import {
  type DoubleDoubles,
  fromUnits,
  inUnits,
  LinearAlgebraError,
  largestEntry,
  moderateUnit,
  normalizedTwice,
  rowRange,
  type WideRows,
  wideRange,
} from "@sgd-basins/linalg";
import { type Jacobian, uniformWeights } from "@sgd-basins/problems";
import {
  type Hessians,
  reducedRowHessians,
  rowHessians,
  type TheoryOfRows,
  theoryOfRows,
  theoryOfWideRows,
  UndeterminedError,
} from "@sgd-basins/theory";
import { type ChooseProbabilities, independenceOf, inFileUnits, SINGLE_ROUNDING } from "./solveProblem.ts";
import type { Independence, OnStep, PointOfModel, SolvedProblem } from "./userProblem.ts";

/**
 * Gradients are taken for dependent where a combination vanishes but for this share of their lengths: eight units in the last place
 * of single precision, and what sums of many products leave of double precision.
 */
const DEPENDENT = { single: 2 ** -20, double: 2 ** -41 };
/** A residual of this share is none. */
const NOTHING = 1e-8;

/**
 * The local geometry and all that thresholds need of components Qᵢ = JᵢᵀJᵢ; where there are fewer gradients than parameters, in as
 * many coordinates as gradients.
 *
 * @param residuals - N×C, at the point where the gradients were taken; null if they are not known
 */
export function solveJacobian(
  jacobian: Jacobian,
  residuals: Float64Array | null,
  choose: ChooseProbabilities | null,
  onStep: OnStep,
): SolvedProblem {
  const { components, outputs, dimension } = jacobian;
  const isSingle = jacobian.rows instanceof Float32Array;
  const { rows, unit } = inModerateUnits(jacobian.rows);
  const weights = uniformWeights(components);
  const data: Gradients = {
    count: components * outputs,
    dimension,
    rows,
    weights: repeated(normalizedTwice(weights), outputs),
    rowsEach: outputs,
    rounding: isSingle ? DEPENDENT.single : DEPENDENT.double,
  };
  const isWide = data.count < dimension;
  checkSizes(data, isWide);
  const geometryOf = isWide ? wide : tall;
  const hessians = (): Hessians =>
    isWide
      ? reducedRowHessians(dimension, weights, rows, outputs)
      : rowHessians(dimension, weights, Float64Array.from(rows), outputs);

  const solve = (precision: "twice" | null): SolvedProblem => {
    const { theoryWith, independence } = geometryOf(data, precision, onStep);
    const whole = theoryWith(null);
    const probabilities = choose === null ? null : choose(whole.basis);
    const theory = probabilities === null ? whole : theoryWith(normalizedTwice(probabilities));
    const point = residuals === null ? null : pointOf(data, whole, theory, residuals, unit);
    return {
      problem: { dimension, components, weights, homogeneous: point === null || point.noise === null },
      sum: null,
      minimizer: null,
      geometry: inFileUnits(theory.geometry, unit * unit),
      scaled: { ...theory, unit: unit * unit, hessians },
      independence: { ...independence, uncertainty: isSingle ? SINGLE_ROUNDING * whole.sensitivity() : 0 },
      precision: isSingle ? "float32" : "float64",
      columns: null,
      probabilities,
      rest: null,
      outputs,
      point,
    };
  };
  try {
    return solve(null);
  } catch (error) {
    if (!(error instanceof UndeterminedError || error instanceof LinearAlgebraError)) throw error;
    return solve("twice");
  }
}

interface Gradients extends WideRows {
  readonly rowsEach: number;
}

interface RangeOfGradients {
  /** With the probabilities with which components are drawn; null for the objective's weights. */
  readonly theoryWith: (probabilities: DoubleDoubles | null) => TheoryOfRows;
  readonly independence: Independence;
}

type RangeFinder = (data: Gradients, precision: "twice" | null, onStep: OnStep) => RangeOfGradients;

const wide: RangeFinder = (data, precision, onStep) => {
  const range = wideRange(data, (share) => onStep(share / 2, rangeOfGradients), precision);
  return {
    theoryWith: (probabilities) =>
      theoryOfWideRows(data, range, probabilities, (share) => onStep((1 + share) / 2, local)),
    independence:
      range.precision === "double"
        ? independenceOf(range.dependences, range.least * range.least)
        : independenceOf(range.factor.dependences, range.factor.independence),
  };
};

const tall: RangeFinder = (gradients, precision, onStep) => {
  const data = { ...gradients, rows: Float64Array.from(gradients.rows) };
  const range = rowRange(data, (share) => onStep(share / 2, rangeOfGradients), precision);
  return {
    theoryWith: (probabilities) => theoryOfRows(data, range, probabilities, (share) => onStep((1 + share) / 2, local)),
    independence:
      range.precision === "double"
        ? independenceOf([], range.eigen.independence)
        : independenceOf(range.factor.dependences, range.factor.independence),
  };
};

const rangeOfGradients = "range of the gradients";
const local = "local geometry";

/** Numbers in a unit in which their squares and cubes are doubles; the same array where that is 1. */
function inModerateUnits(rows: Jacobian["rows"]): { readonly rows: Jacobian["rows"]; readonly unit: number } {
  const unit = moderateUnit(largestEntry(rows));
  return { rows: unit === 1 ? rows : inUnits(Float64Array.from(rows), unit), unit };
}

/** Lengths of gradients, or of what parameters do, whose squares are no doubles with all their digits, and twice as many. */
const TOO_SMALL = 1e-130;

/** @throws LinearAlgebraError if a gradient, or where these are more what a parameter does, is next to nothing beside the others */
function checkSizes({ count, dimension, rows }: Gradients, isWide: boolean): void {
  const sizes = new Float64Array(isWide ? count : dimension);
  for (let i = 0, e = 0; i < count; i++) {
    for (let j = 0; j < dimension; j++, e++) {
      const of = isWide ? i : j;
      const size = Math.abs(rows[e]);
      if (size > sizes[of]) sizes[of] = size;
    }
  }
  const small = sizes.findIndex((size) => size > 0 && size < TOO_SMALL);
  if (small >= 0) throw new LinearAlgebraError("solveJacobian", "rows", `${small} is too small beside others`);
}

/** Every entry `times` over, one after the other. */
function repeated({ hi, lo }: DoubleDoubles, times: number): DoubleDoubles {
  const all = (from: Float64Array): Float64Array =>
    Float64Array.from({ length: from.length * times }, (_, e) => from[Math.floor(e / times)]);
  return { hi: all(hi), lo: all(lo) };
}

/** @param theory - of the components as they are drawn */
function pointOf(
  { count, rowsEach, rounding }: Gradients,
  whole: TheoryOfRows,
  theory: TheoryOfRows,
  residuals: Float64Array,
  unit: number,
): PointOfModel {
  const { meanGradient, gradients, left } = whole.linearised(residuals);
  const lossOf = (of: Float64Array): number => of.reduce((sum, x) => sum + x * x, 0) / (2 * (count / rowsEach));
  const loss = lossOf(residuals);
  const share = Math.max(rounding, NOTHING);
  // As many independent gradients as there are fit whatever is asked of them.
  const linearisedLoss = whole.geometry.rank === count ? 0 : lossOf(left);
  const fits = linearisedLoss <= share * share * loss;
  return {
    loss,
    meanGradient: fromUnits(meanGradient, unit),
    gradients: fromUnits(gradients, unit),
    linearisedLoss: fits ? 0 : linearisedLoss,
    noise: fits ? null : theory.noise(left),
  };
}
