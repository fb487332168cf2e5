/** Which artefacts may take longer when a task does: those whose studies call the package, or the kind of problem, that it measures. */
import { type ArtefactId, artefactIds } from "@sgd-basins/report";

const range = (from: number, to: number): ArtefactId[] =>
  artefactIds.filter((id) => {
    const number = Number(/^figure-(\d+)$/.exec(id)?.[1]);
    return number >= from && number <= to;
  });

/** Runs on the quadratic-circle sums and on the Styblinski–Tang sums. */
const quadraticCircleRuns: readonly ArtefactId[] = [...range(1, 4), "escape-tail"];
const styblinskiTangRuns: readonly ArtefactId[] = [...range(5, 8), ...range(15, 22), "schedule"];
const runs = [...quadraticCircleRuns, ...styblinskiTangRuns];
const tables = artefactIds.filter((id) => id.startsWith("table-"));
/** What needs bounds, and so local geometry and its eigenvalues. */
const bounds: readonly ArtefactId[] = [
  ...tables,
  ...runs,
  ...(["tightness", "disc-radius", "flat-sharp", "theorems", "sampling-weights"] as const),
];
const moments: readonly ArtefactId[] = ["appendix-a", "figure-09"];

/** Ids in the report's order; none for what no study calls. */
export function affectedArtefacts(suite: string, name: string): ArtefactId[] {
  const affected = new Set(affectedBy(suite, name));
  return artefactIds.filter((id) => affected.has(id));
}

function affectedBy(suite: string, name: string): readonly ArtefactId[] {
  switch (suite) {
    case "studies":
      return moments;
    case "linalg":
      return [...bounds, ...moments];
    case "theory":
      return bounds;
    case "simulator":
      return name.includes("quadratic circle") ? quadraticCircleRuns : styblinskiTangRuns;
    // Everything begins with a draw and is written as canonical JSON.
    case "random":
    case "report":
      return artefactIds;
    default:
      return [];
  }
}
