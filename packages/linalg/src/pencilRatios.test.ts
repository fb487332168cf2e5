/** The routines on top of the eigenvalues, held to ratios of LAPACK's kind at sizes on both sides of blocks. */
import { describe, expect, test } from "vitest";
import { pencilEigenvalues } from "./pencil.ts";
import { pseudoInverse } from "./pseudoInverse.ts";
import { difference, largestDifference, matrixWithSpectrum, oneNorm, productByDefinition } from "./testing/matrices.ts";

const RATIO = 10;
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 63, 64, 65];
const REPLICATES = 5;

/** [name, eigenvalues of B, descending and not negative] */
const spectra: [string, (k: number, n: number) => number][] = [
  ["of full rank", (k, n) => n - k],
  ["of half the rank", (k, n) => (2 * k < n ? n - k : 0)],
  ["of rank one", (k) => (k === 0 ? 4 : 0)],
  ["with repeated eigenvalues", (k, n) => (2 * k < n ? 3 : 1)],
  ["of norm 1e150", (k, n) => (n - k) * 1e150],
  ["of norm 1e-150", (k, n) => (n - k) * 1e-150],
];

describe.each(spectra)("B %s", (_, eigenvalue) => {
  test.each(sizes)("the pencil of A = B^½ D B^½ has D's eigenvalues, within n ε ‖A‖ / λ_rank, n = %i", (n) => {
    for (let replicate = 0; replicate < REPLICATES; replicate++) {
      const ofB = Array.from({ length: n }, (__, k) => eigenvalue(k, n));
      const rank = ofB.filter((x) => x > 0).length;
      const ofD = ofB.map((__, k) => (k < rank ? ((5 * k) % 7) - 3 : 0));
      // The same basis for both, so that D is diagonal in it.
      const name = `pencil ${replicate}`;
      const a = matrixWithSpectrum(
        name,
        ofB.map((x, k) => x * ofD[k]),
      );
      const found = pencilEigenvalues(n, a, matrixWithSpectrum(name, ofB));
      const expected = Float64Array.from(ofD.slice(0, rank)).sort().reverse();
      expect(found).toHaveLength(rank);
      const scale = n * Number.EPSILON * Math.max(oneNorm(n, n, a) / ofB[rank - 1], 3);
      expect(largestDifference(found, expected) / scale, `matrix ${replicate}`).toBeLessThan(RATIO);
    }
  });

  test.each(sizes)("A⁺ is ‖A A⁺ A − A‖ / (n ε ‖A‖ κ) near the definition, n = %i", (n) => {
    for (let replicate = 0; replicate < REPLICATES; replicate++) {
      const ofA = Array.from({ length: n }, (__, k) => eigenvalue(k, n));
      const a = matrixWithSpectrum(`inverse ${replicate}`, ofA);
      const inverse = pseudoInverse(n, a);
      const times = (x: Float64Array, y: Float64Array) => productByDefinition(n, n, n, x, y);
      const condition = oneNorm(n, n, a) * oneNorm(n, n, inverse);
      const residual = oneNorm(n, n, difference(times(times(a, inverse), a), a));
      expect(residual / (n * Number.EPSILON * oneNorm(n, n, a) * condition), `matrix ${replicate}`).toBeLessThan(RATIO);
      const other = oneNorm(n, n, difference(times(times(inverse, a), inverse), inverse));
      expect(other / (n * Number.EPSILON * oneNorm(n, n, inverse) * condition)).toBeLessThan(RATIO);
    }
  });
});
