import type { APIRoute } from "astro";
import { fonts, readFont } from "../../../math/stylesheet.ts";

export function getStaticPaths() {
  return fonts.map(({ file }) => ({ params: { font: file } }));
}

export const GET: APIRoute = ({ params }) =>
  new Response(readFont(params.font!), { headers: { "content-type": "font/woff2" } });
