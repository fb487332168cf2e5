/** What the verify page offers, made when the site is built; the page's script reads it from the markup. */
import type { Artefact } from "@sgd-basins/report";
import type { ReportEntry } from "../reports/readReport.ts";
import type { Check } from "./messages.ts";

/**
 * The check of one result, as its row's button starts it: the whole artefact, or the part that stands for it.
 *
 * @param to - puts paths below the site's base
 */
export function checkOf({ artefact, sha256 }: ReportEntry, to: (path: string) => string): Check {
  const check = { id: artefact.id, sha256, url: to(`data/${artefact.id}.json`), options: optionsOf(artefact) };
  if (artefact.id === "appendix-a") return { ...check, part: { kind: "run", run: 0 } };
  if (artefact.id === "figure-09") return { ...check, part: { kind: "records", url: to("data/appendix-a.json") } };
  return check;
}

/** The options with which an artefact was made. */
function optionsOf({ seed, scale, command, parameters }: Artefact): Check["options"] {
  const chosen = (name: string) => (command.includes(` --${name} `) ? { [name]: parameters[name] } : {});
  return { seed, scale, ...chosen("cells"), ...chosen("replicates") };
}
