/** What the pictures show, in words. */
import { formatBatchSize, formatShort } from "../text/numbers.ts";
import { type Experiment, runCount } from "./experiment.ts";
import type { Rates } from "./models.ts";
import type { State } from "./state.ts";

/** "0.004 = 0.284 l = 1.05 × the exact limit = 1.06 u". */
export function describeRate(learningRate: number, { u, limit, l }: Rates): string {
  const parts = [formatShort(learningRate, 4)];
  if (l !== null) parts.push(`${formatShort(learningRate / l)} l`);
  if (limit !== null) parts.push(`${formatShort(learningRate / limit)} × the exact limit`);
  if (u !== null) parts.push(`${formatShort(learningRate / u)} u`);
  return parts.join(" = ");
}

/** What the hundred runs did, as a sentence. */
export function describeRuns(state: State, { counts, learningRate, dimension }: Experiment): string {
  const { nearer, further, left, inOtherBasin, inCorner } = counts;
  const method = state.batchSize === "inf" ? "gradient descent" : `SGD-${formatBatchSize(state.batchSize)}`;
  const others =
    inOtherBasin > 0 || inCorner > 0 ? ` (${inOtherBasin} in the other basin, ${inCorner} in a corner)` : "";
  return (
    `${runCount} runs of ${method} in ${dimension} dimensions at α = ${formatShort(learningRate, 4)}: ` +
    `${nearer} end no further from the ${state.minimizer} minimizer than they began, ` +
    `${further} further away but in its basin, ${left} left the basin${left > 0 ? others : ""}.`
  );
}
