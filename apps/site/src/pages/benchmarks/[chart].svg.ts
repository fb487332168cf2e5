import type { APIRoute } from "astro";
import { drawPower } from "../../benchmarks/drawPower.ts";
import { drawTrend, trendName } from "../../benchmarks/drawTrend.ts";
import { benchmarks } from "../../benchmarks/readBenchmarks.ts";

interface Chart {
  readonly draw: () => string;
}

export async function getStaticPaths() {
  const { history, power } = await benchmarks();
  const paths: { params: { chart: string }; props: Chart }[] = history.trends
    .filter(({ points }) => points.length > 1)
    .map((trend) => ({ params: { chart: trendName(trend) }, props: { draw: () => drawTrend(trend) } }));
  if (power !== null) paths.push({ params: { chart: "power" }, props: { draw: () => drawPower(power) } });
  return paths;
}

export const GET: APIRoute<Chart> = ({ props }) =>
  new Response(props.draw(), { headers: { "content-type": "image/svg+xml" } });
