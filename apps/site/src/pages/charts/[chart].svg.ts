import type { APIRoute } from "astro";
import { siteFiles } from "../../crate/siteCrate.ts";

export async function getStaticPaths() {
  const charts = (await siteFiles()).filter(({ path }) => path.startsWith("charts/"));
  return charts.map(({ path, text }) => ({
    params: { chart: path.slice("charts/".length, -".svg".length) },
    props: { text },
  }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "content-type": "image/svg+xml" } });
