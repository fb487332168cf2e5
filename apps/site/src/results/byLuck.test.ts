import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { artefactFile, parseArtefact } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { byLuck } from "./byLuck.ts";

const reports = fileURLToPath(new URL("../../../../reports", import.meta.url));
const table = parseArtefact(readFileSync(`${reports}/${artefactFile("table-4")}`, "utf8"), "table-4.json", "table-4");

/** As a range's ends are taken: interpolated between the order statistics at 1 + q(n − 1). */
function quantile(sorted: readonly number[], q: number): number {
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below]! + (at - below) * (sorted[below + 1]! - sorted[below]!);
}

test.each([21, 100, 1000])("of %d draws and one more, luck puts as many outside the range of the others", (n) => {
  const values = Array.from({ length: n + 1 }, (_, i) => i);
  const outside = values.filter((value) => {
    const others = values.toSpliced(value, 1);
    return value < quantile(others, 0.05) || value > quantile(others, 0.95);
  }).length;
  const { data } = table;
  if (data.kind !== "table") throw new Error("no table");
  const cells = data.cells.map((cell) => ({ ...cell, range: cell.range && { ...cell.range, seeds: n } }));
  const { numbers, outside: expected } = byLuck([{ ...table, data: { ...data, cells } }]);
  expect(numbers).toBe(36);
  // The end lies between two draws, and so does the count: less than one draw at either end.
  expect(Math.abs((expected / numbers) * (n + 1) - outside)).toBeLessThan(2);
});

test("numbers that cannot be tested, or fail for a known reason, are not luck's", () => {
  const { data } = table;
  if (data.kind !== "table") throw new Error("no table");
  const verdicts = ["holds", "fails", "fails for a known reason", "cannot be tested"] as const;
  const cells = data.cells.slice(0, 4).map((cell, i) => ({ ...cell, verdict: verdicts[i]! }));
  expect(byLuck([{ ...table, data: { ...data, cells } }]).numbers).toBe(2);
});
