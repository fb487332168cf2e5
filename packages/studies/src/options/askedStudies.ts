/**
 * What is said of their options by the studies that have some. A command is held against it, and an artefact's own command made
 * of it, without all that computes the studies.
 */

import { momentAsked } from "../appendices/momentParameters.ts";
import { networksAsked } from "../networks/networksPlan.ts";
import type { Study } from "../study.ts";

type AskedStudy = Pick<Study, "id" | "options" | "parameters" | "departure">;

/** In the report's order. */
export const askedStudies: readonly AskedStudy[] = [
  { id: "figure-09", ...momentAsked },
  { id: "appendix-a", ...momentAsked },
  { id: "networks", ...networksAsked },
];
