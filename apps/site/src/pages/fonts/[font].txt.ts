/** The licences of the fonts, which go where the fonts go. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { APIRoute } from "astro";

const resolve = createRequire(import.meta.url).resolve;

const licences: Readonly<Record<string, string>> = {
  "stix-two-text": "@fontsource-variable/stix-two-text/LICENSE",
  "source-sans-3": "@fontsource-variable/source-sans-3/LICENSE",
};

export function getStaticPaths() {
  return Object.keys(licences).map((font) => ({ params: { font } }));
}

export const GET: APIRoute = ({ params }) =>
  new Response(readFileSync(resolve(licences[params.font!]!)), { headers: { "content-type": "text/plain" } });
