/** The report's results as pages: their order, paths and names. */
import { type ArtefactFamily, type ArtefactId, artefactIds, type CatalogueRow, catalogue } from "@sgd-basins/report";

export interface Result extends Pick<CatalogueRow, "family" | "name" | "caption"> {
  readonly id: ArtefactId;
  /** Page path below the site's base, with a slash at its end or an anchor. */
  readonly path: string;
}

/** Studies beyond the paper that have a page of their own. */
const ownPages: Partial<Record<ArtefactId, string>> = { networks: "on-a-network/" };

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
export function resultsOf(family: ArtefactFamily): readonly Result[] {
  return results.filter((result) => result.family === family);
}

function describe(id: ArtefactId): Result {
  const { family, name, caption } = catalogue[id];
  return { id, family, name, caption, path: pathOf(id, family) };
}

function pathOf(id: ArtefactId, family: ArtefactFamily): string {
  const own = ownPages[id];
  if (own !== undefined) return own;
  if (family === "beyond") return `beyond/#${id}`;
  return family === "table" || family === "figure" ? `${family}s/${id}/` : `${id}/`;
}
