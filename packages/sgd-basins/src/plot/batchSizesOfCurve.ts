import type { BatchSize } from "@sgd-basins/random";
import { userCriticalBatchSize } from "../solved/userBounds.ts";
import type { UserProblem } from "../solved/userProblem.ts";

/** A curve goes on for this factor beyond what it must show. */
const ROOM = 4;
const LARGEST = 1 << 20;

/**
 * The batch sizes at which a plot's curves are computed: powers of two, those asked for, and both sides of the critical one,
 * where the convergence bound has a corner; then `inf`. Without replacement N is the last one before that.
 */
export function batchSizesOfCurve(user: UserProblem, asked: readonly BatchSize[]): BatchSize[] {
  const { problem, sampling } = user;
  const without = sampling === "without-replacement";
  const largest = without ? problem.components : LARGEST;
  const finite = asked.filter((k) => k !== "inf").filter((k) => !without || k <= largest);
  const critical = Math.ceil(userCriticalBatchSize(user));
  const corner = [critical - 1, critical].filter((k) => k >= 1 && k <= largest);
  if (without) corner.push(largest);
  const most = Math.min(largest, ROOM * Math.max(16, ...finite, ...corner));
  const sizes = new Set([...finite, ...corner]);
  for (let k = 1; k <= most; k *= 2) sizes.add(k);
  return [...[...sizes].sort((a, b) => a - b), "inf"];
}
