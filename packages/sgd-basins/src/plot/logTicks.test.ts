import { expect, test } from "vitest";
import { logTicks } from "./logTicks.ts";

test.each([
  ["over many decades every other power of ten or fewer", [3e-6, 267], [1e-4, 1e-2, 1, 100]],
  ["over some decades each power of ten", [0.02, 30], [0.1, 1, 10]],
  ["over a decade ones, twos and fives", [0.15, 1.2], [0.2, 0.5, 1]],
  ["over less even steps", [1.01, 1.06], [1.02, 1.04, 1.06]],
  ["at the ends of the range of doubles", [1e-300, 1e300], [1e-242, 1e-121, 1, 1e121, 1e242]],
] as const)("%s", (_, [low, high], ticks) => {
  expect(logTicks(low, high)).toEqual(ticks);
});
