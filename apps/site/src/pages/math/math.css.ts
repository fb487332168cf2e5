import type { APIRoute } from "astro";
import { mathStylesheet } from "../../math/stylesheet.ts";

export const GET: APIRoute = () => new Response(mathStylesheet(), { headers: { "content-type": "text/css" } });
