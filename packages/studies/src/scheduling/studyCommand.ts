import type { ArtefactId } from "@sgd-basins/report";
import type { StudyOptions } from "../study.ts";

/** Appendix A, the box plots of its runs, and the claims about both: the studies that read `cells` and `replicates`. */
const momentStudies: readonly ArtefactId[] = ["appendix-a", "figure-09", "claims"];

/** Whether a study reads the options `cells` and `replicates`. */
export function takesMomentOptions(id: ArtefactId): boolean {
  return momentStudies.includes(id);
}

/**
 * The command that writes the artefacts of some studies again, byte for byte. It holds what the bytes depend on and
 * nothing else: neither the workers nor the folder.
 */
export function studyCommand(ids: readonly ArtefactId[], options: StudyOptions): string {
  const words = ["npx -y pnpm@10 basins study", ...ids, "--scale", options.scale, "--seed", String(options.seed)];
  if (ids.some(takesMomentOptions)) {
    if (options.cells !== undefined) {
      words.push("--cells", options.cells.map((cell) => `${cell.components}:${cell.zeroEigenvalues}`).join(","));
    }
    if (options.replicates !== undefined) words.push("--replicates", String(options.replicates));
    if (options.dimension !== undefined) words.push("--dimension", String(options.dimension));
  }
  return words.join(" ");
}
