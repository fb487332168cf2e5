/** How claims read measures of the objectives' surfaces. */
import type { Evidence } from "./claim.ts";

/** A measure with its label. */
export function measureOf(evidence: Evidence, id: string): { label: string; value: number } {
  const found = evidence("surfaces").measures.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`surfaces: no measure ${id}`);
  return { label: found.label, value: found.value };
}
