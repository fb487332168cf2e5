import type { APIRoute } from "astro";
import { siteFiles } from "../../crate/siteCrate.ts";

export async function getStaticPaths() {
  const files = (await siteFiles()).filter(({ path }) => path.endsWith(".csv"));
  return files.map(({ path, text }) => ({
    params: { file: path.slice("data/".length, -".csv".length) },
    props: { text },
  }));
}

/** The lists of an artefact as CSV, made from it so that they stand once. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "content-type": "text/csv; charset=utf-8; header=present" } });
