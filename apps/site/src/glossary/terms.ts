/** The words of the report, each with one meaning. Mathematics between dollar signs, as on the Theory page. */
import { type ThresholdKey, thresholdRows } from "@sgd-basins/report";

export interface Term {
  /** The anchor on the glossary page. */
  readonly id: string;
  readonly term: string;
  readonly definition: string;
  /** Where to read on, below the site's base. */
  readonly more?: { readonly path: string; readonly label: string };
}

const r = String.raw;

/** The name of a threshold, and its anchor. */
function thresholdTerm(key: ThresholdKey): Pick<Term, "id" | "term"> {
  const { name, symbol } = thresholdRows[key];
  return { id: name.replaceAll(" ", "-"), term: `${name}, ${symbol}(k)` };
}

export const terms: readonly Term[] = [
  {
    id: "moment-assumption",
    term: "moment assumption",
    definition: r`Assumption 8 of the paper, $\F\succeq(1+\gamma)\Q^3$ for some $\gamma\ge0$. It always holds.`,
    more: { path: "theory/#assumption-8", label: "proof" },
  },
  {
    id: "artefact",
    term: "artefact",
    definition:
      "The JSON file with everything a table, a figure or an appendix shows. A function of the code and the seed: no time, host or version is inside.",
    more: { path: "method/#determinism", label: "determinism" },
  },
  {
    id: "basin",
    term: "basin",
    definition:
      "The points that count as belonging to a minimizer. Of a Styblinski–Tang sum: those on the minimizer's side of the barrier in every coordinate; of a quadratic-circle sum: those within a distance of 3.",
  },
  {
    id: "batch-size",
    term: "batch size, k",
    definition: r`How many components SGD-$k$ draws for one step, in the paper independently and with replacement: a positive integer, or $\infty$ for gradient descent.`,
    more: { path: "theory/#definition-9", label: "Definition 9" },
  },
  {
    id: "component",
    term: "component",
    definition: r`One of the $N$ functions whose weighted sum is the objective; $Q_i$ is its Hessian and $p_i$ its weight, the probability with which it is drawn.`,
  },
  {
    ...thresholdTerm("convergence"),
    definition:
      "Theorem 17's learning rate: below it the expected optimality gap of SGD-k on a homogeneous quadratic sum shrinks in every step.",
    more: { path: "theory/#theorem-17", label: "Theorem 17" },
  },
  {
    id: "critical-batch-size",
    term: "critical batch size",
    definition: r`$c=t/(\lambda_1\lambda_r)-\gamma$, where Theorem 17 changes its branch. Table 3 lists it. Without replacement it is the effective batch size that is compared with it, which makes it $Nc/(N-1+c)$ in terms of $k$.`,
    more: { path: "theory/#theorem-17", label: "Theorem 17" },
  },
  {
    id: "curvature",
    term: "curvature",
    definition: r`The eigenvalues of the mean Hessian $\Q$ at a minimizer, $\lambda_1\ge\dots\ge\lambda_r>0$.`,
  },
  {
    id: "digest",
    term: "digest",
    definition:
      "The SHA-256 of an artefact's bytes. Two artefacts with the same digest are the same, so a recomputation either matches it or differs.",
    more: { path: "method/#determinism", label: "determinism" },
  },
  {
    ...thresholdTerm("divergence"),
    definition:
      "Theorem 16's learning rate: above it the expected optimality gap of SGD-k on a homogeneous quadratic sum grows in every step.",
    more: { path: "theory/#theorem-16", label: "Theorem 16" },
  },
  {
    id: "diverges",
    term: "diverges",
    definition:
      "Of a run: it ends further from the minimizer at which it started than it began. On a noise floor a run may do so without leaving the basin, so that leaving is counted apart, and the claims about Styblinski–Tang sums are judged by that. Of the expected gap the pages say that it grows. The paper says “diverge” of all three.",
  },
  {
    id: "effective-batch-size",
    term: "effective batch size, 1/p",
    definition: r`The batch size, a real number, with which a batch drawn with replacement has the same second moments: $k$ with replacement, $k(N-1)/(N-k)$ without.`,
    more: { path: "theory/#ways-of-drawing", label: "derivation" },
  },
  {
    id: "grow-and-shrink",
    term: "grow, shrink",
    definition:
      "Of the expected gap: to be larger, or smaller, after a step than before it. What the theorems bound. A single run need not follow: where the expectation grows most runs may come nearer, if a few rare ones go very far.",
    more: { path: "theory/#theorem-16", label: "Theorem 16" },
  },
  {
    id: "leave",
    term: "leave, escape",
    definition: "Of a run: to be outside the start's basin after at least one step.",
  },
  {
    ...thresholdTerm("meanSquare"),
    definition: r`The learning rate up to which the linear dynamics of SGD-$k$ at a minimizer, those of a homogeneous quadratic sum, are mean-square stable; $u(k)\le\alpha^*(k)\le l(k)$. Not in the paper; Mulayoff and Michaeli (2024).`,
    more: { path: "theory/#exact-limit", label: "derivation" },
  },
  {
    ...thresholdTerm("almostSure"),
    definition: r`The learning rate up to which a run of the linear dynamics of SGD-$k$ at a minimizer settles with probability one: the first at which the Lyapunov exponent $\lambda(\alpha)$, by which the logarithm of a run's distance grows in a step, crosses zero upwards. Not in the paper; Ziyin et al. (2023), Chemnitz and Engel (2024). $\alpha^*(k)\le\alpha_{\as}(k)$; between the two the mean square grows by rare excursions while typical runs return. Exact in one dimension and for diagonal Hessians at $k=1$, else an estimate with a 95 % interval.`,
    more: { path: "theory/#almost-sure-limit", label: "statement" },
  },
  {
    id: "flat-and-sharp",
    term: "flat and sharp minimizer",
    definition:
      "Of a Styblinski–Tang sum: the one with the positive, and the one with the negative root in every coordinate.",
    more: { path: "method/#styblinski-tang-generator", label: "the generator" },
  },
  {
    id: "gamma",
    term: "γ",
    definition: r`A number with $\F\succeq(1+\gamma)\Q^3$; on this site always the largest one, unless another is named.`,
    more: { path: "method/#local-geometry", label: "local geometry" },
  },
  {
    id: "homogeneous",
    term: "homogeneous",
    definition:
      "Of a quadratic sum: all components have a common minimizer, so that the noise vanishes there. Otherwise it is inhomogeneous, and SGD-k below the exact limit settles on a noise floor.",
    more: { path: "theory/#problem-1", label: "Problems 1 and 2" },
  },
  {
    id: "learning-rate",
    term: "learning rate, α",
    definition: "The factor of the mean gradient in one step. In the units of the problem: one over curvature.",
    more: { path: "theory/#definition-9", label: "Definition 9" },
  },
  {
    id: "local-geometry",
    term: "local geometry",
    definition: r`What the theorems need to know of a minimizer: $\lambda_1,\dots,\lambda_r$, $\gamma$, $s$ and $t$.`,
    more: { path: "method/#local-geometry", label: "how it is computed" },
  },
  {
    id: "m",
    term: "M",
    definition: r`Which branch of Theorem 16's bound applies, a number up to $r+1$; for the largest $\gamma$, with which $s=0$, it is $r+1$.`,
    more: { path: "theory/#theorem-16", label: "Theorem 16" },
  },
  {
    id: "mean-hessian",
    term: "mean Hessian, Q̄",
    definition: r`The Hessian of the objective at a minimizer: the mean of the components' $Q_i$, weighted by $p_i$.`,
    more: { path: "theory/#notation", label: "notation" },
  },
  {
    id: "second-moment",
    term: "second moment, F̄",
    definition: r`The mean of $Q_i\Q Q_i$ over the components, weighted by $p_i$. It would be $\Q^3$ if all components were alike, so that beside it it says how much they differ.`,
    more: { path: "theory/#notation", label: "notation" },
  },
  {
    id: "rank",
    term: "rank, r",
    definition: r`How many eigenvalues of $\Q$ are positive; $\lambda_r$ is the least of them.`,
  },
  {
    id: "rho",
    term: "ρ",
    definition: r`$t/(\lambda_1\lambda_r)$, by which the paper interprets Theorem 17: how much the components differ, whatever the scale.`,
    more: { path: "method/#section-2", label: "what it does not measure" },
  },
  {
    id: "minimizer",
    term: "minimizer",
    definition:
      "A point with the least value of the objective in a neighbourhood of it. The least value itself is the minimum.",
  },
  {
    id: "noise-floor",
    term: "noise floor",
    definition:
      "Where the iterates of an inhomogeneous problem move once they have settled: their distance from the minimizer, or the objective above its minimum. Of the linear dynamics the expectation of the latter is known, and advise prints it.",
    more: { path: "theory/#rate-and-floor", label: "its equation" },
  },
  {
    id: "optimality-gap",
    term: "optimality gap",
    definition: r`$(\theta-\beta^*)'\Q(\theta-\beta^*)$, twice the objective above its minimum. The theorems bound its expectation. The gap of advise, as of a loss, is half of it.`,
    more: { path: "theory/#notation", label: "notation" },
  },
  {
    id: "realisation",
    term: "realisation",
    definition:
      "One random draw of a model's parameters, which the paper does not print. The default one comes from the report's seed; a selected one was picked because its tables land near the published ones, and is always called so.",
    more: { path: "method/#realisations", label: "realisations" },
  },
  {
    id: "replicate",
    term: "replicate",
    definition: "One of several independent runs of Appendix A with the same N and B.",
    more: { path: "appendix-a/", label: "Appendix A" },
  },
  {
    id: "reshuffling",
    term: "reshuffling",
    definition:
      "Dealing out a random permutation of all components, batch by batch, and then a fresh one, as data loaders do that shuffle. Drawing without replacement is closest to it, and mostly allows smaller rates than it does.",
    more: { path: "theory/#reshuffling", label: "its exact limit" },
  },
  {
    id: "run",
    term: "run",
    definition: "One sequence of iterates of SGD-k from one random start, twenty steps in the paper's figures.",
  },
  {
    id: "s",
    term: "s",
    definition: r`The smallest value of $v'(\F-(1+\gamma)\Q^3)v/v'\Q v$; zero for the largest $\gamma$.`,
    more: { path: "theory/#lemma-14", label: "Lemma 14" },
  },
  {
    id: "seed",
    term: "seed",
    definition:
      "The number from which every random number of an artefact is derived, together with what it is for. “Unselected seeds” are the consecutive ones over which the range of a published number is taken.",
    more: { path: "method/#determinism", label: "determinism" },
  },
  {
    id: "settle",
    term: "settle, stable",
    definition:
      "Of a run: to stay in the start's basin for all steps, near the minimizer or on a noise floor about it. It does not mean to converge to the minimizer, which only happens where the noise vanishes. On a quadratic, which has one basin: to tend to the minimizer, or to a law about it that stays the same. “Mean-square stable” is said of the dynamics, not of a run: see exact limit.",
  },
  {
    id: "small-and-large-batches",
    term: "SB, LB",
    definition: "The paper's words for methods of small and of large batches: SGD-k with a small and with a large k.",
  },
  {
    id: "t",
    term: "t",
    definition: r`The largest value of $v'(\F-(1+\gamma)\Q^3)v/v'\Q v$.`,
    more: { path: "theory/#theorem-17", label: "Theorem 17" },
  },
  {
    id: "verdict",
    term: "verdict",
    definition:
      "What a comparison with the computed values says of a published number or statement, by a rule that was fixed before it: one of five, the same for both.",
    more: { path: "method/#verdicts", label: "the rules" },
  },
  {
    id: "with-and-without-replacement",
    term: "with replacement, without replacement",
    definition: r`Of how a batch is drawn: each component from all $N$ of them, so that one may occur several times, as in the paper; or no component twice, every set of $k$ being equally likely. The batches of a run are independent of each other in both.`,
    more: { path: "theory/#ways-of-drawing", label: "what changes" },
  },
];

/** In the order in which they are listed. */
export const sortedTerms: readonly Term[] = [...terms].sort((a, b) => a.term.localeCompare(b.term, "en"));
