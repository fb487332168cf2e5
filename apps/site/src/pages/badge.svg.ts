import type { APIRoute } from "astro";
import { drawBadge } from "../charts/drawBadge.ts";
import { scoreIn, scoreLine } from "../crate/readCrate.ts";
import { siteCrate } from "../crate/siteCrate.ts";

export const GET: APIRoute = async () =>
  new Response(drawBadge("Patel 2017", scoreLine(scoreIn(await siteCrate()))), {
    headers: { "content-type": "image/svg+xml" },
  });
