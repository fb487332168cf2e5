/** What the compiled kernels export. Addresses are in bytes, scratch in doubles; see `kernels/` for what each does. */
export interface Kernels {
  cholesky(n: number, a: number, out: number, scratch: number): number;
  choleskyScratch(n: number): number;
  haarCongruence(
    d: number,
    r: number,
    reflectors: number,
    half: number,
    eigenvalues: number,
    out: number,
    scratch: number,
  ): void;
  haarCongruenceScratch(d: number): number;
  haarFrame(d: number, r: number, reflectors: number, half: number, signs: number, out: number, scratch: number): void;
  haarFrameScratch(d: number, r: number): number;
  multiply(m: number, k: number, n: number, a: number, b: number, out: number, scratch: number): void;
  multiplyScratch(m: number, k: number, n: number): number;
  multiplyLowerTransposed(n: number, m: number, l: number, b: number, out: number, scratch: number): void;
  multiplyLowerTransposedScratch(n: number, m: number): number;
  multiplyVector(m: number, n: number, a: number, x: number, out: number): void;
  symmetricRankUpdate(n: number, k: number, scale: number, a: number, out: number, scratch: number): void;
  symmetricRankUpdateScratch(n: number, k: number): number;
  symmetricRank2kLower(n: number, k: number, v: number, w: number, out: number, scratch: number): void;
  symmetricRank2kScratch(n: number, k: number): number;
  eigenSymmetric(n: number, a: number, values: number, vectors: number, scratch: number): number;
  eigenSymmetricScratch(n: number): number;
  eigenvaluesSymmetric(n: number, a: number, values: number, scratch: number): number;
  eigenvaluesSymmetricScratch(n: number): number;
}
