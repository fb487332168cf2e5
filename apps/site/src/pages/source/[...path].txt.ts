import type { APIRoute } from "astro";
import { sourceFiles } from "../../theory/sources.ts";

export function getStaticPaths() {
  return sourceFiles().map(({ path, text }) => ({ params: { path }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "content-type": "text/plain; charset=utf-8" } });
