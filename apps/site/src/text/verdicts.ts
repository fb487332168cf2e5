import type { Verdict } from "@sgd-basins/report";

/** How a verdict is shown: a symbol, a class of the stylesheet, and what it means. */
export interface VerdictStyle {
  readonly symbol: string;
  readonly className: string;
  readonly meaning: string;
}

export const verdictStyles: Readonly<Record<Verdict, VerdictStyle>> = {
  reproduced: {
    symbol: "✓",
    className: "verdict-reproduced",
    meaning: "inside the tolerance that was fixed beforehand",
  },
  "differs, explained": {
    symbol: "≠",
    className: "verdict-explained",
    meaning: "outside the tolerance, and the method page says why",
  },
  differs: { symbol: "✗", className: "verdict-differs", meaning: "outside the tolerance" },
  "not recoverable": {
    symbol: "?",
    className: "verdict-unknown",
    meaning: "the paper leaves the quantity undefined",
  },
};
