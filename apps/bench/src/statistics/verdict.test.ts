import { expect, test } from "vitest";
import { simulateGate } from "./simulateGate.ts";
import { judge } from "./verdict.ts";

const spread = (center: number, width: number): number[] =>
  Array.from({ length: 30 }, (_, i) => center + width * (i / 29 - 0.5));

test("a regression must be certain and relevant, and above what equal builds have shown", () => {
  expect(judge(spread(Math.log(1.1), 0.01), 8, 0).verdict).toBe("REGRESSED");
  expect(judge(spread(Math.log(1.1), 0.01), 8, Math.log(1.2)).verdict).toBe("INCONCLUSIVE");
  expect(judge(spread(Math.log(1.1), 0.5), 8, 0).verdict).toBe("INCONCLUSIVE");
  expect(judge(spread(Math.log(1.02), 0.001), 8, 0).verdict).toBe("SAME");
  expect(judge(spread(0, 0.02), 8, 0).verdict).toBe("SAME");
  expect(judge(spread(-0.2, 0.01), 8, 0).verdict).toBe("INCONCLUSIVE");
});

test("equal builds are hardly ever called a regression, whatever the law of the noise", () => {
  for (const law of ["Gaussian 3 %", "Gaussian 5 %", "10 % outliers", "t₂", "AR(0.6)"] as const) {
    expect(simulateGate(law, 0, 1000, 1).REGRESSED).toBeLessThanOrEqual(0.005);
  }
});

test("a slowdown of 10 % is found under noise of 3 %, with outliers too", () => {
  expect(simulateGate("Gaussian 3 %", 0.1, 500, 1).REGRESSED).toBeGreaterThan(0.99);
  expect(simulateGate("10 % outliers", 0.1, 500, 1).REGRESSED).toBeGreaterThan(0.95);
});
