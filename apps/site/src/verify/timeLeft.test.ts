import { expect, test } from "vitest";
import { timeLeft } from "./timeLeft.ts";

test("the rest is taken to go as fast as what is done, and nothing is said too early or at the end", () => {
  expect(timeLeft(0.25, 10)).toBe("about 30 s left");
  expect(timeLeft(0.1, 30)).toBe("about 5 min left");
  expect(timeLeft(0.5, 54)).toBe("about 55 s left");
  expect(timeLeft(0.5, 1)).toBe("");
  expect(timeLeft(0.01, 60)).toBe("");
  expect(timeLeft(1, 60)).toBe("");
});
