import type { APIRoute } from "astro";
import { summaryOf } from "../crate/readCrate.ts";
import { siteCrate } from "../crate/siteCrate.ts";

export const GET: APIRoute = async () =>
  new Response(summaryOf(await siteCrate()), { headers: { "content-type": "text/markdown; charset=utf-8" } });
