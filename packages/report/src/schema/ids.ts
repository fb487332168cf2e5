/** The ids of the artefacts, their order, and where their files stand. */
import { z } from "zod";

const tableIds = ["table-1", "table-2", "table-3", "table-4", "table-5"] as const;
const figureIds = [
  "figure-01",
  "figure-02",
  "figure-03",
  "figure-04",
  "figure-05",
  "figure-06",
  "figure-07",
  "figure-08",
  "figure-09",
  "figure-10",
  "figure-11",
  "figure-12",
  "figure-13",
  "figure-14",
  "figure-15",
  "figure-16",
  "figure-17",
  "figure-18",
  "figure-19",
  "figure-20",
  "figure-21",
  "figure-22",
] as const;

/** Ids that are the paper's own: its tables and figures, its appendix, and its claims. */
const paperIds = [...tableIds, ...figureIds, "appendix-a", "claims"] as const;

/** Evidence that the paper does not have. */
export const beyondIds = [
  "tightness",
  "escape-tail",
  "disc-radius",
  "schedule",
  "flat-sharp",
  "theorems",
  "surfaces",
  "sampling-weights",
] as const;

/** Every artefact id, in the report's order. */
export const artefactIds = [...paperIds, ...beyondIds] as const;

export const artefactIdSchema = z.enum(artefactIds);

export type ArtefactId = z.infer<typeof artefactIdSchema>;

/** Path of an artefact's file from the report's folder, `paper/<id>.json` or `beyond/<id>.json`. */
export function artefactFile(id: ArtefactId): string {
  return `${(beyondIds as readonly string[]).includes(id) ? "beyond" : "paper"}/${id}.json`;
}
