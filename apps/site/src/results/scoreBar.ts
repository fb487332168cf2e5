import type { Verdict } from "@sgd-basins/report";
import { verdictStyles } from "../text/verdicts.ts";
import { type Score, total, verdicts } from "./score.ts";

/** A verdict's part of a bar that is 100 units wide. */
export interface ScoreField {
  readonly verdict: Verdict;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  readonly symbol: string;
  readonly className: string;
  /** The list of what got this verdict, on the front page. */
  readonly anchor: string;
}

/** The parts of a bar that shows a score; verdicts that nothing got have none. */
export function layOutScore(score: Score): ScoreField[] {
  const all = total(score);
  let before = 0;
  return verdicts
    .filter((verdict) => score[verdict] > 0)
    .map((verdict) => {
      const count = score[verdict];
      const x = (100 * before) / all;
      before += count;
      const { symbol, className } = verdictStyles[verdict];
      return { verdict, count, x, width: (100 * count) / all, symbol, className, anchor: verdictAnchor(verdict) };
    });
}

/** The anchor of a verdict's list on the front page. */
export function verdictAnchor(verdict: Verdict): string {
  return `verdict-${verdict.replace(/\W+/g, "-")}`;
}
