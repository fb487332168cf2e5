import type { Artefact, Verdict } from "@sgd-basins/report";

/** How many statements got each verdict. */
export type Score = Readonly<Record<Verdict, number>>;

/** The verdicts in the order in which pages list them. */
export const verdicts: readonly Verdict[] = ["reproduced", "differs, explained", "differs", "not recoverable"];

/** Counts the verdicts of an artefact's table cells or findings. */
export function scoreOf(artefact: Artefact): Score {
  const { data } = artefact;
  const judged = data.kind === "table" ? data.cells : "findings" in data ? data.findings : [];
  return countVerdicts(judged.map((statement) => statement.verdict));
}

/** Counts verdicts. */
export function countVerdicts(given: readonly Verdict[]): Score {
  const score: Record<Verdict, number> = { reproduced: 0, "differs, explained": 0, differs: 0, "not recoverable": 0 };
  for (const verdict of given) score[verdict] += 1;
  return score;
}

/** Adds scores. */
export function addScores(scores: readonly Score[]): Score {
  const sum: Record<Verdict, number> = { ...countVerdicts([]) };
  for (const score of scores) for (const verdict of verdicts) sum[verdict] += score[verdict];
  return sum;
}

/** How many statements a score counts. */
export function total(score: Score): number {
  return verdicts.reduce((sum, verdict) => sum + score[verdict], 0);
}
