import { quadraticCircleModel, quadraticCircleModels } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { criticalBatchSize, type LocalGeometry, localGeometry } from "@sgd-basins/theory";
import type { BoundsPart, BoundsTask } from "../bounds/boundsTask.ts";
import { type MinimizerBounds, minimizerBounds } from "../bounds/minimizerBounds.ts";
import { hessiansAbout } from "../geometry.ts";
import type { TaskKind } from "../study.ts";

/** Bounds at both minimizers of Models 1–4, for Tables 1 and 2. */
export const quadraticCircleBounds: TaskKind<BoundsTask, BoundsPart> = {
  name: "quadratic-circle-bounds",
  uses: ["linalg", "theory"],
  run: ({ seed, firstDraw, draws }) => Array.from({ length: draws }, (_, i) => boundsOfDraw(seed, firstDraw + i)),
  work: ({ draws }) => 3.3 * draws,
};

function boundsOfDraw(seed: number, draw: number): MinimizerBounds[] {
  return quadraticCircleModels.flatMap((model) => {
    const problem = quadraticCircleModel(seed, draw, model);
    return problem.minimizers.map((minimizer) => {
      const geometry = localGeometry(hessiansAbout(problem, minimizer));
      return minimizerBounds(model, minimizer.name, geometry, {
        divergence: batchSizes(divergenceTransition(geometry)),
        convergence: batchSizes(convergenceTransition(geometry)),
      });
    });
  });
}

/** k = 1, 0.99 k_max, 2 k_max, ∞; the middle two only where k_max ≥ 1. */
export function batchSizes(transition: number): Record<string, BatchSize | null> {
  return {
    "1": 1,
    "0.99kmax": transition >= 1 ? Math.max(1, Math.round(0.99 * transition)) : null,
    "2kmax": transition >= 1 ? 2 * transition : null,
    inf: "inf",
  };
}

/** k_max of Table 1: the largest integer smaller than s/(λ_{r−1}λᵣ) − γ; of −γ where r = 1. */
export function divergenceTransition({
  eigenvalues,
  rank,
  s,
  gamma,
}: Pick<LocalGeometry, "eigenvalues" | "rank" | "s" | "gamma">): number {
  return Math.ceil((rank > 1 ? s / eigenvalues[rank - 2] / eigenvalues[rank - 1] : 0) - gamma) - 1;
}

/** k_max of Table 2: the integer closest to t/(λ₁λᵣ) − γ. */
function convergenceTransition(geometry: LocalGeometry): number {
  return Math.round(criticalBatchSize(geometry));
}
