import { type Artefact, claimsOf, claimVerdicts, numberVerdicts, scoreClaims, scoreNumbers } from "@sgd-basins/report";
import type { AnyVerdict } from "../text/verdicts.ts";
import { claimsAbout } from "./claims.ts";

/** How many numbers or claims got each verdict; verdicts that none got are left out. */
export type Counts = readonly (readonly [verdict: AnyVerdict, count: number])[];

/** Verdicts on the numbers of some artefacts' tables. */
export function countNumbers(artefacts: readonly Artefact[]): Counts {
  const score = scoreNumbers(artefacts);
  return numberVerdicts.map((verdict) => [verdict, score[verdict]] as const).filter(([, count]) => count > 0);
}

/** Verdicts on claims. */
export function countClaims(claims: Parameters<typeof scoreClaims>[0]): Counts {
  const score = scoreClaims(claims);
  return claimVerdicts.map((verdict) => [verdict, score[verdict]] as const).filter(([, count]) => count > 0);
}

/** What the list of results says of one: its numbers' verdicts for a table, those of the claims about it for others. */
export function countsOf(artefact: Artefact, artefacts: readonly Artefact[]): Counts {
  if (artefact.data.kind === "table") return countNumbers([artefact]);
  if (artefact.data.kind === "claims") return countClaims(artefact.data.claims);
  return countClaims(claimsAbout(artefact.id, claimsOf(artefacts)));
}

/** How many numbers or claims were judged. */
export function total(counts: Counts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
