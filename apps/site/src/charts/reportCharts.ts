import type { ArtefactId } from "@sgd-basins/report";
import { figureSections } from "../kinds/kinds.ts";
import { answerFigures } from "../reports/checkArtefact.ts";
import type { Report } from "../reports/readReport.ts";
import { dataOf } from "../reports/report.ts";
import { answerChart } from "./answer.ts";
import type { Chart } from "./chart.ts";

/** A chart with the results whose data it shows. */
export interface ReportChart {
  readonly chart: Chart;
  readonly results: readonly ArtefactId[];
}

/** Every chart of the site. */
export function reportCharts(report: Report): ReportChart[] {
  const charts = [...report.values()].flatMap(({ artefact }) =>
    figureSections(artefact).flatMap((section) =>
      section.rows.flat().flatMap((chart) => both(chart).map((drawn) => ({ chart: drawn, results: [artefact.id] }))),
    ),
  );
  const answers = answerFigures.map((id) => dataOf(report.get(id)!.artefact, "trajectories"));
  return [...charts, ...both(answerChart(answers)).map((chart) => ({ chart, results: answerFigures }))];
}

function both(chart: Chart): Chart[] {
  return chart.narrow === undefined ? [chart] : [chart, chart.narrow];
}
