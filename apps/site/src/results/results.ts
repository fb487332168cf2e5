/** The report's results as pages: their order, paths and names. */
import { type ArtefactId, artefactIds } from "@sgd-basins/report";

export type ResultFamily = "table" | "figure" | "appendix";

export interface Result {
  readonly id: ArtefactId;
  readonly family: ResultFamily;
  /** As the paper names it: "Table 1", "Figure 5", "Appendix A". */
  readonly name: string;
  /** Page path below the site's base, with a slash at its end. */
  readonly path: string;
}

/** Every result in the report's order. */
export const results: readonly Result[] = artefactIds.map(describe);

/** The result with a given id. */
export function resultOf(id: ArtefactId): Result {
  return describe(id);
}

/** The results before and after one. */
export function neighbours(id: ArtefactId): {
  readonly previous: Result | undefined;
  readonly next: Result | undefined;
} {
  const i = artefactIds.indexOf(id);
  return { previous: results[i - 1], next: results[i + 1] };
}

/** The results of one family. */
export function resultsOf(family: ResultFamily): readonly Result[] {
  return results.filter((result) => result.family === family);
}

function describe(id: ArtefactId): Result {
  if (id === "appendix-a") return { id, family: "appendix", name: "Appendix A", path: "appendix-a/" };
  const [kind, number] = id.split("-") as ["table" | "figure", string];
  const name = `${kind === "table" ? "Table" : "Figure"} ${Number(number)}`;
  return { id, family: kind, name, path: `${kind}s/${id}/` };
}
