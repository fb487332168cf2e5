/**
 * Q_1 … Q_N = UᵢΛᵢUᵢ' with Haar frames Uᵢ, kept between a pass that sums w Q and one that sums w Q TT' Q. They stay in the
 * form in which the kernels make and read them, so that nothing is packed, unpacked or allocated a matrix.
 */
import type { Stream } from "@sgd-basins/random";
import { Checker } from "../check.ts";
import { checkFrame } from "../householder/haarScratch.ts";
import { haarKernelsIn } from "../wasm/haarKernelsIn.ts";
import { type Space, spaceOf } from "../wasm/space.ts";
import { denseStore, denseStoreDoubles } from "./denseStore.ts";
import { frameStore, frameStoreDoubles } from "./frameStore.ts";
import type { HaarStore } from "./haarStore.ts";

const checks = {
  matrices: new Checker("HaarMatrices"),
  draw: new Checker("HaarMatrices.draw"),
  setFactor: new Checker("HaarMatrices.setFactor"),
  addCongruence: new Checker("HaarMatrices.addCongruence"),
  doubles: new Checker("haarMatricesDoubles"),
};

/**
 * Operations a matrix: 4(d³ − (d − r)³)/3 + 2d³ for dense Q_i, 5d²r + 4dr² − r³/3 through the r×r matrix U'TT'U; they are
 * equal near r = 0.6 d. Memory a matrix: d(d + 4)/2 against rd numbers.
 */
const CROSSOVER = 0.6;

export class HaarMatrices {
  private readonly count: number;
  private readonly d: number;
  private readonly r: number;
  private readonly space: Space;
  private readonly store: HaarStore;
  private readonly factor: Float64Array;
  private triangular = false;

  /** Room for `count` matrices d×d of rank r in `space`, see {@link haarMatricesDoubles}. Throws LinearAlgebraError unless 0 ≤ r ≤ d. */
  constructor(count: number, d: number, r: number, space: Space) {
    checks.matrices.dimension("count", count);
    checkFrame(checks.matrices, d, r);
    this.count = count;
    this.d = d;
    this.r = r;
    this.space = space;
    this.factor = space.allocate(haarKernelsIn(space).packedFactorDoubles(d));
    this.store = isDense(d, r) ? denseStore(count, d, r, space) : frameStore(count, d, r, space);
  }

  /**
   * Draws Q_i: U from `stream` as `fillHaarFrame` does, Λ = diag(eigenvalues) (r numbers ≥ 0). Adds weight Q_i to the lower
   * triangle of `sum` (d×d in the space).
   */
  draw(i: number, stream: Stream, eigenvalues: Float64Array, weight: number, sum: Float64Array): void {
    this.checkIndex(checks.draw, i);
    checks.draw.shape("eigenvalues", eigenvalues, this.r, 1);
    this.checkOut(checks.draw, "sum", sum);
    checks.draw.finite("eigenvalues", eigenvalues, 1);
    for (let k = 0; k < eigenvalues.length; k++) {
      if (eigenvalues[k] >= 0) continue;
      throw checks.draw.refusal("eigenvalues", `must be ≥ 0, entry ${k} is ${eigenvalues[k]}`);
    }
    this.store.draw(i, stream, eigenvalues, weight, sum);
  }

  /** T (d×d) of the congruences to come; `shape` "lower" promises zeros above its diagonal. */
  setFactor(t: Float64Array, shape: "lower" | "full"): void {
    checks.setFactor.shape("t", t, this.d, this.d);
    checks.setFactor.finite("t", t, this.d);
    const { space } = this;
    space.begin();
    haarKernelsIn(space).packFactor(this.d, space.in(t), this.factor.byteOffset);
    space.end();
    this.triangular = shape === "lower";
  }

  /**
   * out += weight Q_i TT' Q_i on the lower triangle of out (d×d in the space). Throws NotPositiveDefiniteError if Q_i is kept
   * as a frame and U'TT'U is not positive definite.
   */
  addCongruence(i: number, weight: number, out: Float64Array): void {
    this.checkIndex(checks.addCongruence, i);
    this.checkOut(checks.addCongruence, "out", out);
    this.store.addCongruence(i, weight, this.factor.byteOffset, this.triangular, out.byteOffset);
  }

  private checkIndex(check: Checker, i: number): void {
    check.dimension("i", i);
    if (i >= this.count) throw check.refusal("i", `must be below ${this.count}, got ${i}`);
  }

  private checkOut(check: Checker, argument: string, out: Float64Array): void {
    check.shape(argument, out, this.d, this.d);
    if (spaceOf(out) !== this.space) throw check.refusal(argument, "must live in the matrices' space");
  }
}

/** How many numbers of a space {@link HaarMatrices} takes, its scratch included. */
export function haarMatricesDoubles(count: number, d: number, r: number): number {
  checks.doubles.dimension("count", count);
  checkFrame(checks.doubles, d, r);
  return isDense(d, r) ? denseStoreDoubles(count, d, r) : frameStoreDoubles(count, d, r);
}

function isDense(d: number, r: number): boolean {
  return r > CROSSOVER * d;
}
