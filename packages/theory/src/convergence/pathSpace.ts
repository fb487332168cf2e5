import { choleskyOrNull } from "../secondMoment/choleskyOrNull.ts";
import type { MomentMap } from "../secondMoment/secondMoment.ts";
import { addMultiple, dot, norm } from "../vectors.ts";
import { solveFactored } from "./momentSpace.ts";

/** What is left of a direction beside the space, relative, from which it is taken for rounding. */
const NOTHING_NEW = 1e-9;
/** By how much λ_a + λ_b may differ in a band. */
const BAND = 16;
/** The share of a direction below which its part in a band is no direction. */
const NEGLIGIBLE = 0.1;

interface Member {
  readonly band: number;
  /** Zero outside of its band. */
  readonly vector: Float64Array;
  /** E_1 of it. */
  readonly image: Float64Array;
}

/** What solves (1/θ + L − αE_p)X = R in the space, and what it leaves over. */
interface Solved {
  readonly solution: Float64Array;
  readonly residual: Float64Array;
}

/**
 * A space of symmetric r×r matrices P in which the second moment is followed: the step P ↦ P − αL(P) + α²E_p(P) of
 * {@link MomentSpace} is projected on it orthogonally in ⟨P, R⟩, in which it is self-adjoint, so that it stays stable.
 *
 * Each direction lies in one band of L's spectrum: a matrix that is added is taken apart. Orthogonal in ⟨P, R⟩ where curvatures
 * lie many orders of magnitude apart, directions that cross bands would lose in rounding what their steep part holds of the gap.
 *
 * Vectors hold P_aa, and √2 P_ab for a > b, in units of λ₁.
 */
export class PathSpace {
  readonly λ: Float64Array;
  /** n = r(r + 1)/2. */
  readonly size: number;
  /** λ_a + λ_b, the diagonal of L. */
  readonly sums: Float64Array;
  /** λ_aλ_b, the diagonal of E_0. */
  private readonly products: Float64Array;
  private readonly bandOf: Int32Array;
  private readonly moment: MomentMap;
  private readonly members: Member[] = [];
  /** Rows of lower triangles: W'LW, W'E_0W and W'E_1W. */
  private readonly ofSums: Float64Array[] = [];
  private readonly ofProducts: Float64Array[] = [];
  private readonly ofMoment: Float64Array[] = [];
  private readonly onPass: (passes: number) => void;

  /** @param onPass - told how many passes over the components were made, after each */
  constructor(moment: MomentMap, onPass: (passes: number) => void) {
    this.moment = moment;
    this.onPass = onPass;
    this.λ = moment.eigenvalues.map((own) => own / moment.eigenvalues[0]);
    this.sums = this.vectorOf((a, b) => this.λ[a] + this.λ[b]);
    this.products = this.vectorOf((a, b) => this.λ[a] * this.λ[b]);
    this.size = this.sums.length;
    this.bandOf = Int32Array.from(this.sums, (sum) => {
      let band = 0;
      for (let least = 2 / BAND; sum < least; least /= BAND) band += 1;
      return band;
    });
  }

  /** m. */
  get dimension(): number {
    return this.members.length;
  }

  /** Whether there is no direction beside the space. */
  get complete(): boolean {
    return this.dimension === this.size;
  }

  /** A vector by its entries, of pairs a ≥ b. */
  vectorOf(entry: (a: number, b: number) => number): Float64Array {
    const r = this.λ.length;
    const vector = new Float64Array((r * (r + 1)) / 2);
    for (let a = 0, e = 0; a < r; a++) {
      for (let b = 0; b <= a; b++) vector[e++] = entry(a, b);
    }
    return vector;
  }

  /** The vector of a symmetric matrix. */
  ofMatrix(matrix: Float64Array): Float64Array {
    const r = this.λ.length;
    return this.vectorOf((a, b) => (a === b ? 1 : Math.SQRT2) * matrix[a * r + b]);
  }

  /** Takes all directions: r(r + 1)/2 passes. */
  complement(): void {
    for (let e = 0; e < this.size; e++) {
      const unit = new Float64Array(this.size);
      unit[e] = 1;
      this.push(unit, this.bandOf[e]);
    }
  }

  /**
   * Adds what a direction has in each band, unless the space has it already or it is little.
   *
   * @param weights - by which entries' squares count
   * @returns whether the space grew
   */
  add(direction: Float64Array, weights: Float64Array): boolean {
    const before = this.dimension;
    const inBand = new Map<number, number>();
    let whole = 0;
    for (let e = 0; e < this.size; e++) {
      const share = weights[e] * direction[e] * direction[e];
      whole += share;
      inBand.set(this.bandOf[e], (inBand.get(this.bandOf[e]) ?? 0) + share);
    }
    for (const [band, share] of inBand) {
      if (share > NEGLIGIBLE * NEGLIGIBLE * whole) this.addWithin(band, direction);
    }
    return this.dimension > before;
  }

  private addWithin(band: number, direction: Float64Array): void {
    const vector = direction.map((entry, e) => (this.bandOf[e] === band ? entry : 0));
    const before = norm(vector);
    const beside = this.members.filter((member) => member.band === band);
    for (let pass = 0; pass < 2; pass++) {
      for (const member of beside) addMultiple(vector, -dot(member.vector, vector), member.vector);
    }
    const left = norm(vector);
    if (!(left > NOTHING_NEW * before)) return;
    for (let e = 0; e < this.size; e++) vector[e] /= left;
    // Of a small rest the rounding has been blown up.
    for (const member of beside) addMultiple(vector, -dot(member.vector, vector), member.vector);
    this.push(vector, band);
  }

  private push(vector: Float64Array, band: number): void {
    const r = this.λ.length;
    const matrix = new Float64Array(r * r);
    for (let a = 0, e = 0; a < r; a++) {
      for (let b = 0; b <= a; b++, e++) {
        matrix[a * r + b] = a === b ? vector[e] : vector[e] / Math.SQRT2;
        matrix[b * r + a] = matrix[a * r + b];
      }
    }
    const out = new Float64Array(r * r);
    this.moment.apply(matrix, out);
    const image = this.ofMatrix(out);
    this.members.push({ band, vector, image });
    const on = (diagonal: Float64Array): Float64Array => {
      const own = vector.map((entry, e) => entry * diagonal[e]);
      return Float64Array.from(this.members, (other) => (other.band === band ? dot(other.vector, own) : 0));
    };
    this.ofSums.push(on(this.sums));
    this.ofProducts.push(on(this.products));
    this.ofMoment.push(Float64Array.from(this.members, (other) => dot(other.vector, image)));
    this.onPass(this.dimension);
  }

  /** The products of a direction of the space with vectors. */
  along(direction: number, vectors: readonly Float64Array[]): Float64Array {
    const { vector } = this.members[direction];
    return Float64Array.from(vectors, (other) => dot(vector, other));
  }

  /** W'v. */
  project(vector: Float64Array): Float64Array {
    return Float64Array.from(this.members, (member) => dot(member.vector, vector));
  }

  /** W'(one + scale (L − αE_p))W, m×m. */
  projected(inverse: number, rate: number, one: number, scale: number): Float64Array {
    const m = this.dimension;
    const out = new Float64Array(m * m);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        const moment = inverse * this.ofMoment[i][j] + (1 - inverse) * this.ofProducts[i][j];
        out[i * m + j] = (i === j ? one : 0) + scale * (this.ofSums[i][j] - rate * moment);
        out[j * m + i] = out[i * m + j];
      }
    }
    return out;
  }

  /**
   * (1/θ + L − αE_p)X = R, projected, for each R; null where the projected operator is not positive definite, which rounding
   * makes it next to α*.
   */
  solve(inverse: number, rate: number, θ: number, rights: readonly Float64Array[]): Solved[] | null {
    const factor = choleskyOrNull(this.dimension, this.projected(inverse, rate, 1 / θ, 1));
    if (factor === null) return null;
    return rights.map((right) => {
      const solution = new Float64Array(this.size);
      const image = new Float64Array(this.size);
      solveFactored(factor, this.project(right)).forEach((coordinate, j) => {
        addMultiple(solution, coordinate, this.members[j].vector);
        addMultiple(image, coordinate, this.members[j].image);
      });
      const residual = right.map((entry, e) => {
        const moment = inverse * image[e] + (1 - inverse) * this.products[e] * solution[e];
        return entry - (1 / θ + this.sums[e]) * solution[e] + rate * moment;
      });
      return { solution, residual };
    });
  }
}
