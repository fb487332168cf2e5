/** What the headline says of the batch sizes that the reader named and that it does not recommend. */
import type { Advised } from "./messages.ts";

/** Of more the table tells. */
const MOST_SAID = 4;

/** " (0.1 with k = 1, no rate with k = 8)"; nothing where nobody named one. */
export function describeOthers({
  chosen,
  batches,
  recommended,
}: Pick<Advised, "chosen" | "batches" | "recommended">): string {
  if (!chosen || typeof recommended === "string") return "";
  const others = batches.filter(({ batchSize }) => batchSize !== recommended.batchSize);
  if (others.length === 0) return "";
  const said = others.slice(0, MOST_SAID).map(({ batchSize, cells }) => {
    const rate = cells === null ? "no rate" : cells[0];
    return `${rate} with ${batchSize === "inf" ? "all of the data" : `k = ${batchSize}`}`;
  });
  const more = others.length - said.length;
  return ` (${[...said, ...(more > 0 ? [`${more} more in the table`] : [])].join(", ")})`;
}
