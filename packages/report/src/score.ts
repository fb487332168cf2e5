/** Counts of verdicts: what the command line, the front page and the Claims page all print. */
import type { Artefact } from "./schema/artefact.ts";
import { type Claim, type ClaimVerdict, claimVerdictSchema } from "./schema/claims.ts";
import { type Verdict, verdictSchema } from "./schema/common.ts";

/** Verdicts on the numbers of Tables 1–5, best first. */
export const numberVerdicts: readonly Verdict[] = ["reproduced", "differs, explained", "differs", "not recoverable"];

/** Verdicts on the paper's claims, best first. */
export const claimVerdicts: readonly ClaimVerdict[] = claimVerdictSchema.options;

export type NumberScore = Readonly<Record<Verdict, number>>;
export type ClaimScore = Readonly<Record<ClaimVerdict, number>>;

/** Verdicts on the cells of some artefacts' tables. */
export function scoreNumbers(artefacts: readonly Artefact[]): NumberScore {
  const cells = artefacts.flatMap(({ data }) => (data.kind === "table" ? data.cells : []));
  return count(verdictSchema.options, cells);
}

/** Verdicts on claims. */
export function scoreClaims(claims: readonly Claim[]): ClaimScore {
  return count(claimVerdicts, claims);
}

/** Every claim of the report; none where the `claims` artefact is not among the given ones. */
export function claimsOf(artefacts: readonly Artefact[]): readonly Claim[] {
  return artefacts.flatMap(({ data }) => (data.kind === "claims" ? data.claims : []));
}

function count<V extends string>(
  verdicts: readonly V[],
  judged: readonly { readonly verdict: V }[],
): Record<V, number> {
  const score = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<V, number>;
  for (const { verdict } of judged) score[verdict] += 1;
  return score;
}
