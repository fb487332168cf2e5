import type { ThresholdKey } from "./thresholds.ts";

interface ThresholdLine {
  readonly colour: string;
  readonly dark: string;
  readonly dash: string;
}

/**
 * How charts draw the thresholds, on paper and on black; the dash alone tells them apart. Beside their table, which goes into
 * programs that draw nothing.
 */
export const thresholdLines: Readonly<Record<ThresholdKey, ThresholdLine>> = {
  // Okabe and Ito's blue, black and vermilion: told apart by people with any colour vision, and in print.
  convergence: { colour: "#0072b2", dark: "#56b4e9", dash: "2 3" },
  meanSquare: { colour: "#111111", dark: "#e8eaed", dash: "" },
  // Darkened bluish green.
  almostSure: { colour: "#007a5a", dark: "#35c79a", dash: "8 3 2 3" },
  divergence: { colour: "#c84e00", dark: "#f0a030", dash: "6 3" },
};
