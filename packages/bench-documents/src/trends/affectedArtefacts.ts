/** Which artefacts may take longer when a task does: those whose studies' tasks spend their time on what it measures. */
import { type ArtefactId, artefactIds, catalogue } from "@sgd-basins/report";
import { type MeasuredCode, studies } from "@sgd-basins/studies";

/** Ids in the report's order; none for what no study calls. The claims take no time but that of their evidence. */
export function affectedArtefacts(suite: string, name: string): readonly ArtefactId[] {
  // Everything begins with a draw and is written as canonical JSON.
  if (suite === "random" || suite === "report") return artefactIds;
  const code = codeOf(suite, name);
  if (code === null) return [];
  return studies
    .filter(({ id, kinds }) => catalogue[id].family !== "claims" && kinds.some(({ uses }) => uses.includes(code)))
    .map(({ id }) => id);
}

function codeOf(suite: string, name: string): MeasuredCode | null {
  if (suite === "simulator") {
    return name.includes("quadratic circle") ? "quadratic-circle runs" : "styblinski-tang runs";
  }
  return suite === "linalg" || suite === "theory" || suite === "studies" ? suite : null;
}
