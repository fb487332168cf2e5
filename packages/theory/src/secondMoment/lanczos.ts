import { eigenSymmetric } from "@sgd-basins/linalg";
import { addMultiple, dot, norm } from "../vectors.ts";

/** The largest Ritz value θ of a Krylov space, with its residual ‖Av − θv‖ for the unit Ritz vector v. */
export interface RitzPair {
  readonly value: number;
  readonly residual: number;
}

/**
 * Lanczos' method for a symmetric operator A, with every new vector made orthogonal to all before, twice: in the space
 * spanned by b, Ab, …, A^{m−1}b, A is the tridiagonal matrix T_m. Memory: m vectors.
 */
export class Lanczos {
  private readonly apply: (x: Float64Array, out: Float64Array) => void;
  private readonly length: number;
  private readonly basis: Float64Array[];
  private readonly diagonal: number[] = [];
  /** Below the diagonal; the last one couples T_m to what lies outside. */
  private readonly below: number[] = [];
  private next: Float64Array | null;

  /**
   * @param apply - out = Ax
   * @param start - b, not zero
   */
  constructor(apply: (x: Float64Array, out: Float64Array) => void, start: Float64Array) {
    this.apply = apply;
    this.length = norm(start);
    this.basis = [];
    this.next = start.map((entry) => entry / this.length);
  }

  /** m. */
  get steps(): number {
    return this.basis.length;
  }

  /** Whether the space is invariant: a larger one does not exist. */
  get complete(): boolean {
    return this.next === null;
  }

  /** Adds a vector to the space. */
  extend(): void {
    if (this.next === null) return;
    const vector = this.next;
    this.basis.push(vector);
    const image = new Float64Array(vector.length);
    this.apply(vector, image);
    const before = norm(image);
    const m = this.basis.length;
    this.diagonal.push(dot(vector, image));
    for (let pass = 0; pass < 2; pass++) {
      for (let j = m - 1; j >= 0; j--) addMultiple(image, -dot(this.basis[j], image), this.basis[j]);
    }
    const left = norm(image);
    const complete = m === vector.length || left <= 4 * Number.EPSILON * before;
    this.below.push(complete ? 0 : left);
    this.next = complete ? null : image.map((entry) => entry / left);
  }

  largestRitzPair(): RitzPair {
    const m = this.steps;
    const t = new Float64Array(m * m);
    for (let j = 0; j < m; j++) {
      t[j * m + j] = this.diagonal[j];
      if (j > 0) {
        t[j * m + j - 1] = this.below[j - 1];
        t[(j - 1) * m + j] = this.below[j - 1];
      }
    }
    const { values, vectors } = eigenSymmetric(m, t);
    return { value: values[0], residual: this.below[m - 1] * Math.abs(vectors[(m - 1) * m]) };
  }

  /** out ≈ (μ − A)⁻¹b, exact within the space. `shift` μ must exceed the largest Ritz value. */
  solveShifted(shift: number, out: Float64Array): void {
    const m = this.steps;
    // (μ − T_m) = LDL', positive definite.
    const pivots = new Float64Array(m);
    const y = new Float64Array(m);
    for (let j = 0; j < m; j++) {
      const factor = j === 0 ? 0 : -this.below[j - 1] / pivots[j - 1];
      pivots[j] = shift - this.diagonal[j] + (j === 0 ? 0 : factor * this.below[j - 1]);
      y[j] = j === 0 ? this.length : -factor * y[j - 1];
    }
    for (let j = m - 1; j >= 0; j--) {
      y[j] /= pivots[j];
      if (j + 1 < m) y[j] += (this.below[j] / pivots[j]) * y[j + 1];
    }
    out.fill(0);
    this.basis.forEach((vector, j) => {
      addMultiple(out, y[j], vector);
    });
  }
}
