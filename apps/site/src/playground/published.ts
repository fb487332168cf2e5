/** What the paper's tables print for a model, and where it lies among seeds; made when the site is built. */
import { type Artefact, type CatalogueRow, catalogue, type ThresholdKey } from "@sgd-basins/report";

/** A published bound and the middle 90 % of its values over the report's unselected seeds. */
interface Published {
  readonly published: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** By "model/minimizer/k". */
export type PublishedBounds = Readonly<Record<string, Readonly<Partial<Record<ThresholdKey, Published>>>>>;

/** Collects the published bounds of Tables 1, 2, 4 and 5 whose batch size is a number or infinite. */
export function publishedBounds(artefacts: Iterable<Artefact>): PublishedBounds {
  const bounds: Record<string, Partial<Record<ThresholdKey, Published>>> = {};
  for (const { id, data } of artefacts) {
    const { bound, models }: CatalogueRow = catalogue[id];
    if (bound === undefined || models === undefined || data.kind !== "table") continue;
    for (const { row, column, published, range } of data.cells) {
      const [model, minimizer, k] =
        models === "quadratic-circle" ? [row, ...column.split("/")] : [...column.split("/"), row];
      if (published === null || k?.includes("kmax")) continue;
      const place = `${model!.replace("model", models)}/${minimizer}/${k}`;
      bounds[place] = {
        ...bounds[place],
        [bound]: { published, low: range?.low ?? null, high: range?.high ?? null },
      };
    }
  }
  return bounds;
}
