/** The report's results as pages: their order, paths and names. */
import { type ArtefactId, artefactIds, beyondIds } from "@sgd-basins/report";

export type ResultFamily = "table" | "figure" | "appendix" | "claims" | "beyond";

export interface Result {
  readonly id: ArtefactId;
  readonly family: ResultFamily;
  /** As the paper names it: "Table 1", "Figure 5", "Appendix A". */
  readonly name: string;
  /** Page path below the site's base, with a slash at its end or an anchor. */
  readonly path: string;
}

const beyondNames: Readonly<Record<(typeof beyondIds)[number], string>> = {
  tightness: "Tightness",
  "escape-tail": "Escape tail",
  "disc-radius": "Disc radius",
  schedule: "Schedules",
  "flat-sharp": "Flat and sharp",
  theorems: "Theorems",
  surfaces: "Surfaces",
  "sampling-weights": "Sampling weights",
};

/** Every result in the report's order. */
export const results: readonly Result[] = artefactIds.map(describe);

/** Results with a page of their own, which follow one another. */
const pages = results.filter(({ family }) => family !== "claims" && family !== "beyond");

/** The result with a given id. */
export function resultOf(id: ArtefactId): Result {
  return describe(id);
}

/** The results before and after one, among those with a page of their own. */
export function neighbours(id: ArtefactId): {
  readonly previous: Result | undefined;
  readonly next: Result | undefined;
} {
  const i = pages.findIndex((page) => page.id === id);
  return { previous: pages[i - 1], next: pages[i + 1] };
}

/** The results of one family. */
export function resultsOf(family: ResultFamily): readonly Result[] {
  return results.filter((result) => result.family === family);
}

function describe(id: ArtefactId): Result {
  if (id === "appendix-a") return { id, family: "appendix", name: "Appendix A", path: "appendix-a/" };
  if (id === "claims") return { id, family: "claims", name: "Claims", path: "claims/" };
  if (isBeyond(id)) return { id, family: "beyond", name: beyondNames[id], path: `beyond/#${id}` };
  const [kind, number] = id.split("-") as ["table" | "figure", string];
  const name = `${kind === "table" ? "Table" : "Figure"} ${Number(number)}`;
  return { id, family: kind, name, path: `${kind}s/${id}/` };
}

function isBeyond(id: ArtefactId): id is (typeof beyondIds)[number] {
  return (beyondIds as readonly ArtefactId[]).includes(id);
}
