/** The gate on simulated log-ratios: how often it cries wolf, and how often it finds what is there. */
import type { Verdict } from "@sgd-basins/bench-documents";
import { normal, type Stream, stream, uniform01 } from "@sgd-basins/random";
import { judge, plan } from "./verdict.ts";

/** Laws of a round's log-ratio between equal builds. */
export const laws = {
  "Gaussian 3 %": (source: Stream) => () => 0.03 * normal(source),
  "Gaussian 5 %": (source: Stream) => () => 0.05 * normal(source),
  /** 3 %, and in a tenth of the rounds one side or the other was disturbed by up to a half of its time. */
  "10 % outliers": (source: Stream) => () => {
    const noise = 0.03 * normal(source);
    if (uniform01(source) >= 0.1) return noise;
    return noise + (uniform01(source) < 0.5 ? -1 : 1) * Math.log1p(0.5 * uniform01(source));
  },
  /** Student's t with 2 degrees of freedom, which has no variance, at a scale of 3 %. */
  "t₂": (source: Stream) => () => (0.03 * normal(source)) / Math.sqrt(-Math.log(1 - uniform01(source))),
  /** An autoregression whose marginal deviation is 3 %: rounds that lie close together disturb each other. */
  "AR(0.6)": (source: Stream) => {
    let state = 0.03 * normal(source);
    return () => {
      const value = state;
      state = 0.6 * state + 0.8 * 0.03 * normal(source);
      return value;
    };
  },
} as const;

export type Law = keyof typeof laws;

/**
 * Shares of the verdicts over simulated comparisons, extended to the second plan where the first was inconclusive.
 *
 * @param slowdown - of head; 0.1 makes its times 1.1 of base's
 */
export function simulateGate(law: Law, slowdown: number, trials: number, seed: number): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { REGRESSED: 0, SAME: 0, INCONCLUSIVE: 0 };
  const shift = Math.log1p(slowdown);
  for (let trial = 0; trial < trials; trial++) {
    const draw = laws[law](stream(seed, "bench", "gate", law, slowdown, trial));
    const ratios: number[] = [];
    let verdict: Verdict = "INCONCLUSIVE";
    for (const { rounds, rank } of plan) {
      while (ratios.length < rounds) ratios.push(shift + draw());
      verdict = judge(ratios, rank, 0).verdict;
      if (verdict !== "INCONCLUSIVE") break;
    }
    counts[verdict]++;
  }
  return {
    REGRESSED: counts.REGRESSED / trials,
    SAME: counts.SAME / trials,
    INCONCLUSIVE: counts.INCONCLUSIVE / trials,
  };
}
