import { expect, test } from "vitest";
import { batchSizes, divergenceTransition } from "./boundsKind.ts";

// At the models' circular minimum k_max is below 1, so that no table comes here.
test("the middle batch sizes are 0.99 k_max, rounded, and 2 k_max, and there are none below k_max = 1", () => {
  expect(batchSizes(300)).toEqual({ "1": 1, "0.99kmax": 297, "2kmax": 600, inf: "inf" });
  expect(batchSizes(1)).toEqual({ "1": 1, "0.99kmax": 1, "2kmax": 2, inf: "inf" });
  expect(batchSizes(0)).toEqual({ "1": 1, "0.99kmax": null, "2kmax": null, inf: "inf" });
});

test("Table 1's k_max is the largest integer below s/(λᵣ₋₁λᵣ) − γ, below −γ at rank 1", () => {
  const at = (s: number, gamma: number) =>
    divergenceTransition({ rank: 3, eigenvalues: Float64Array.of(9, 2, 1), s, gamma });
  expect(at(21, 0)).toBe(10);
  expect(at(20, 0)).toBe(9);
  expect(at(20, 0.5)).toBe(9);
  expect(at(0, 0)).toBe(-1);
  expect(divergenceTransition({ rank: 1, eigenvalues: Float64Array.of(2), s: 8, gamma: 0.5 })).toBe(-1);
});
