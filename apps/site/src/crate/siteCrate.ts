import { type ArtefactId, digest } from "@sgd-basins/report";
import { answerChart } from "../charts/answer.ts";
import { type Chart, filesOf } from "../charts/chart.ts";
import { describeCsv } from "../csv/csv.ts";
import { csvFiles, figureSections } from "../kinds/kinds.ts";
import { answerFigures } from "../reports/checkArtefact.ts";
import { dataAt, report } from "../reports/report.ts";
import { type Citation, readCitation } from "./citation.ts";
import type { Crate } from "./crate.ts";
import { describeReport, licenseUrl, type SiteFile } from "./describeReport.ts";

/** A file of the site, and its text. */
export interface DrawnFile extends SiteFile {
  readonly text: string;
}

let drawing: Promise<readonly DrawnFile[]> | undefined;
let describing: Promise<Crate> | undefined;
let citing: Citation | undefined;

/** The charts, and the artefacts' lists as CSV, each made once a build. */
export function siteFiles(): Promise<readonly DrawnFile[]> {
  drawing ??= Promise.all([drawCharts(), writeLists()]).then((files) => files.flat());
  return drawing;
}

/** The description that every page of one build shares. */
export function siteCrate(): Promise<Crate> {
  describing ??= Promise.all([report(), siteFiles()]).then(([entries, files]) =>
    describeReport(entries, files, citation()),
  );
  return describing;
}

/** How to cite, from `CITATION.cff`. */
export function citation(): Citation {
  citing ??= readCitation();
  return citing;
}

/** The CSV files, and the description of the columns of each. */
async function writeLists(): Promise<DrawnFile[]> {
  const license = licenseUrl(citation());
  const lists = [...(await report()).values()].flatMap(({ artefact }) =>
    csvFiles(artefact).flatMap((file) => {
      const own = { results: [artefact.id] };
      const path = `data/${file.name}.csv`;
      return [
        { ...own, path, name: file.title, encodingFormat: "text/csv", text: file.text() },
        {
          ...own,
          path: `${path}-metadata.json`,
          name: `Columns of ${file.name}.csv`,
          encodingFormat: "application/csvm+json",
          text: describeCsv(file, `${artefact.id}.json`, license),
        },
      ];
    }),
  );
  return Promise.all(
    lists.map(async (list) => ({ ...list, bytes: Buffer.byteLength(list.text), sha256: await digest(list.text) })),
  );
}

/** The charts of every result, and the home page's. */
async function drawCharts(): Promise<DrawnFile[]> {
  const answer = answerChart(await Promise.all(answerFigures.map(dataAt)));
  const charts: { readonly chart: Chart; readonly results: readonly ArtefactId[] }[] = [
    ...[...(await report()).values()].flatMap(({ artefact }) =>
      figureSections(artefact)
        .flatMap(({ rows }) => rows.flat())
        .map((chart) => ({ chart, results: [artefact.id] })),
    ),
    { chart: answer, results: answerFigures },
  ];
  const drawn = charts.flatMap(({ chart, results }) => filesOf(chart).map((one) => ({ chart: one, results })));
  return Promise.all(
    drawn.map(async ({ chart, results }) => {
      const text = chart.draw();
      return {
        path: `charts/${chart.name}.svg`,
        name: chart.alt,
        encodingFormat: "image/svg+xml",
        bytes: Buffer.byteLength(text),
        sha256: await digest(text),
        results,
        text,
      };
    }),
  );
}
