import type { ArtefactData, ArtefactId, ArtefactKind as Kind } from "@sgd-basins/report";
import type { FigureSection } from "../charts/chart.ts";
import type { CsvFile } from "../csv/csv.ts";
import type { PrintedTable } from "../tables/printedTable.ts";

type DataByKind = { [Data in ArtefactData as Data["kind"]]: Data };

/** The data of an artefact of one kind. */
export type DataOfKind<K extends Kind> = { [One in K]: DataByKind[One] & { kind: One } }[K];

/** What the site makes of the artefacts of one kind. */
export interface ResultKind<K extends Kind> {
  /** CSV files; the first has the artefact's id for a name and what its table or figure shows. */
  readonly lists: (id: ArtefactId, data: DataOfKind<K>) => CsvFile[];
  /** What the data show, in a sentence of counts and values, for a title. */
  readonly finding?: (data: DataOfKind<K>) => string;
  /** Tables of an artefact beyond the paper; the paper's own have pages that lay them out. */
  readonly tables?: (data: DataOfKind<K>) => PrintedTable[];
  /** Charts, but for what is read as text or tables; the artefact's seed is for links to where its runs can be tried. */
  readonly charts?: (id: ArtefactId, data: DataOfKind<K>, seed: number) => FigureSection[];
}
