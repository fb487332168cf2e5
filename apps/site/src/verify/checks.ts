/** What the verify page offers, made when the site is built; the page's script reads it from the markup. */
import { catalogue, idsOf } from "@sgd-basins/report";
import { recordedIn } from "@sgd-basins/studies/planning";
import type { ReportEntry } from "../reports/readReport.ts";
import type { Check } from "./messages.ts";

/**
 * The check of one result, as its row's button starts it: the whole artefact, or the part that stands for it.
 *
 * @param to - puts paths below the site's base
 */
export function checkOf({ artefact, sha256 }: ReportEntry, to: (path: string) => string): Check {
  const { id, seed, scale } = artefact;
  const options = { seed, scale, ...recordedIn(artefact.options) };
  const check = { id, sha256, url: to(`data/${id}.json`), options };
  const { kind } = catalogue[id];
  if (kind === "moment-study") return { ...check, part: { kind: "run", run: 0 } };
  const [records] = idsOf("moment-study");
  if (kind === "box-plots") return { ...check, part: { kind: "records", url: to(`data/${records}.json`) } };
  return check;
}
