import type { Trend } from "@sgd-basins/bench/documents";
import type { APIRoute } from "astro";
import { drawTrend, trendName } from "../../benchmarks/drawTrend.ts";
import { benchmarks } from "../../benchmarks/readBenchmarks.ts";

export async function getStaticPaths() {
  const { history } = await benchmarks();
  return history.trends
    .filter(({ points }) => points.length > 1)
    .map((trend) => ({ params: { trend: trendName(trend) }, props: { trend } }));
}

export const GET: APIRoute<{ trend: Trend }> = ({ props }) =>
  new Response(drawTrend(props.trend), { headers: { "content-type": "image/svg+xml" } });
