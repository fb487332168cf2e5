import { eigenSymmetric, multiply, transpose } from "@sgd-basins/linalg";
import { choleskyOrNull } from "../secondMoment/choleskyOrNull.ts";
import { type MomentOperator, momentOperator } from "../secondMoment/momentOperator.ts";
import type { MomentMap } from "../secondMoment/secondMoment.ts";
import { addMultiple, dot, norm } from "../vectors.ts";

/** What is left of a direction beside the space, relative, from which it is taken for rounding. */
const NOTHING_NEW = 1e-11;

/** A combination of the space's directions, in coordinates and as a vector, with its images. */
export interface Combination {
  readonly vector: Float64Array;
  /** T_1 and T_0 of it; see {@link MomentSpace}. */
  readonly moment: Float64Array;
  readonly mean: Float64Array;
}

/** What {@link MomentSpace.modes} finds. */
export interface Modes {
  readonly values: Float64Array;
  /** In coordinates. */
  readonly vectorOf: (mode: number) => Float64Array;
}

/**
 * A space of symmetric r×r matrices that grows by a direction a pass over the components, in which the dynamics of the
 * second moment are solved for every batch size and every learning rate alike.
 *
 * With p the inverse batch size, one step at rate α takes P to P − αL(P) + α²E_p(P), where L(P) = ΛP + PΛ and
 * E_p = (1 − p) E_0 + p E_1, E_0(P) = ΛPΛ, E_1(P) = Σ pᵢQᵢPQᵢ. Only E_1 costs a pass, and it depends neither on p nor on α: its
 * image of a direction serves them all. Vectors are √L of matrices, in the coordinates of {@link MomentOperator} and units
 * of λ₁, so that T_p = L^(−½)E_pL^(−½) is bounded by 1/α*, and what flat directions need is not lost beside steep ones.
 */
export class MomentSpace {
  readonly operator: MomentOperator;
  /** 1/(λ_a + λ_b), the diagonal of L⁻¹. */
  readonly inverse: Float64Array;
  /** λ_aλ_b/(λ_a + λ_b), the diagonal of T_0. */
  readonly mean: Float64Array;
  private readonly basis: Float64Array[] = [];
  private readonly images: Float64Array[] = [];
  /** Rows of lower triangles: W'T_1W, W'T_0W and W'L⁻¹W. */
  private readonly ofMoment: Float64Array[] = [];
  private readonly ofMean: Float64Array[] = [];
  private readonly ofInverse: Float64Array[] = [];
  private readonly onPass: (passes: number) => void;

  /** @param onPass - told how many passes were made, after each */
  constructor(moment: MomentMap, onPass: (passes: number) => void) {
    this.operator = momentOperator(moment, 1);
    this.onPass = onPass;
    const { rank: r, size } = this.operator;
    const λ = moment.eigenvalues.map((value) => value / moment.eigenvalues[0]);
    this.inverse = new Float64Array(size);
    this.mean = new Float64Array(size);
    for (let a = 0, e = 0; a < r; a++) {
      for (let b = 0; b <= a; b++, e++) {
        this.inverse[e] = 1 / (λ[a] + λ[b]);
        this.mean[e] = λ[a] * λ[b] * this.inverse[e];
      }
    }
  }

  /** m. */
  get dimension(): number {
    return this.basis.length;
  }

  /** Whether there is no direction beside the space. */
  get complete(): boolean {
    return this.dimension === this.operator.size;
  }

  /**
   * Adds a direction, unless the space has it already.
   *
   * @returns whether the space grew
   */
  add(direction: Float64Array): boolean {
    if (this.complete) return false;
    const vector = direction.slice();
    const before = norm(vector);
    for (let pass = 0; pass < 2; pass++) {
      for (const member of this.basis) addMultiple(vector, -dot(member, vector), member);
    }
    const left = norm(vector);
    if (!(left > NOTHING_NEW * before)) return false;
    for (let e = 0; e < vector.length; e++) vector[e] /= left;
    // Of a small rest the rounding has been blown up.
    for (const member of this.basis) addMultiple(vector, -dot(member, vector), member);
    const image = this.image(vector);
    const on = (other: Float64Array, diagonal: Float64Array): number => {
      let sum = 0;
      for (let e = 0; e < vector.length; e++) sum += vector[e] * diagonal[e] * other[e];
      return sum;
    };
    this.basis.push(vector);
    this.images.push(image);
    this.ofMoment.push(Float64Array.from(this.basis, (other) => dot(other, image)));
    this.ofMean.push(Float64Array.from(this.basis, (other) => on(other, this.mean)));
    this.ofInverse.push(Float64Array.from(this.basis, (other) => on(other, this.inverse)));
    this.onPass(this.dimension);
    return true;
  }

  /** T_1 of a vector: a pass over the components. */
  image(vector: Float64Array): Float64Array {
    const { rank: r, size, apply, toMatrix, toVector } = this.operator;
    const matrix = new Float64Array(r * r);
    const image = new Float64Array(r * r);
    const out = new Float64Array(size);
    toMatrix(vector, matrix);
    apply(matrix, image);
    toVector(image, out);
    return out;
  }

  /** W'v. */
  project(vector: Float64Array): Float64Array {
    return Float64Array.from(this.basis, (member) => dot(member, vector));
  }

  combine(coordinates: Float64Array): Combination {
    const vector = new Float64Array(this.operator.size);
    const moment = new Float64Array(this.operator.size);
    coordinates.forEach((coordinate, j) => {
      addMultiple(vector, coordinate, this.basis[j]);
      addMultiple(moment, coordinate, this.images[j]);
    });
    return { vector, moment, mean: vector.map((entry, e) => entry * this.mean[e]) };
  }

  /**
   * The Cholesky factor of W'(I − αT_p − σL⁻¹)W, or null where it is not positive definite: α is no less than α*, or σ no less
   * than the smallest eigenvalue of the pencil.
   */
  factor(inverseBatch: number, rate: number, shift: number): Float64Array | null {
    const m = this.dimension;
    const matrix = new Float64Array(m * m);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        const image = inverseBatch * this.ofMoment[i][j] + (1 - inverseBatch) * this.ofMean[i][j];
        matrix[i * m + j] = (i === j ? 1 : 0) - rate * image - shift * this.ofInverse[i][j];
        matrix[j * m + i] = matrix[i * m + j];
      }
    }
    return choleskyOrNull(m, matrix);
  }

  /** The largest eigenvalue of W'T_pW with its unit eigenvector, and the one below it. */
  steepest(inverseBatch: number): { readonly value: number; readonly next: number; readonly vector: Float64Array } {
    const m = this.dimension;
    const matrix = new Float64Array(m * m);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        matrix[i * m + j] = inverseBatch * this.ofMoment[i][j] + (1 - inverseBatch) * this.ofMean[i][j];
        matrix[j * m + i] = matrix[i * m + j];
      }
    }
    const { values, vectors } = eigenSymmetric(m, matrix);
    return {
      value: values[0],
      next: m > 1 ? values[1] : 0,
      vector: Float64Array.from({ length: m }, (_, i) => vectors[i * m]),
    };
  }

  /** The μ with W'L⁻¹Wx = μW'(I − αT_p)Wx, descending, and x with x'W'(I − αT_p)Wx = 1; `factor` as returned above. */
  modes(factor: Float64Array): Modes {
    const m = this.dimension;
    const half = new Float64Array(m * m);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        half[i * m + j] = this.ofInverse[i][j];
        half[j * m + i] = half[i * m + j];
      }
    }
    const inverse = invertLower(m, factor);
    const transposed = new Float64Array(m * m);
    transpose(m, m, inverse, transposed);
    const product = new Float64Array(m * m);
    multiply(m, m, m, half, transposed, product);
    multiply(m, m, m, inverse, product, half);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < i; j++) {
        half[i * m + j] = (half[i * m + j] + half[j * m + i]) / 2;
        half[j * m + i] = half[i * m + j];
      }
    }
    const { values, vectors } = eigenSymmetric(m, half);
    return {
      values,
      vectorOf(mode) {
        const vector = new Float64Array(m);
        for (let i = 0; i < m; i++) {
          for (let j = i; j < m; j++) vector[i] += inverse[j * m + i] * vectors[j * m + mode];
        }
        return vector;
      },
    };
  }
}

/** x with RR'x = b, R lower triangular. */
export function solveFactored(factor: Float64Array, b: Float64Array): Float64Array {
  const m = b.length;
  const x = b.slice();
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) x[i] -= factor[i * m + j] * x[j];
    x[i] /= factor[i * m + i];
  }
  for (let i = m - 1; i >= 0; i--) {
    for (let j = i + 1; j < m; j++) x[i] -= factor[j * m + i] * x[j];
    x[i] /= factor[i * m + i];
  }
  return x;
}

function invertLower(m: number, lower: Float64Array): Float64Array {
  const inverse = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let l = 0; l < i; l++) {
      const entry = lower[i * m + l];
      for (let j = 0; j <= l; j++) inverse[i * m + j] -= entry * inverse[l * m + j];
    }
    inverse[i * m + i] = 1;
    for (let j = 0; j <= i; j++) inverse[i * m + j] /= lower[i * m + i];
  }
  return inverse;
}
