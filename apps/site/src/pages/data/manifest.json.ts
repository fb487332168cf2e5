import { join } from "node:path";
import { manifestName } from "@sgd-basins/report";
import { readRegularFile } from "@sgd-basins/report/node";
import type { APIRoute } from "astro";
import { reportsFolder } from "../../reports/reportsFolder.ts";

/** The manifest, byte for byte: it says which report this site shows. */
export const GET: APIRoute = async () =>
  new Response(await readRegularFile(join(reportsFolder(), manifestName)), {
    headers: { "content-type": "application/json" },
  });
