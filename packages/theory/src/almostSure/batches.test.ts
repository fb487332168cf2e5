import type { Batches } from "@sgd-basins/linalg";
import { BufferedStream, stream } from "@sgd-basins/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inverseBatchSize } from "../batch.ts";
import { type BatchDraws, batchDraws } from "./batchDraws.ts";
import { batchMeans } from "./batchMeans.ts";
import { studentQuantile } from "./studentQuantile.ts";

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

test("means of all batches have the components' mean, and p times their variance", () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 5 }), fc.boolean(), (numbers, k, once) => {
      const n = numbers.length;
      const total = numbers.reduce((a, b) => a + b);
      const weights = Float64Array.from(numbers, (number) => (once ? 1 / n : number / total));
      const values = Float64Array.from(numbers, (number, i) => number * (i + 1));
      const batch = once ? { size: Math.min(k, n), from: n } : k;
      const all = batchMeans(weights, values, batch, 1000);
      const moments = (p: Float64Array, x: Float64Array): [number, number, number] => {
        const mean = x.reduce((sum, value, i) => sum + (p[i] ?? 0) * value, 0);
        const square = x.reduce((sum, value, i) => sum + (p[i] ?? 0) * (value - mean) * (value - mean), 0);
        return [p.reduce((a, b) => a + b, 0), mean, square];
      };
      const [, mean, variance] = moments(weights, values);
      const found = moments(all?.probabilities ?? weights, all?.means ?? values);
      expect(found[0]).toBeCloseTo(1, 13);
      expect(found[1] / mean).toBeCloseTo(1, 12);
      expect(Math.abs(found[2] - inverseBatchSize(batch) * variance)).toBeLessThanOrEqual(1e-10 * (1 + variance));
    }),
    { seed: 1, numRuns: 200 },
  );
  expect(batchMeans(Float64Array.of(0.5, 0.5), Float64Array.of(1, 2), 100, 100)).toBeNull();
});

const ways = [
  ["by index", [0.1, 0.2, 0.3, 0.15, 0.25], 3],
  ["by counting", [0.1, 0.2, 0.3, 0.15, 0.25], 7],
  ["by splitting", [0.1, 0.2, 0.3, 0.15, 0.25], 50],
  ["without replacement", [0.2, 0.2, 0.2, 0.2, 0.2], { size: 3, from: 5 }],
] as const;

function roomFor({ atOnce, most }: BatchDraws): Batches {
  const entries = atOnce * most;
  return {
    starts: new Uint32Array(atOnce + 1),
    members: new Uint32Array(entries),
    counts: new Float64Array(entries),
  };
}

test.each(ways)("batches drawn %s are the same, however many are drawn at once", (_, p, batch) => {
  const all = [1, 3, 30].map((atOnce) => {
    const draws = batchDraws(Float64Array.from(p), batch);
    const batches = roomFor(draws);
    const source = new BufferedStream();
    source.follow(stream(2, "batches"));
    const drawn: number[][] = [];
    for (let step = 0; step < 30; step += atOnce) {
      draws.draw(source, batches, atOnce);
      for (let t = 0; t < atOnce; t++) {
        const [from, to] = batches.starts.subarray(t, t + 2);
        drawn.push([...batches.members.subarray(from, to), ...batches.counts.subarray(from, to)]);
      }
    }
    return drawn;
  });
  expect(all[1]).toEqual(all[0]);
  expect(all[2]).toEqual(all[0]);
});

test.each(ways)(
  "batches drawn %s hold k components, each as often as its weight says, with the variance of p",
  (_, p, batch) => {
    const weights = Float64Array.from(p);
    const draws = batchDraws(weights, batch);
    const { size, most, draw } = draws;
    const batches = roomFor(draws);
    const source = new BufferedStream();
    source.follow(stream(1, "batches", JSON.stringify(batch)));
    const steps = 20_000;
    const sums = new Float64Array(5);
    const squares = new Float64Array(5);
    for (let step = 0; step < steps; step++) {
      const t = step % 100;
      if (t === 0) draw(source, batches, 100);
      const [from, to] = batches.starts.subarray(t, t + 2);
      const tally = new Float64Array(5);
      for (let j = from; j < to; j++) tally[batches.members[j]] += batches.counts[j];
      expect(to - from).toBeLessThanOrEqual(most);
      expect(tally.reduce((a, b) => a + b)).toBe(size);
      for (let i = 0; i < 5; i++) {
        sums[i] += (tally[i] ?? 0) / size;
        squares[i] += ((tally[i] ?? 0) / size) * ((tally[i] ?? 0) / size);
      }
    }
    for (let i = 0; i < 5; i++) {
      const weight = weights[i] ?? 0;
      const mean = (sums[i] ?? 0) / steps;
      const variance = (squares[i] ?? 0) / steps - mean * mean;
      const expected = inverseBatchSize(batch) * weight * (1 - weight);
      // Five standard errors; of a variance about √(3/steps) of itself.
      expect(Math.abs(mean - weight)).toBeLessThanOrEqual(5 * Math.sqrt(expected / steps));
      expect(Math.abs(variance / expected - 1)).toBeLessThanOrEqual(5 * Math.sqrt(3 / steps));
    }
  },
);

test("Student's quantiles, from tables", () => {
  for (const [exceeded, degrees, value] of [
    [0.025, 31, 2.0395],
    [0.025, 11, 2.201],
    [0.0005, 31, 3.6335],
    [0.005, 11, 3.1058],
  ] as const) {
    expect(Math.abs(studentQuantile(exceeded, degrees) / value - 1)).toBeLessThan(2e-3);
  }
});
