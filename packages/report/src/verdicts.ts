/** What is said of a claim of the paper, or of a number that it prints: one vocabulary, in one table. */

/** Every verdict, best first. */
export const verdicts = ["holds", "holds in part", "fails for a known reason", "fails", "cannot be tested"] as const;

export type Verdict = (typeof verdicts)[number];

interface VerdictMeaning {
  /** The verdict after a count: "73 hold". */
  readonly plural: string;
  readonly ofClaim: string;
  readonly ofNumber: string | null;
}

/** What a verdict means when a claim is judged by its rule, and when a number is held against its range. */
export const verdictMeanings: Readonly<Record<Verdict, VerdictMeaning>> = {
  holds: {
    plural: "hold",
    ofClaim: "all of it holds, by its rule",
    ofNumber: "it lies inside the 5–95 % range of the computed value over unselected seeds",
  },
  // A number is judged whole.
  "holds in part": {
    plural: "hold in part",
    ofClaim: "a part that the rule names holds, another does not",
    ofNumber: null,
  },
  "fails for a known reason": {
    plural: "fail for a known reason",
    ofClaim: "it does not hold, and the reason is given; where that is only likely, it says so",
    ofNumber: "it lies outside the 5–95 % range over unselected seeds, and the method page says why",
  },
  fails: {
    plural: "fail",
    ofClaim: "it does not hold, and no reason is known",
    ofNumber: "it lies outside the 5–95 % range over unselected seeds, and no reason is known",
  },
  "cannot be tested": {
    plural: "cannot be tested",
    ofClaim: "the paper leaves undefined what would have to be computed",
    ofNumber: "the paper leaves undefined what would have to be computed",
  },
};

/** How many got a verdict: "1 holds", "73 hold". */
export function countedVerdict(count: number, verdict: Verdict): string {
  return `${count} ${count === 1 ? verdict : verdictMeanings[verdict].plural}`;
}

/** The verdicts that a number can get, best first. */
export const numberVerdicts: readonly Verdict[] = verdicts.filter(
  (verdict) => verdictMeanings[verdict].ofNumber !== null,
);
