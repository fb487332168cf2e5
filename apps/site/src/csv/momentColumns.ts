import type { MomentRun, MomentStudyData } from "@sgd-basins/report";
import { own } from "./columns.ts";
import { type CsvFile, csvFile } from "./csv.ts";

/** In the order of the paper's text. */
const columns = [
  own<MomentRun, "components">("components", "integer", "N, the number of random matrices"),
  own<MomentRun, "zeroEigenvalues">("zeroEigenvalues", "integer", "B, the least number of zero eigenvalues of each"),
  own<MomentRun, "replicate">("replicate", "integer", "replicate of the pair (N, B), from 0"),
  own<MomentRun, "smallestEigenvalue">("smallestEigenvalue", "number", "smallest eigenvalue of F̄ − Q̄³"),
  own<MomentRun, "imaginaryNorm">("imaginaryNorm", "number", "norm of the imaginary parts of the eigenvalues"),
  own<MomentRun, "symmetrizationErrorQ">("symmetrizationErrorQ", "number", "max |USU' − Q̄| with Q̄ = USV'"),
  own<MomentRun, "symmetrizationErrorF">("symmetrizationErrorF", "number", "max |USU' − F̄| with F̄ = USV'"),
] as const;

/** Appendix A's runs, in the artefact's order. */
export function momentFiles(id: string, { runs }: MomentStudyData): CsvFile[] {
  return [csvFile(id, "Appendix A, a line a run", columns, runs)];
}
