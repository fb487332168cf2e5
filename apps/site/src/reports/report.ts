import type { Artefact, ArtefactId } from "@sgd-basins/report";
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

/** The data of an artefact whose kind `checkArtefact` has settled. */
export function dataOf<Kind extends Artefact["data"]["kind"]>(
  artefact: Artefact,
  kind: Kind,
): Extract<Artefact["data"], { kind: Kind }> {
  if (artefact.data.kind !== kind) throw new TypeError(`${artefact.id} holds ${artefact.data.kind}, not ${kind}`);
  return artefact.data as Extract<Artefact["data"], { kind: Kind }>;
}
