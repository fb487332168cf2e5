/** The letters of formulas, and what the glossary says of them. */
import { thresholdRows } from "@sgd-basins/report";

interface Symbol {
  readonly symbol: string;
  /** Its anchor on the glossary page. */
  readonly id: string;
}

const { convergence, divergence, meanSquare, almostSure } = thresholdRows;
const ofThresholds = [convergence, divergence, meanSquare, almostSure].map(({ symbol, name }) => ({
  symbol,
  id: name.replaceAll(" ", "-"),
}));

export const symbols: readonly Symbol[] = [
  ...ofThresholds,
  { symbol: "γ", id: "gamma" },
  { symbol: "λ", id: "curvature" },
  { symbol: "ρ", id: "rho" },
  { symbol: "k", id: "batch-size" },
  { symbol: "M", id: "m" },
  { symbol: "SB", id: "small-and-large-batches" },
  { symbol: "Q̄", id: "mean-hessian" },
  { symbol: "F̄", id: "second-moment" },
  { symbol: "r", id: "rank" },
  { symbol: "s", id: "s" },
  { symbol: "t", id: "t" },
];

/** Those that a text uses, in its order; a letter of a word is none. */
export function symbolsIn(text: string): Symbol[] {
  return symbols
    .map((one) => {
      const literal = one.symbol.replaceAll("*", "\\*");
      const isLatin = /^[A-Za-z]/.test(one.symbol);
      return {
        one,
        place: text.search(new RegExp(isLatin ? `(?<![A-Za-z'’])${literal}(?![A-Za-z\\p{M}])` : literal, "u")),
      };
    })
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
