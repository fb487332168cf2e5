import type { APIRoute } from "astro";
import { report } from "../../reports/report.ts";

export async function getStaticPaths() {
  return [...(await report())].map(([id, { text }]) => ({ params: { id }, props: { text } }));
}

/** The artefact, byte for byte. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "content-type": "application/json" } });
