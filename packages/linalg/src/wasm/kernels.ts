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
  keptHaarCongruence(
    d: number,
    r: number,
    reflectors: number,
    half: number,
    eigenvalues: number,
    kept: number,
    scratch: number,
  ): void;
  haarFramePanels(
    d: number,
    r: number,
    reflectors: number,
    half: number,
    signs: number,
    panels: number,
    scratch: number,
  ): void;
  haarFramePanelsScratch(d: number): number;
  framePanelsDoubles(d: number, r: number): number;
  drawnReflectors(d: number, r: number, normals: number, reflectors: number, half: number, signs: number): void;
  addKept(d: number, weight: number, kept: number, out: number): void;
  keptSymmetricDoubles(d: number): number;
  packFactor(d: number, t: number, out: number): void;
  packedFactorDoubles(d: number): number;
  addCongruence(
    d: number,
    weight: number,
    factor: number,
    triangular: boolean,
    kept: number,
    out: number,
    scratch: number,
  ): void;
  addCongruenceScratch(d: number): number;
  addFrame(
    d: number,
    r: number,
    weight: number,
    eigenvalues: number,
    frame: number,
    out: number,
    scratch: number,
  ): void;
  addFrameScratch(d: number, r: number): number;
  addFrameCongruence(
    d: number,
    r: number,
    weight: number,
    factor: number,
    triangular: boolean,
    eigenvalues: number,
    frame: number,
    out: number,
    scratch: number,
  ): number;
  addFrameCongruenceScratch(d: number, r: number): number;
  multiply(m: number, k: number, n: number, a: number, b: number, out: number, scratch: number): void;
  multiplyScratch(m: number, k: number, n: number): number;
  multiplyLowerTransposed(n: number, m: number, l: number, b: number, out: number, scratch: number): void;
  multiplyLowerTransposedScratch(n: number, m: number): number;
  multiplyVector(m: number, n: number, a: number, x: number, out: number): void;
  spectralUpdate(
    n: number,
    k: number,
    scale: number,
    values: number,
    vectors: number,
    out: number,
    scratch: number,
  ): void;
  spectralUpdateScratch(n: number, k: number): number;
  symmetricRankUpdate(n: number, k: number, scale: number, a: number, out: number, scratch: number): void;
  symmetricRankUpdateScratch(n: number, k: number): number;
  symmetricRank2kLower(n: number, k: number, v: number, w: number, out: number, scratch: number): void;
  symmetricRank2kScratch(n: number, k: number): number;
  eigenSymmetric(n: number, a: number, values: number, vectors: number, scratch: number): number;
  eigenSymmetricScratch(n: number): number;
  eigenvaluesSymmetric(n: number, a: number, values: number, scratch: number): number;
  eigenvaluesSymmetricScratch(n: number): number;
}
