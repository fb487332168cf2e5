import fc from "fast-check";
import { expect, test } from "vitest";
import { withLanes } from "./lanes.ts";
import { arbitraryMatrix } from "./testing/matrices.ts";

const cases = fc
  .record({
    r: fc.integer({ min: 1, max: 9 }),
    lanes: fc.integer({ min: 1, max: 19 }),
    count: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ r, lanes, count }) =>
    fc.record({
      r: fc.constant(r),
      lanes: fc.constant(lanes),
      count: fc.constant(count),
      factors: arbitraryMatrix(lanes, 1),
      rows: arbitraryMatrix(count, r),
      times: arbitraryMatrix(count, 1),
      vectors: arbitraryMatrix(r, lanes),
      change: arbitraryMatrix(r, lanes),
      matrix: arbitraryMatrix(r, r),
    }),
  );
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** A sum in ascending order that begins with a number. */
function sum(first: number, count: number, term: (i: number) => number): number {
  let total = first;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
}

/** r×lanes numbers by a formula. */
function table({ r, lanes }: Case, entry: (a: number, lane: number) => number): Float64Array {
  return Float64Array.from({ length: r * lanes }, (_, e) => entry(Math.floor(e / lanes), e % lanes));
}

/** y_j'v of a lane. */
function product({ r, lanes, rows, vectors }: Case, j: number, lane: number): number {
  return sum(0, r, (b) => rows[j * r + b] * vectors[b * lanes + lane]);
}

test("steps of many vectors at once have the bits of the loops, in every lane", () => {
  fc.assert(
    fc.property(cases, (given) => {
      const { r, lanes, count, factors, rows, times, vectors, change, matrix } = given;
      const made = withLanes([{ r, factors, room: count, matrix: true }], ([side]) => {
        side.vectors.set(vectors);
        side.rows.set(rows);
        side.times.set(times);
        side.change.set(change);
        side.matrix.set(matrix);
        side.addRows(count);
        const added = side.change.slice();
        side.addOuterRows(count);
        const outer = side.matrix.slice();
        side.subtractChange();
        const subtracted = side.vectors.slice();
        side.vectors.set(vectors);
        side.multiply();
        const multiplied = side.change.slice();
        side.subtractRow();
        const reflected = side.vectors.slice();
        side.vectors.set(vectors);
        side.scale(3);
        return { added, outer, subtracted, multiplied, reflected, scaled: side.vectors.slice() };
      });
      const added = table(given, (a, lane) =>
        sum(change[a * lanes + lane], count, (j) => rows[j * r + a] * (product(given, j, lane) * times[j])),
      );
      expect(made.added).toEqual(added);
      expect(made.subtracted).toEqual(
        table(given, (a, lane) => vectors[a * lanes + lane] - factors[lane] * added[a * lanes + lane]),
      );
      const outer = matrix.map((entry, e) => {
        const [a, b] = [Math.floor(e / r), e % r];
        return b > a ? entry : sum(entry, count, (j) => times[j] * rows[j * r + a] * rows[j * r + b]);
      });
      expect(made.outer).toEqual(outer);
      expect(made.multiplied).toEqual(
        table(given, (a, lane) =>
          sum(0, r, (b) => outer[Math.max(a, b) * r + Math.min(a, b)] * vectors[b * lanes + lane]),
        ),
      );
      expect(made.reflected).toEqual(
        table(given, (a, lane) => vectors[a * lanes + lane] - factors[lane] * (rows[a] * product(given, 0, lane))),
      );
      expect(made.scaled).toEqual(
        table(given, (a, lane) => vectors[a * lanes + lane] * (1 - factors[lane] * (rows[a] / 3))),
      );
    }),
    { seed: 1 },
  );
});

test("several shapes have places of their own, which are free afterwards", () => {
  const shape = { r: 3, factors: Float64Array.of(1, 2, 3), room: 2, matrix: true };
  const begin = (): number[] =>
    withLanes([shape, { ...shape, matrix: false }], (all) => {
      const arrays = all.flatMap(({ vectors, rows, times, change, matrix }) => [vectors, rows, times, change, matrix]);
      arrays.forEach((array, i) => {
        expect(array.every((entry) => entry === 0) || array === all[i < 5 ? 0 : 1].rows || array.length === 2).toBe(
          true,
        );
        array.fill(i);
      });
      for (const [i, array] of arrays.entries()) expect(new Set(array)).toEqual(new Set(array.length === 0 ? [] : [i]));
      return arrays.map(({ byteOffset }) => byteOffset);
    });
  expect(begin()).toEqual(begin());
});

test("a size that is none is refused", () => {
  const factors = Float64Array.of(1);
  expect(() => withLanes([{ r: 0, factors, room: 1, matrix: false }], () => 0)).toThrow("r must be an integer ≥ 1");
  expect(() => withLanes([{ r: 1, factors, room: 0.5, matrix: true }], () => 0)).toThrow("room must be an integer ≥ 0");
});
