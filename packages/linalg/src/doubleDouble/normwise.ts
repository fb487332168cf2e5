import { type DoubleDouble, plus, times } from "./doubleDouble.ts";
import { type DoubleDoubles, dot, entryOf } from "./doubleDoubles.ts";
import type { RankRule } from "./pivotedCholesky.ts";

/**
 * Vectors are dependent if a combination of them vanishes but for a share of the lengths that go into it: ‖Σ cᵢxᵢ‖ ≤ `allowed` ·
 * Σ |cᵢ| ‖xᵢ‖, so that changing each by that share of its length makes it vanish. The vectors' own units do not matter.
 *
 * @param gram - xᵢ'xⱼ, n×n; the lower triangle counts
 */
export function normwise(n: number, gram: DoubleDoubles, allowed: number): RankRule {
  const lengths = Float64Array.from({ length: n }, (_, i) => Math.sqrt(gram.hi[i * n + i]));
  return {
    allowed,
    leavesOut: "latest",
    backwardError(combination) {
      let square: DoubleDouble = [0, 0];
      let size = 0;
      for (let i = 0; i < n; i++) {
        const factor = entryOf(combination, i);
        if (factor[0] === 0) continue;
        size += Math.abs(factor[0]) * lengths[i];
        // c'Gc from the lower triangle, with what lies off the diagonal twice.
        const own = times(factor, entryOf(gram, i * n + i));
        const others = dot(i, gram, i * n, combination, 0);
        square = plus(square, times(factor, plus(own, [2 * others[0], 2 * others[1]])));
      }
      return size === 0 ? 0 : Math.sqrt(Math.max(0, square[0])) / size;
    },
  };
}
