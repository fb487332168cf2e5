import type { APIRoute } from "astro";
import { siteCrate } from "../crate/siteCrate.ts";

export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(await siteCrate(), null, 1)}\n`, {
    headers: { "content-type": "application/ld+json" },
  });
