import type { BatchSize } from "@sgd-basins/random";
import { type Bound, MOST_RESHUFFLED, reshufflingLimit } from "@sgd-basins/theory";
import { withinRange } from "./readProblem.ts";
import { inFileUnits } from "./userBounds.ts";
import type { UserProblem } from "./userProblem.ts";

/** The limit of reshuffling for batch sizes, in the file's units. */
export type ReshufflingLimits = ReadonlyMap<BatchSize, Bound>;

/**
 * What a data loader does that draws a fresh permutation for every epoch, as evidence beside the limit without replacement:
 * for that sampling, and so few components and curved directions that it can be computed; else empty.
 *
 * @throws InputError if a number leaves the range of doubles
 */
export function reshufflingLimits(
  file: string,
  { problem, geometry, scaled, sampling, form }: UserProblem,
  batchSizes: readonly BatchSize[],
  onStep: (share: number) => void,
): ReshufflingLimits {
  const few = Math.max(problem.components, geometry.rank) <= MOST_RESHUFFLED;
  if (sampling === "with-replacement" || !few) return new Map();
  return withinRange(file, form.subject, () => {
    const hessians = scaled.hessians();
    return new Map(
      batchSizes.map((batchSize, i) => {
        const limit = reshufflingLimit(hessians, batchSize, (share) => onStep((i + share) / batchSizes.length));
        return [batchSize, inFileUnits(limit, scaled.unit)];
      }),
    );
  });
}
