import { type AnyVerdict, verdictStyles } from "../text/verdicts.ts";
import { type Counts, total } from "./score.ts";

/** A verdict's part of a bar that is 100 units wide. */
export interface ScoreField {
  readonly verdict: AnyVerdict;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  readonly symbol: string;
  readonly className: string;
  /** The list of what got this verdict, on the front page. */
  readonly anchor: string;
}

/** The parts of a bar that shows a score; verdicts that nothing got have none. */
export function layOutScore(counts: Counts): ScoreField[] {
  const all = total(counts);
  let before = 0;
  return counts.map(([verdict, count]) => {
    const x = (100 * before) / all;
    before += count;
    const { symbol, className } = verdictStyles[verdict];
    return { verdict, count, x, width: (100 * count) / all, symbol, className, anchor: verdictAnchor(verdict) };
  });
}

/** The anchor of a verdict's list on the front page. */
export function verdictAnchor(verdict: AnyVerdict): string {
  return `verdict-${verdict.replace(/\W+/g, "-")}`;
}
