import type { TableData } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { readData } from "./readData.ts";

const tables = Object.fromEntries(
  (["table-1", "table-2", "table-3", "table-4", "table-5"] as const).map((id) => [id, readData(id, "table")]),
) as Record<"table-1" | "table-2" | "table-3" | "table-4" | "table-5", TableData>;

describe("Tables 3–5", () => {
  test("hold the paper's 78 numbers", () => {
    const cells = [tables["table-3"], tables["table-4"], tables["table-5"]].flatMap((table) => table.cells);
    expect(cells).toHaveLength(6 + 36 + 36);
    expect(cells.every(({ published }) => published !== null)).toBe(true);
  });

  test.each(["table-3", "table-4", "table-5"] as const)(
    "%s: the selected seed is within 3 %% of every published cell",
    (id) => {
      for (const { row, column, published, computed } of tables[id].cells) {
        const value = computed.find(({ realisation }) => realisation === "selected")?.value as number;
        expect(Math.abs(value / (published as number) - 1), `${row}, ${column}`).toBeLessThan(0.03);
      }
    },
  );

  test("every published cell lies between the 3rd and the 93rd percentile of unselected seeds", () => {
    for (const id of ["table-3", "table-4", "table-5"] as const) {
      for (const { range } of tables[id].cells) {
        expect(range?.seeds).toBe(1000);
        expect(range?.percentile).toBeGreaterThan(3);
        expect(range?.percentile).toBeLessThan(93);
      }
    }
  });

  test("a number holds exactly inside the 5–95 % range", () => {
    for (const id of ["table-3", "table-4", "table-5"] as const) {
      for (const { published, range, verdict } of tables[id].cells) {
        const inside =
          (range?.low as number) <= (published as number) && (published as number) <= (range?.high as number);
        expect(verdict).toBe(inside ? "holds" : "fails");
      }
    }
  });

  test("the default model is not the selected one", () => {
    for (const { computed } of tables["table-4"].cells) {
      expect(computed[0].value).not.toBe(computed[1].value);
    }
  });

  test("1 + γ is about d, and s = 0 for the largest γ", () => {
    for (const { dimension, gamma, s, rank } of tables["table-3"].geometries) {
      expect(rank).toBe(dimension);
      expect(s).toBe(0);
      expect((1 + gamma) / dimension).toBeGreaterThan(0.6);
      expect((1 + gamma) / dimension).toBeLessThan(1.6);
    }
  });
});

describe("Tables 1 and 2, quadratic minimum", () => {
  const cells = [tables["table-1"], tables["table-2"]].flatMap((table) =>
    table.cells.filter(({ column }) => column.startsWith("quadratic/")),
  );

  test("the published numbers lie inside the range over seeds", () => {
    expect(cells).toHaveLength(16);
    for (const { verdict } of cells) expect(verdict).toBe("holds");
  });

  test("the range is that of a mean of fifty U(0.95, 1.05) factors", () => {
    const deviation = 0.1 / Math.sqrt(12) / Math.sqrt(50);
    for (const { range, published } of cells) {
      const halfWidth = ((range?.high as number) - (range?.low as number)) / 2 / (published as number);
      // A 5 % quantile of 1,000 values has a standard error of about 2 % of 1.645 deviations … allow five of them.
      expect(Math.abs(halfWidth / (1.645 * deviation) - 1)).toBeLessThan(0.17);
    }
  });

  test("a draw with mean factor 1.00389 and CV² 0.00077 gives every published cell within 0.01 %", () => {
    const models: Record<string, number> = { "model-1": 0.2, "model-2": 0.001, "model-3": 0.2, "model-4": 0.001 };
    for (const { row, column, published } of cells) {
      const bound = 2 / ((1 + (column.endsWith("/1") ? 0.00077 : 0)) * 2 * models[row] * 1.00389);
      expect(Math.abs(bound / (published as number) - 1), `${row}, ${column}`).toBeLessThan(1e-4);
    }
  });
});

describe("Tables 1 and 2, circular minimum", () => {
  const value = (table: "table-1" | "table-2", row: string, column: string): number =>
    tables[table].cells.find((cell) => cell.row === row && cell.column === column)?.computed[0].value as number;

  test.each([
    ["model-1", 5.26e10, 5.3e10],
    ["model-2", 5.26e10, 5.3e10],
    ["model-3", 8.42e11, 8.48e11],
    ["model-4", 8.42e11, 8.48e11],
  ])("%s: the honest estimate is about %d for SGD-1 and %d for gradient descent", (row, one, inf) => {
    const range = (column: string) =>
      tables["table-1"].cells.find((cell) => cell.row === row && cell.column === column)?.range;
    for (const [column, expected] of [
      ["circular/1", one],
      ["circular/inf", inf],
    ] as const) {
      expect(range(column)?.low).toBeLessThan(expected);
      expect(range(column)?.high).toBeGreaterThan(expected);
    }
  });

  test("Model 3's bound is sixteen times Model 1's, not ten thousand times", () => {
    expect(value("table-1", "model-3", "circular/inf") / value("table-1", "model-1", "circular/inf")).toBeCloseTo(
      16,
      6,
    );
  });

  test("the columns at k_max have no value, and say why", () => {
    for (const table of ["table-1", "table-2"] as const) {
      const columns = tables[table].cells.filter(({ column }) => column.endsWith("kmax"));
      expect(columns).toHaveLength(8);
      for (const { computed, verdict, explanation } of columns) {
        expect(computed[0].value).toBeNull();
        expect(computed[0].reason).toMatch(/^kₘₐₓ < 1/);
        expect(verdict).toBe("cannot be tested");
        expect(explanation).toBe("circular-minimum");
      }
    }
  });

  test("the convergence bound does not exceed the divergence bound", () => {
    for (const row of ["model-1", "model-2", "model-3", "model-4"]) {
      for (const column of ["circular/1", "circular/inf", "quadratic/1", "quadratic/inf"]) {
        expect(value("table-2", row, column)).toBeLessThanOrEqual(value("table-1", row, column) * (1 + 1e-12));
      }
    }
  });
});
