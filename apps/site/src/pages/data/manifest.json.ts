import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { reportsFolder } from "../../reports/reportsFolder.ts";

/** The manifest, byte for byte: it says which report this site shows. */
export const GET: APIRoute = async () =>
  new Response(await readFile(join(reportsFolder(), "manifest.json"), "utf8"), {
    headers: { "content-type": "application/json" },
  });
