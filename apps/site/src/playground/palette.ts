import { type ThresholdKey, thresholdLines, thresholds } from "@sgd-basins/report";
import type { Outcome } from "./experiment.ts";

/** The page's colours as a canvas needs them; those of the outcomes are the charts' own series. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly threshold: ReadonlyMap<ThresholdKey, string>;
}

/** Reads the colours of the style sheet, which follow the reader's colour scheme. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    paper: colour("paper"),
    ink: colour("ink"),
    quiet: colour("quiet"),
    line: colour("line"),
    threshold: new Map(thresholds.map(({ key }) => [key, thresholdLines[key][dark ? "dark" : "colour"]])),
    outcome: { nearer: colour("outcome-nearer"), further: colour("outcome-further"), left: colour("outcome-left") },
  };
}
