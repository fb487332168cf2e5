import type { APIRoute } from "astro";
import { siteFiles } from "../../crate/siteCrate.ts";

const ending = ".csv-metadata.json";

export async function getStaticPaths() {
  const files = (await siteFiles()).filter(({ path }) => path.endsWith(ending));
  return files.map(({ path, text }) => ({
    params: { file: path.slice("data/".length, -ending.length) },
    props: { text },
  }));
}

/** The columns of a CSV file, where CSV on the Web looks for them. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "content-type": "application/csvm+json" } });
