import type { BatchSize } from "@sgd-basins/random";
import { criticalBatchSize } from "@sgd-basins/theory";
import type { UserProblem } from "../userProblem.ts";

/** A curve goes on for this factor beyond what it must show. */
const ROOM = 4;
const LARGEST = 1 << 20;

/**
 * The batch sizes at which a plot's curves are computed: powers of two, those asked for, and both sides of the critical one,
 * where the convergence bound has a corner; then `inf`.
 */
export function batchSizesOfCurve({ scaled }: UserProblem, asked: readonly BatchSize[]): BatchSize[] {
  const finite = asked.filter((batchSize) => batchSize !== "inf");
  const critical = Math.ceil(criticalBatchSize(scaled.geometry));
  const corner = [critical - 1, critical].filter((k) => k >= 1 && k <= LARGEST);
  const most = Math.min(LARGEST, ROOM * Math.max(16, ...finite, ...corner));
  const sizes = new Set([...finite, ...corner]);
  for (let k = 1; k <= most; k *= 2) sizes.add(k);
  return [...[...sizes].sort((a, b) => a - b), "inf"];
}
