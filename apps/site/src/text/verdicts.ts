import type { Verdict } from "@sgd-basins/report";

/** How a verdict is shown beside its words: a symbol, and a class of the stylesheet. */
export interface VerdictStyle {
  readonly symbol: string;
  readonly className: string;
}

export const verdictStyles: Readonly<Record<Verdict, VerdictStyle>> = {
  holds: { symbol: "✓", className: "verdict-holds" },
  "holds in part": { symbol: "◐", className: "verdict-in-part" },
  "fails for a known reason": { symbol: "✗", className: "verdict-known" },
  fails: { symbol: "✘", className: "verdict-fails" },
  "cannot be tested": { symbol: "?", className: "verdict-untested" },
};
