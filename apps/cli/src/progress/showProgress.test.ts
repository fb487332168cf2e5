import { expect, test } from "vitest";
import { formatDuration, showProgress } from "./showProgress.ts";

function lines(updates: readonly (readonly [seconds: number, share: number])[]): string[] {
  const written: string[] = [];
  let clock = 100;
  const context = { terminal: false, writeError: (text: string) => void written.push(text) };
  const display = showProgress(context, "study", () => clock);
  for (const [seconds, share] of updates) {
    clock = 100 + seconds;
    display.update(share, "work");
  }
  display.end();
  return written;
}

test("work of less than two seconds is silent", () => {
  expect(
    lines([
      [0, 0],
      [0.5, 0.3],
      [1.9, 1],
    ]),
  ).toEqual([]);
});

test("without a terminal a line is written every ten per cent or fifteen seconds", () => {
  expect(
    lines([
      [3, 0.05],
      [4, 0.11],
      [5, 0.15],
      [20, 0.2],
      [40, 0.21],
    ]),
  ).toEqual([
    "study: 11 %, work, about 33 s left\n",
    "study: 20 %, work, about 1 min left\n",
    "study: 21 %, work, about 3 min left\n",
  ]);
});

test("before anything is done the time left is unknown", () => {
  expect(lines([[20, 0]])).toEqual(["study: 0 %, work, time left unknown\n"]);
});

test.each([
  [0.2, "1 s"],
  [59.4, "60 s"],
  [61, "1 min"],
  [3599, "1 h 0 min"],
  [7500, "2 h 5 min"],
])("%f seconds are %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
