import { expect, test } from "vitest";
import { outcomeOf } from "./outcomeOf.ts";

const compared = (low: number, median: number, high: number, floor = 0) => ({ low, median, high, floor });

test.each([
  ["clearly slower", 1.5, compared(0.1, 0.2, 0.3), "confirmed"],
  ["clearly faster", 0.5, compared(-0.3, -0.2, -0.1), "confirmed"],
  ["certain, but less than the task moves between equal builds", 1.5, compared(0.03, 0.04, 0.05, 0.06), "undecided"],
  ["certain, but a change of 2 %", 0.9, compared(-0.025, -0.02, -0.015), "refuted"],
  ["no change", 1.5, compared(-0.02, 0, 0.02), "refuted"],
  ["faster where the history has slower", 1.5, compared(-0.3, -0.2, -0.1), "refuted"],
  ["slower where the history has faster", 0.5, compared(0.1, 0.2, 0.3), "refuted"],
  ["noise", 1.5, compared(-0.1, 0.05, 0.2), "undecided"],
  ["noise on a faster one", 0.5, compared(-0.2, -0.05, 0.1), "undecided"],
] as const)("%s", (_, factor, interval, outcome) => {
  expect(outcomeOf(factor, interval)).toBe(outcome);
});
