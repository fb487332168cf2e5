import { exampleCommits, exampleHistory } from "@sgd-basins/bench-documents/testing";
import { findTrends } from "@sgd-basins/bench-documents/trends";
import { expect, test } from "vitest";
import { formatHistory } from "./formatHistory.ts";

test("the table names task, commits and artefacts", () => {
  const report = findTrends(new Map([["abacus", exampleHistory()]]), exampleCommits);
  const table = formatHistory(report);
  expect(table).toContain("2 series of 40 commits on 1 machine\n");
  expect(table).toMatch(/linalg\/multiply n=200 +\+\d+\.\d %/);
  expect(table).toContain("table-1, table-2, table-3, … (31)");
  expect(formatHistory({ ...report, trends: [] })).toContain("no change points");
});
