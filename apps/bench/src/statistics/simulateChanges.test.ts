import { expect, test } from "vitest";
import { simulateChanges } from "./simulateChanges.ts";

// What `bench power` prints for each law stands in docs/benchmark-gate.md; here are the limits that must hold.
test.each([
  ["Gaussian 3 %", 0.02],
  ["Gaussian 5 %", 0.08],
  ["10 % outliers", 0.02],
  ["t₂", 0.02],
  ["AR(0.6)", 0.12],
] as const)("without a change, %s has one in few histories, and a change of a half is found", (law, most) => {
  expect(simulateChanges(law, 0, 200, 7).false).toBeLessThanOrEqual(most);
  expect(simulateChanges(law, 0.5, 200, 7).found).toBeGreaterThanOrEqual(0.99);
});
