import type { Verdict } from "@sgd-basins/report";
import { verdictStyles } from "../text/verdicts.ts";
import { type Counts, total } from "./score.ts";

/** A verdict's part of a bar that is 100 units wide. */
export interface ScoreField {
  readonly verdict: Verdict;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  readonly symbol: string;
  readonly className: string;
}

/** The parts of a bar that shows a score; verdicts that nothing got have none. */
export function layOutScore(counts: Counts): ScoreField[] {
  const all = total(counts);
  let before = 0;
  return counts.map(([verdict, count]) => {
    const x = (100 * before) / all;
    before += count;
    return { verdict, count, x, width: (100 * count) / all, ...verdictStyles[verdict] };
  });
}

/** The anchor of the list of numbers that fail and nobody knows why, on the Results page. */
export const failingAnchor = "numbers-that-fail";

/** The anchor of this report's own claims, there. */
export const ownAnchor = "own-claims";

/** The anchor of the list of claims with a verdict, on the Results page. */
export function verdictAnchor(verdict: Verdict): string {
  return `verdict-${verdict.replace(/\W+/g, "-")}`;
}
