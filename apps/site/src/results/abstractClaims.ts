/**
 * Which claims a reader of the paper's abstract would ask about. In lists by verdict those come first, in the order of the abstract's
 * sentences, and then the others; both else in the paper's order.
 */
import type { Claim } from "@sgd-basins/report";

interface AbstractSentence {
  /** The abstract's words. */
  readonly says: string;
  /** The claims that say the same of something computed, by their ids. */
  readonly claims: readonly string[];
}

export const abstractSentences: readonly AbstractSentence[] = [
  {
    says: "SGD escapes from or converges to minima based on a deterministic relationship",
    claims: [
      "gd-escapes",
      "predictable-divergence",
      "runs-behave-uniformly",
      "variability-has-no-role",
      "quantitative-explanation",
      "bounds-guarantee-divergence",
    ],
  },
  {
    says: "the exact relationships by a rigorous mathematical analysis of the canonical quadratic sums problem",
    claims: ["theorem-16", "theorem-17", "theorem-21", "lemma-22"],
  },
  {
    says: "how these relationships extend to nonconvex, stochastic optimization problems",
    claims: [
      "diverge-at-1-5-l",
      "diverge-between-the-bounds",
      "converge-to-corners",
      "stable-below-u",
      "gd-converges-below-u",
      "diverge-from-every-radius",
      "stable-from-every-radius",
      "bounds-translate",
    ],
  },
  {
    says: "why SB methods prefer flat minima and LB methods seem agnostic",
    claims: [
      "more-rates-to-escape",
      "flat-minima-same-rates",
      "summary-of-bounds",
      "flatter-tolerates-more",
      "flat-tolerates-more",
      "sharp-minima-avoided",
    ],
  },
  {
    says: "leveraged to design SB and LB training methods that have tailored optimization properties",
    claims: [
      "flat-minima-reached",
      "small-batches-are-best",
      "no-selection-with-a-fixed-rate",
      "large-batch-small-rate",
    ],
  },
];

/** How lists say it. */
export const abstractRule =
  "Claims about what the paper's abstract says come first, in its order; then the others, in the paper's.";

/** The number of the abstract's sentence that a claim is about, from 0; null where it is about none. */
export function sentenceOf({ id }: Pick<Claim, "id">): number | null {
  const found = abstractSentences.findIndex(({ claims }) => claims.includes(id));
  return found < 0 ? null : found;
}

/** @param claims - in the paper's order */
export function abstractFirst<One extends Pick<Claim, "id">>(claims: readonly One[]): One[] {
  const rank = (claim: One): number => sentenceOf(claim) ?? abstractSentences.length;
  return claims.toSorted((a, b) => rank(a) - rank(b));
}
