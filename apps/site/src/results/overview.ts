/** Every judged statement of the report, with like ones together. */
import type { Artefact, TableData, Verdict } from "@sgd-basins/report";
import { type Result, resultOf } from "./results.ts";

export interface Statement {
  readonly claim: string;
  readonly verdict: Verdict;
  /** Section of the method page. */
  readonly explanation: string | null;
  /** How many table cells or findings it stands for. */
  readonly count: number;
  /** The results that judge it so. */
  readonly results: readonly Result[];
}

/** Findings by claim and verdict, table cells by heading and verdict, in the report's order. */
export function overviewOf(artefacts: readonly Artefact[]): Statement[] {
  const statements = new Map<string, Statement>();
  for (const { id, data } of artefacts) {
    const judged = data.kind === "table" ? judgeTable(data) : "findings" in data ? data.findings : [];
    for (const { claim, verdict, explanation } of judged) {
      const key = data.kind === "table" ? `${id}/${claim}/${verdict}` : `${claim}/${verdict}`;
      const before = statements.get(key);
      const results = before?.results ?? [];
      const result = resultOf(id);
      statements.set(key, {
        claim,
        verdict,
        explanation,
        count: (before?.count ?? 0) + 1,
        results: results.some((other) => other.id === id) ? results : [...results, result],
      });
    }
  }
  return [...statements.values()];
}

function judgeTable(data: TableData): { claim: string; verdict: Verdict; explanation: string | null }[] {
  return data.cells.map((cell) => {
    const column = data.columns.find((candidate) => candidate.id === cell.column)!;
    return { claim: column.group ?? column.label, verdict: cell.verdict, explanation: cell.explanation };
  });
}
