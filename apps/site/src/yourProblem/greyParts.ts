/** The parts that hold an answer: while another is computed they stand greyed, so that nothing moves, and cannot be used. */
import { find } from "./find.ts";

const parts = ["answer", "thresholds", "try", "take-away"] as const;
type Part = (typeof parts)[number];

export function greyParts(): void {
  for (const part of parts) find(part).inert = true;
}

/** Of a part that is answered. */
export function showPart(part: Part): void {
  find(part).inert = false;
  find(part).hidden = false;
}

/** Those that are not answered. */
export function hideGreyParts(): void {
  for (const part of parts) if (find(part).inert) find(part).hidden = true;
}
