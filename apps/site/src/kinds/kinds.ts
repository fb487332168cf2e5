/**
 * Every kind of artefact, and what the site makes of it. A kind that is nothing but lists is a line below; one with tables or
 * charts has a file here as well.
 */
import type { ArtefactId, ArtefactKind as Kind } from "@sgd-basins/report";
import type { FigureSection } from "../charts/chart.ts";
import type { CsvFile } from "../csv/csv.ts";
import type { PrintedTable } from "../tables/printedTable.ts";
import { boxPlots } from "./boxPlots.ts";
import { claims } from "./claims.ts";
import { contours } from "./contours.ts";
import { cost } from "./cost.ts";
import { crossEntropy } from "./crossEntropy.ts";
import { discRadius } from "./discRadius.ts";
import { escapeTail } from "./escapeTail.ts";
import { flatSharp } from "./flatSharp.ts";
import { momentStudy } from "./momentStudy.ts";
import { networks } from "./networks.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";
import { samplingWeights } from "./samplingWeights.ts";
import { schedule } from "./schedule.ts";
import { surfaces } from "./surfaces.ts";
import { table } from "./table.ts";
import { theorems } from "./theorems.ts";
import { tightness } from "./tightness.ts";
import { trajectories } from "./trajectories.ts";
import { typicalRuns } from "./typicalRuns.ts";

const kinds: { readonly [K in Kind]: ResultKind<K> } = {
  table,
  trajectories,
  contours,
  "moment-study": momentStudy,
  "box-plots": boxPlots,
  claims,
  tightness,
  "escape-tail": escapeTail,
  "disc-radius": discRadius,
  schedule,
  "flat-sharp": flatSharp,
  theorems,
  surfaces,
  "sampling-weights": samplingWeights,
  cost,
  "typical-runs": typicalRuns,
  networks,
  "cross-entropy": crossEntropy,
};

interface Shown<K extends Kind> {
  readonly id: ArtefactId;
  readonly data: DataOfKind<K>;
}

/** The CSV files of an artefact; the first has its id for a name and what its table or figure shows. */
export function csvFiles<K extends Kind>({ id, data }: Shown<K>): CsvFile[] {
  return kinds[data.kind].lists(id, data);
}

/** What an artefact shows, in a sentence that is computed from it; null where its kind has none. */
export function findingOf<K extends Kind>({ data }: Pick<Shown<K>, "data">): string | null {
  return kinds[data.kind].finding?.(data) ?? null;
}

/** The tables of an artefact beyond the paper; none for the paper's own. */
export function printedTables<K extends Kind>({ data }: Shown<K>): PrintedTable[] {
  return kinds[data.kind].tables?.(data) ?? [];
}

/** The charts of an artefact, under their headings; none for those that are read as text or tables. */
export function figureSections<K extends Kind>({
  id,
  data,
  seed,
}: Shown<K> & { readonly seed: number }): FigureSection[] {
  return kinds[data.kind].charts?.(id, data, seed) ?? [];
}
