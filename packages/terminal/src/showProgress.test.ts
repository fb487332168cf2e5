import { expect, test, vi } from "vitest";
import { formatDuration } from "./formatDuration.ts";
import { showProgress } from "./showProgress.ts";

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

test("without a terminal a line is written at once after two seconds, then every ten per cent or fifteen seconds", () => {
  expect(
    lines([
      [3, 0.05],
      [4, 0.11],
      [5, 0.15],
      [20, 0.2],
      [40, 0.21],
    ]),
  ).toEqual([
    "study: 5 %, work, about 57 s left\n",
    "study: 20 %, work, about 1 min left\n",
    "study: 21 %, work, about 3 min left\n",
  ]);
});

test("before anything is done the time left is unknown", () => {
  expect(lines([[20, 0]])).toEqual(["study: 0 %, work, time left unknown\n"]);
});

test("work of which nothing is heard is shown after two seconds and every fifteen, until it ends", () => {
  vi.useFakeTimers();
  try {
    const written: string[] = [];
    const context = { terminal: false, writeError: (text: string) => void written.push(text) };
    const display = showProgress(context, "study", () => Date.now() / 1000);
    display.update(0, "0 of 2 tasks");
    vi.advanceTimersByTime(2000);
    expect(written).toEqual(["study: 0 %, 0 of 2 tasks, time left unknown\n"]);
    display.update(0.5, "1 of 2 tasks");
    vi.advanceTimersByTime(15_000);
    expect(written.slice(1)).toEqual([
      "study: 50 %, 1 of 2 tasks, about 2 s left\n",
      "study: 50 %, 1 of 2 tasks, about 17 s left\n",
    ]);
    display.end();
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
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
