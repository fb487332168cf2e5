import type { Space } from "@sgd-basins/linalg";
import type { Components } from "./components.ts";
import { denseComponents } from "./denseComponents.ts";
import { lowRankComponents } from "./lowRankComponents.ts";

/**
 * Operations a matrix: 4(d³ − (d − r)³)/3 + 2d³ for dense Q_i, 5d²r + 4dr² − r³/3 through the r×r matrix U'Q̄U; they are
 * equal near r = 0.6 d. Memory a matrix: d(d + 1)/2 against r(d + 1) numbers, at d = 200 at most 0.19 MB.
 */
const CROSSOVER = 0.6;

/** Components of rank r in ℝ^d, working in `space`. */
export function chooseComponents(count: number, d: number, rank: number, space: Space): Components {
  return rank > CROSSOVER * d ? denseComponents(count, d, rank, space) : lowRankComponents(count, d, rank, space);
}
