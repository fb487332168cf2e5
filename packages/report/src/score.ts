/** Counts of verdicts: what the command line, the front page and the Claims page all print. */
import { captionClaims } from "./captionClaims.ts";
import type { Artefact } from "./schema/artefact.ts";
import { type Claim, paperSections } from "./schema/claims.ts";
import { type Verdict, verdicts } from "./verdicts.ts";

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

/** Those that are the paper's: the score is theirs alone. */
export function claimsOfPaper(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(isOfPaper);
}

/** Those that this report makes itself. */
export function claimsOfReport(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim) => !isOfPaper(claim));
}

/** What a claim says: in quotation marks if these are the paper's words, which of a table's caption alone say too little. */
export function wordsOf(claim: Pick<Claim, "id" | "section" | "quotation">, [open, close] = ["“", "”"]): string {
  if (!isOfPaper(claim)) return claim.quotation;
  const claimed = captionClaims[claim.id];
  const quoted = `${open}${claim.quotation}${close}`;
  return claimed === undefined ? quoted : `${claimed}: ${quoted}`;
}

function isOfPaper({ section }: Pick<Claim, "section">): boolean {
  return paperSections.some((one) => one === section);
}
