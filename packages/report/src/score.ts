/** Counts of verdicts: what the command line, the front page and the Claims page all print. */
import type { Artefact } from "./schema/artefact.ts";
import type { Claim } from "./schema/claims.ts";
import { type Verdict, verdicts } from "./schema/verdict.ts";

/** How many of what was judged got each verdict. */
export type Score = Readonly<Record<Verdict, number>>;

/** Verdicts on the cells of some artefacts' tables. */
export function scoreNumbers(artefacts: readonly Artefact[]): Score {
  return scoreVerdicts(artefacts.flatMap(({ data }) => (data.kind === "table" ? data.cells : [])));
}

/** Verdicts on claims, or on cells. */
export function scoreVerdicts(judged: readonly { readonly verdict: Verdict }[]): Score {
  const score = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of judged) score[verdict] += 1;
  return score;
}

/** Every claim of the report; none where the `claims` artefact is not among the given ones. */
export function claimsOf(artefacts: readonly Artefact[]): readonly Claim[] {
  return artefacts.flatMap(({ data }) => (data.kind === "claims" ? data.claims : []));
}
