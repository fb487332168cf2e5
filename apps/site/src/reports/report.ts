import { type ArtefactId, artefactFile, artefactOf, type DataOf } from "@sgd-basins/report";
import { type Report, type ReportEntry, readReport } from "./readReport.ts";
import { reportsFolder } from "./reportsFolder.ts";

let reading: Promise<Report> | undefined;

/** The report that every page of one build shares. */
export function report(): Promise<Report> {
  reading ??= readReport(reportsFolder());
  return reading;
}

/** One artefact with its digest. */
export async function entryOf(id: ArtefactId): Promise<ReportEntry> {
  return (await report()).get(id)!;
}

/** The data of one artefact. */
export async function dataAt<Id extends ArtefactId>(id: Id): Promise<DataOf<Id>> {
  return artefactOf((await entryOf(id)).artefact, id, artefactFile(id)).data;
}
