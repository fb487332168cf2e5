import type { ClaimVerdict, Verdict } from "@sgd-basins/report";

/** A verdict on a number or on a claim. */
export type AnyVerdict = Verdict | ClaimVerdict;

/** How a verdict is shown: a symbol, a class of the stylesheet, and what it means. */
export interface VerdictStyle {
  readonly symbol: string;
  readonly className: string;
  readonly meaning: string;
}

export const verdictStyles: Readonly<Record<AnyVerdict, VerdictStyle>> = {
  reproduced: {
    symbol: "✓",
    className: "verdict-reproduced",
    meaning: "inside the tolerance; or all of the claim holds by its rule",
  },
  partly: {
    symbol: "◐",
    className: "verdict-partly",
    meaning: "a part that the rule names holds, another does not",
  },
  "differs, explained": {
    symbol: "≠",
    className: "verdict-explained",
    meaning: "outside the tolerance, and this page says why",
  },
  explained: {
    symbol: "≠",
    className: "verdict-explained",
    meaning: "does not hold, and this page says why",
  },
  differs: { symbol: "✗", className: "verdict-differs", meaning: "outside the tolerance" },
  "does not reproduce": {
    symbol: "✗",
    className: "verdict-differs",
    meaning: "does not hold, and no reason is known",
  },
  "not recoverable": {
    symbol: "?",
    className: "verdict-unknown",
    meaning: "the paper leaves undefined what would have to be computed",
  },
};
