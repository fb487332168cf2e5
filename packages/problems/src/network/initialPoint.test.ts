import { stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { initialPoint } from "./initialPoint.ts";
import { layersOf } from "./shape.ts";

test("parameters fill the interval that their layer's width gives, and are the stream's", () => {
  const shape = { inputs: 4, hidden: [40, 100], outputs: 2 };
  const x = initialPoint(shape, stream(1, "initial-point-test"));
  expect(x).toEqual(initialPoint(shape, stream(1, "initial-point-test")));
  for (const { units, reads, at } of layersOf(shape)) {
    const own = x.subarray(at, at + units * (reads + 1)).map((entry) => entry * Math.sqrt(reads));
    const [low, high] = [Math.min(...own), Math.max(...own)];
    // Of 200 or more uniform numbers, the probability of a gap of 0.08 at either end is below 1e-3.
    expect(low).toBeGreaterThanOrEqual(-1);
    expect(low).toBeLessThan(-0.92);
    expect(high).toBeLessThan(1);
    expect(high).toBeGreaterThan(0.92);
  }
});
