import { normal, stream, uniformIndex } from "@sgd-basins/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Batches } from "./batches.ts";
import { type Action, type LanesShape, withLanes } from "./lanes.ts";

/** What vectors are before some steps, and the batches of these. */
interface Case {
  readonly shape: LanesShape;
  readonly batches: Batches;
  readonly vectors: Float64Array;
}

const actions: Action["by"][] = ["row", "rows", "outer rows", "matrices", "numbers"];

function actionOf(by: Action["by"], rowsEach: number): Action {
  if (by === "rows" || by === "outer rows") return { by, rowsEach };
  return by === "numbers" ? { by, divisor: 3 } : { by };
}

function eachOf({ by }: Action, r: number, rowsEach: number): number {
  if (by === "rows" || by === "outer rows") return rowsEach * r;
  return by === "matrices" ? r * r : r;
}

const sizes = fc.record({
  by: fc.constantFrom(...actions),
  r: fc.integer({ min: 1, max: 9 }),
  lanes: fc.integer({ min: 1, max: 19 }),
  rowsEach: fc.integer({ min: 1, max: 3 }),
  members: fc.integer({ min: 1, max: 6 }),
  steps: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(),
});
type Sizes = typeof sizes extends fc.Arbitrary<infer T> ? T : never;

/** Rows, matrices or numbers of a member, a quarter of them zero, and batches of one to seven members; of one by "row". */
function made({ by, r, lanes, rowsEach, members, steps, seed }: Sizes): Case {
  const source = stream(seed, "lanes");
  const action = actionOf(by, rowsEach);
  const numbers = (length: number): Float64Array => Float64Array.from({ length }, () => normal(source));
  const lengths = Array.from({ length: steps }, () => (by === "row" ? 1 : 1 + uniformIndex(source, 7)));
  const total = lengths.reduce((a, b) => a + b);
  return {
    shape: {
      r,
      factors: numbers(lanes),
      action,
      entries: Float64Array.from({ length: members * eachOf(action, r, rowsEach) }, () =>
        uniformIndex(source, 4) === 0 ? 0 : normal(source),
      ),
    },
    batches: {
      starts: Uint32Array.from({ length: steps + 1 }, (_, t) => lengths.slice(0, t).reduce((a, b) => a + b, 0)),
      members: Uint32Array.from({ length: total }, () => uniformIndex(source, members)),
      counts: Float64Array.from({ length: total }, () => 1 + uniformIndex(source, 3)),
    },
    vectors: numbers(r * lanes),
  };
}

/** The vectors after all steps. */
function walked({ shape, batches, vectors }: Case): Float64Array {
  const steps = batches.starts.length - 1;
  return withLanes([shape], { batches: steps, entries: batches.members.length }, ([side], there) => {
    there.starts.set(batches.starts);
    there.members.set(batches.members);
    there.counts.set(batches.counts);
    side.vectors.set(vectors);
    side.walk(there, 0, 1);
    side.walk(there, 1, steps);
    return side.vectors.slice();
  });
}

/** A sum in ascending order. */
function sum(count: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
}

/** One vector after a step with a batch, by the definition. */
function stepped(
  { r, action, entries }: LanesShape,
  factor: number,
  members: readonly number[],
  counts: readonly number[],
  v: readonly number[],
): number[] {
  const all = members.length;
  if (action.by === "numbers") {
    return v.map(
      (x, a) => x * (1 - factor * (sum(all, (j) => counts[j] * entries[members[j] * r + a]) / action.divisor)),
    );
  }
  if (action.by === "matrices") {
    const entry = (a: number, b: number): number =>
      sum(all, (j) => counts[j] * entries[(members[j] * r + Math.max(a, b)) * r + Math.min(a, b)]);
    return v.map((x, a) => x - factor * sum(r, (b) => entry(a, b) * v[b]));
  }
  const rowsEach = action.by === "row" ? 1 : action.rowsEach;
  const y = (row: number, a: number): number =>
    entries[(members[Math.floor(row / rowsEach)] * rowsEach + (row % rowsEach)) * r + a];
  const times = (row: number): number => counts[Math.floor(row / rowsEach)];
  const product = (row: number): number => sum(r, (b) => y(row, b) * v[b]);
  const rows = all * rowsEach;
  if (action.by === "row") return v.map((x, a) => x - factor * (y(0, a) * product(0)));
  if (action.by === "rows") {
    return v.map((x, a) => x - factor * sum(rows, (row) => y(row, a) * (product(row) * times(row))));
  }
  const entry = (a: number, b: number): number =>
    sum(rows, (row) => times(row) * y(row, Math.max(a, b)) * y(row, Math.min(a, b)));
  return v.map((x, a) => x - factor * sum(r, (b) => entry(a, b) * v[b]));
}

function defined({ shape, batches: { starts, members, counts }, vectors }: Case): Float64Array {
  const { r, factors } = shape;
  const lanes = factors.length;
  const out = new Float64Array(vectors.length);
  factors.forEach((factor, lane) => {
    let v = Array.from({ length: r }, (_, a) => vectors[a * lanes + lane]);
    for (let t = 0; t + 1 < starts.length; t++) {
      const own = <T>(array: ArrayLike<T>): T[] => Array.from(array).slice(starts[t], starts[t + 1]);
      v = stepped(shape, factor, own(members), own(counts), v);
    }
    v.forEach((x, a) => {
      out[a * lanes + lane] = x;
    });
  });
  return out;
}

test("steps of many vectors at once have the bits of the definition, in every lane", () => {
  fc.assert(
    fc.property(sizes, (some) => {
      const given = made(some);
      expect(walked(given)).toEqual(defined(given));
    }),
    { seed: 1, numRuns: 400 },
  );
});

test.each(actions)(
  "by %s: members too many to lie where the kernels reach them are brought, with the same bits",
  (by) => {
    // 600 members a batch, and room for 146 rows of 7 at a time.
    const given = made({ by, r: 7, lanes: 9, rowsEach: 1, members: 80_000, steps: 2, seed: 1 });
    const { batches } = given;
    const size = by === "row" ? 1 : 600;
    const large: Case = {
      ...given,
      batches: {
        starts: batches.starts.map((_, t) => t * size),
        members: Uint32Array.from({ length: 2 * size }, (_, j) => 79_999 - 60 * j),
        counts: Float64Array.from({ length: 2 * size }, (_, j) => 1 + (j % 3)),
      },
    };
    expect(walked(large)).toEqual(defined(large));
  },
);

test("each vector becomes one of length one, but for one without a length", () => {
  fc.assert(
    fc.property(sizes, fc.nat(18), (some, zero) => {
      const { shape, vectors } = made(some);
      const { r, factors } = shape;
      const lanes = factors.length;
      for (let e = zero % lanes; e < vectors.length; e += lanes) vectors[e] = 0;
      const { squares, after } = withLanes([shape], { batches: 1, entries: 1 }, ([side]) => {
        side.vectors.set(vectors);
        return { squares: side.normalise().slice(), after: side.vectors.slice() };
      });
      expect(squares).toEqual(
        factors.map((_, lane) => sum(r, (a) => vectors[a * lanes + lane] * vectors[a * lanes + lane])),
      );
      expect(squares[zero % lanes]).toBe(0);
      expect(after).toEqual(
        vectors.map((x, e) => (e % lanes === zero % lanes ? 0 : x * (1 / Math.sqrt(squares[e % lanes])))),
      );
    }),
    { seed: 1 },
  );
});

test("several shapes have places of their own, which are free afterwards", () => {
  const { shape, batches } = made({ by: "matrices", r: 3, lanes: 3, rowsEach: 1, members: 2, steps: 1, seed: 1 });
  const begin = (): number[] =>
    withLanes(
      [shape, { ...shape, action: { by: "rows", rowsEach: 3 } }],
      { batches: 1, entries: batches.members.length },
      (all, there) => {
        for (const { vectors } of all) expect(vectors).toEqual(new Float64Array(9));
        there.members.fill(1);
        there.counts.fill(2);
        for (const [i, { vectors }] of all.entries()) vectors.fill(3 + i);
        expect(new Set(there.members)).toEqual(new Set([1]));
        expect(new Set(there.counts)).toEqual(new Set([2]));
        all.forEach(({ vectors }, i) => {
          expect(new Set(vectors)).toEqual(new Set([3 + i]));
        });
        return [there.starts, there.members, there.counts, ...all.map(({ vectors }) => vectors)].map(
          ({ byteOffset }) => byteOffset,
        );
      },
    );
  expect(begin()).toEqual(begin());
});

test("a size that is none is refused", () => {
  const { shape } = made({ by: "row", r: 2, lanes: 1, rowsEach: 1, members: 2, steps: 1, seed: 1 });
  const room = { batches: 1, entries: 1 };
  const none = (): number => 0;
  expect(() => withLanes([{ ...shape, r: 0 }], room, none)).toThrow("r must be an integer ≥ 1");
  expect(() => withLanes([{ ...shape, r: 3 }], room, none)).toThrow("members must be an integer ≥ 1");
  expect(() => withLanes([shape], { ...room, batches: 0.5 }, none)).toThrow("batches must be an integer ≥ 1");
});
