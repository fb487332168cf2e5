import type { APIRoute } from "astro";
import { answerChart } from "../../charts/answer.ts";
import type { Chart } from "../../charts/chart.ts";
import { figureSections } from "../../charts/figureSections.ts";
import { answerFigures } from "../../reports/checkArtefact.ts";
import { dataOf, report } from "../../reports/report.ts";

export async function getStaticPaths() {
  const entries = [...(await report()).values()];
  const charts = entries.flatMap(({ artefact }) => figureSections(artefact).flatMap((section) => section.rows.flat()));
  const answer = answerFigures.map((id) =>
    dataOf(entries.find(({ artefact }) => artefact.id === id)!.artefact, "trajectories"),
  );
  return [...charts, answerChart(answer)].map((chart) => ({ params: { chart: chart.name }, props: { chart } }));
}

export const GET: APIRoute<{ chart: Chart }> = ({ props }) =>
  new Response(props.chart.draw(), { headers: { "content-type": "image/svg+xml" } });
