import { expect, test } from "vitest";
import { readingOf, verdictOf } from "./verdictOf.ts";

const judged = (low: number, median: number, high: number, floor = 0) => ({ low, median, high, floor });

test.each([
  ["clearly slower", judged(0.05, 0.1, 0.15), "REGRESSED", "slower"],
  ["slower, but equal builds have shown as much", judged(0.05, 0.1, 0.15, 0.2), "INCONCLUSIVE", "undecided"],
  ["certain, but 2 %", judged(0.015, 0.02, 0.025), "SAME", "same"],
  ["no change", judged(-0.01, 0, 0.01), "SAME", "same"],
  ["noise", judged(-0.1, 0.05, 0.2), "INCONCLUSIVE", "undecided"],
  ["clearly faster", judged(-0.15, -0.1, -0.05), "INCONCLUSIVE", "faster"],
  ["faster, but equal builds have shown as much", judged(-0.15, -0.1, -0.05, 0.2), "INCONCLUSIVE", "undecided"],
] as const)("%s", (_, task, verdict, reading) => {
  expect([verdictOf(task), readingOf(task)]).toEqual([verdict, reading]);
});
