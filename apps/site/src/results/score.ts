import {
  type Artefact,
  claimsOf,
  claimsOfPaper,
  type Score,
  scoreNumbers,
  scoreVerdicts,
  type Verdict,
  verdicts,
} from "@sgd-basins/report";
import { claimsAbout } from "./claims.ts";

/** How many numbers or claims got each verdict, best first; verdicts that none got are left out. */
export type Counts = readonly (readonly [verdict: Verdict, count: number])[];

/** Verdicts on the numbers of some artefacts' tables. */
export function countNumbers(artefacts: readonly Artefact[]): Counts {
  return listScore(scoreNumbers(artefacts));
}

/** Verdicts on claims, or on the cells of a table. */
export function countVerdicts(judged: readonly { readonly verdict: Verdict }[]): Counts {
  return listScore(scoreVerdicts(judged));
}

function listScore(score: Score): Counts {
  return verdicts.map((verdict) => [verdict, score[verdict]] as const).filter(([, count]) => count > 0);
}

/** What the list of results says of one: its numbers' verdicts for a table, those of the claims about it for others. */
export function countsOf(artefact: Artefact, artefacts: readonly Artefact[]): Counts {
  if (artefact.data.kind === "table") return countNumbers([artefact]);
  if (artefact.data.kind === "claims") return countVerdicts(claimsOfPaper(artefact.data.claims));
  return countVerdicts(claimsAbout(artefact.id, claimsOf(artefacts)));
}

/** How many numbers or claims were judged. */
export function total(counts: Counts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
