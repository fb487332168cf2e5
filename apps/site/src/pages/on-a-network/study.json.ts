import type { APIRoute } from "astro";
import type { Study } from "../../departures/departuresWorker.ts";
import { trainedIn } from "../../essay/network.ts";
import { dataAt, entryOf } from "../../reports/report.ts";

/** What the page's worker needs of the study: without the artefact's schemas, which weigh more than it. */
export const GET: APIRoute = async () => {
  const { artefact } = await entryOf("networks");
  const study: Study = { seed: artefact.seed, ...trainedIn(await dataAt("networks")) };
  return Response.json(study);
};
