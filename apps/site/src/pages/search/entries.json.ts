import type { APIRoute } from "astro";
import { searchEntries } from "../../search/entries.ts";

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await searchEntries()), { headers: { "content-type": "application/json" } });
