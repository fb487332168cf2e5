import type { APIRoute } from "astro";
import { drawPeers } from "../../benchmarks/drawPeers.ts";
import { drawPower } from "../../benchmarks/drawPower.ts";
import { drawThroughput, sizedPoints } from "../../benchmarks/drawThroughput.ts";
import { benchmarks } from "../../benchmarks/readBenchmarks.ts";

interface Chart {
  readonly draw: () => string;
}

export async function getStaticPaths() {
  const { machines, power } = await benchmarks();
  const paths: { params: { chart: string }; props: Chart }[] = [];
  const add = (chart: string, draw: () => string): void => void paths.push({ params: { chart }, props: { draw } });
  for (const { name, latest, documents } of machines) {
    const { peers } = documents;
    const points = latest === null ? [] : sizedPoints(latest);
    for (const layout of ["wide", "narrow"] as const) {
      if (peers !== null) add(`${name}-peers-${layout}`, () => drawPeers(peers, layout));
      if (points.length > 0) add(`${name}-throughput-${layout}`, () => drawThroughput(points, layout));
    }
  }
  for (const layout of ["wide", "narrow"] as const) {
    if (power !== null) add(`simulated-power-${layout}`, () => drawPower(power, layout));
  }
  return paths;
}

export const GET: APIRoute<Chart> = ({ props }) =>
  new Response(props.draw(), { headers: { "content-type": "image/svg+xml" } });
