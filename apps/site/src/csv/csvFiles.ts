import type { Artefact } from "@sgd-basins/report";
import { resultOf } from "../results/results.ts";
import { beyondFiles } from "./beyondColumns.ts";
import { claimFiles } from "./claimColumns.ts";
import type { CsvFile } from "./csv.ts";
import { momentFiles } from "./momentColumns.ts";
import { boxPlotFiles, contourFiles } from "./pictureColumns.ts";
import { tableFiles } from "./tableColumns.ts";
import { trajectoryFiles } from "./trajectoryColumns.ts";

/** The CSV files of an artefact; the first has its id for a name and what its table or figure shows. */
export function csvFiles({ id, data }: Artefact): CsvFile[] {
  const { name } = resultOf(id);
  switch (data.kind) {
    case "table":
      return tableFiles(id, name, data);
    case "trajectories":
      return trajectoryFiles(id, name, data);
    case "contours":
      return contourFiles(id, name, data);
    case "box-plots":
      return boxPlotFiles(id, name, data);
    case "moment-study":
      return momentFiles(id, data);
    case "claims":
      return claimFiles(id, data);
    default:
      return beyondFiles(id, data);
  }
}
