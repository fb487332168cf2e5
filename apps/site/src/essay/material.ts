/** What the figures take from the report, collected when the site is built. */
import { claimsOf, claimsOfPaper } from "@sgd-basins/report";
import { dataAt, entryOf, report } from "../reports/report.ts";
import { trainedIn } from "./network.ts";
import type { Material } from "./steps.ts";

export async function essayMaterial(): Promise<Material> {
  const artefacts = [...(await report()).values()].map(({ artefact }) => artefact);
  return {
    seed: (await entryOf("networks")).artefact.seed,
    networks: trainedIn(await dataAt("networks")),
    claims: claimsOfPaper(claimsOf(artefacts)).map(({ id, place, quotation, verdict }) => ({
      id,
      place,
      quotation,
      verdict,
    })),
  };
}
