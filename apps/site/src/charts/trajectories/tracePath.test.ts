import fc from "fast-check";
import { expect, test } from "vitest";
import { tracePath } from "./tracePath.ts";

test("steps are relative, level stretches are one command", () => {
  expect(tracePath([[10, 12, 9, 9, 9, 8]])).toBe("M0 10l1 2 1-3h2l1-1");
});

test("runs that round to the same line are written once", () => {
  expect(
    tracePath([
      [1, 2],
      [1.2, 1.9],
      [3, 3],
    ]),
  ).toBe("M0 1l1 1M0 3h1");
});

test("the path passes through every rounded iterate", () => {
  const run = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(run, (values) => {
      expect(follow(tracePath([values]))).toEqual(values.map((value) => Math.round(value) + 0));
    }),
    { seed: 1 },
  );
});

/** The ordinates at x = 0, 1, 2, … of a path of one run. */
function follow(path: string): number[] {
  const ordinates: number[] = [];
  for (const [, command, text] of path.matchAll(/([Mlh])([^Mlh]*)/g)) {
    const numbers = Array.from(text!.matchAll(/-?\d+/g), Number);
    const last = ordinates[ordinates.length - 1] ?? 0;
    if (command === "M") ordinates.push(numbers[1]! + 0);
    else if (command === "h") for (let i = 0; i < numbers[0]!; i++) ordinates.push(last);
    else for (let i = 1; i < numbers.length; i += 2) ordinates.push(ordinates[ordinates.length - 1]! + numbers[i]!);
  }
  return ordinates;
}
