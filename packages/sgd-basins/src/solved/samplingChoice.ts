import type { Sampling } from "@sgd-basins/random";

/** `--sampling` for people, after "batches drawn" and the like. */
export const samplingWords: Readonly<Record<Sampling, string>> = {
  "with-replacement": "with replacement",
  "without-replacement": "without replacement",
};

/** What `--weights` offers. */
export const samplingChoices = ["uniform", "norms", "optimal", "convergence"] as const;
export type SamplingChoice = (typeof samplingChoices)[number];

/** For people. */
export const samplingDescriptions: Readonly<Record<SamplingChoice, string>> = {
  uniform: "every component is drawn alike",
  norms: "in proportion to ‖Q‖ (Needell, Ward and Srebro 2014)",
  optimal: "for a small t/(λ₁λᵣ) − γ, as the paper proposes; a local optimum",
  convergence: "for a large convergence bound at k = 1; a local optimum",
};
