import { digest } from "@sgd-basins/report";
import { reportCharts } from "../charts/reportCharts.ts";
import { report } from "../reports/report.ts";
import { type Citation, readCitation } from "./citation.ts";
import type { Crate } from "./crate.ts";
import { describeReport, type SiteFile } from "./describeReport.ts";

/** A file of the site, and its text. */
export interface DrawnFile extends SiteFile {
  readonly text: string;
}

let drawing: Promise<readonly DrawnFile[]> | undefined;
let describing: Promise<Crate> | undefined;
let citing: Citation | undefined;

/** The charts as files, each drawn once a build. */
export function siteFiles(): Promise<readonly DrawnFile[]> {
  drawing ??= drawCharts();
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

async function drawCharts(): Promise<DrawnFile[]> {
  return Promise.all(
    reportCharts(await report()).map(async ({ chart, results }) => {
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
