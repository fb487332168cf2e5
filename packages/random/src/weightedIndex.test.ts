import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildAliasTable } from "./aliasTable.ts";
import { BufferedStream } from "./bufferedStream.ts";
import { type Stream, stream } from "./stream.ts";
import { chiSquareDeviation } from "./testing/goodnessOfFit.ts";
import { uniform01 } from "./uniform.ts";
import { uniformIndex } from "./uniformIndex.ts";
import { weightedIndexFiller, weightedIndexSampler } from "./weightedIndex.ts";

describe("weightedIndexSampler", () => {
  test("gives the pinned sequence", () => {
    const sample = weightedIndexSampler([1, 2, 3, 4, 0.5]);
    const source = stream(1, "weighted");
    expect(Array.from({ length: 12 }, () => sample(source))).toEqual([3, 3, 3, 2, 3, 3, 0, 3, 2, 3, 4, 4]);
  });

  test("draws each index as often as its weight asks", () => {
    const source = stream(2, "weighted");
    const cases = [
      [1, 2, 3, 4],
      [0.3, 0.3, 0.3, 0.1],
      [1000, 1, 1, 1, 1, 1, 1, 1],
      Array.from({ length: 200 }, () => 0.05 + uniform01(source)),
      Array.from({ length: 50 }, () => 1 / 50),
    ];
    for (const weights of cases) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const count = 100000;
      const observed = new Float64Array(weights.length);
      const sample = weightedIndexSampler(weights);
      for (let i = 0; i < count; i++) observed[sample(source)]++;
      const expected = weights.map((weight) => (weight / total) * count);
      expect(Math.abs(chiSquareDeviation(observed, expected))).toBeLessThan(5);
    }
  });

  test("the table’s law is within 2^−33 of the weights in total variation", () => {
    const weight = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 300 }), (weights) => {
        const n = weights.length;
        const total = weights.reduce((sum, w) => sum + w, 0);
        const { threshold, alias } = buildAliasTable(weights, total);
        const law = new Float64Array(n);
        for (let i = 0; i < n; i++) {
          const kept = alias[i] === i ? 1 : threshold[i] / 2 ** 32;
          law[i] += kept / n;
          law[alias[i]] += (1 - kept) / n;
        }
        const distance = weights.reduce((sum, w, i) => sum + Math.abs(law[i] - w / total), 0) / 2;
        // n · 2^-52 covers the rounding of shares and sums, here and in the table.
        expect(distance).toBeLessThanOrEqual(2 ** -33 + n * 2 ** -52);
      }),
      { seed: 1 },
    );
  });

  test("equal weights cost one word and are exactly uniform indices", () => {
    const sample = weightedIndexSampler(new Float64Array(7).fill(1 / 7));
    const left = stream(3, "equal");
    const right = stream(3, "equal");
    for (let i = 0; i < 100; i++) expect(sample(left)).toBe(uniformIndex(right, 7));
    expect(left.nextUint32()).toBe(right.nextUint32());
  });

  test("scaling all weights by a power of two changes no draw", () => {
    const weights = [0.1, 0.7, 0.4, 3];
    const sample = weightedIndexSampler(weights);
    const scaled = weightedIndexSampler(weights.map((weight) => 1024 * weight));
    const left = stream(4, "scaled");
    const right = stream(4, "scaled");
    for (let i = 0; i < 500; i++) expect(scaled(right)).toBe(sample(left));
  });

  test("later changes of the weights do not reach the sampler", () => {
    const weights = [1, 2, 3];
    const sample = weightedIndexSampler(weights);
    const before = stream(5);
    const drawn = Array.from({ length: 50 }, () => sample(before));
    weights[0] = 1e9;
    const after = stream(5);
    expect(Array.from({ length: 50 }, () => sample(after))).toEqual(drawn);
  });

  test("refuses weights that are empty, not positive, not finite, or whose sum overflows", () => {
    const bad = [[], [1, 0], [1, -1], [Number.NaN], [Number.POSITIVE_INFINITY, 1], [1e308, 1e308]];
    for (const weights of bad) expect(() => weightedIndexSampler(weights)).toThrow(RangeError);
    expect(() => weightedIndexSampler([1, 0])).toThrow("weight 1 is 0");
  });
});

describe("weightedIndexFiller", () => {
  function buffered(source: Stream): BufferedStream {
    const words = new BufferedStream();
    words.follow(source);
    return words;
  }

  /** A stream whose words are those of a list, then Philox's. */
  function scripted(first: readonly number[]): Stream {
    const source = stream(7, "scripted");
    const next = source.nextUint32.bind(source);
    let used = 0;
    source.nextUint32 = () => (used < first.length ? first[used++] : next());
    return source;
  }

  test("gives what the sampler gives, and leaves the stream where it does", () => {
    const count = fc.integer({ min: 0, max: 3000 });
    const weights = fc.oneof(
      fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 70000 }).map((n) => new Array<number>(n).fill(1)),
    );
    fc.assert(
      fc.property(weights, count, fc.nat(), (some, length, seed) => {
        const out = new Uint32Array(length);
        const [left, right] = [buffered(stream(seed, "filler")), stream(seed, "filler")];
        weightedIndexFiller(some)(left, out, length);
        const sample = weightedIndexSampler(some);
        expect(Array.from(out)).toEqual(Array.from(out, () => sample(right)));
        expect(left.nextUint32()).toBe(right.nextUint32());
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("fillers take turns, with tables small and too large for the kernels", () => {
    const all = [3, 65536, 65537].map((n) => Float64Array.from({ length: n }, (_, i) => 1 + (i % 5)));
    const words = buffered(stream(8, "turns"));
    const source = stream(8, "turns");
    const [fillers, samplers] = [all.map(weightedIndexFiller), all.map(weightedIndexSampler)];
    const out = new Uint32Array(100);
    for (const turn of [0, 1, 0, 2, 1]) {
      fillers[turn](words, out, out.length);
      expect(Array.from(out)).toEqual(Array.from(out, () => samplers[turn](source)));
    }
  });

  test("words that are rejected are made up for", () => {
    for (const weights of [
      [1, 1, 1],
      [1, 2, 3],
    ]) {
      const words = [0, 0, 4294967295, 0, 7];
      const out = new Uint32Array(20);
      const [left, right] = [buffered(scripted(words)), scripted(words)];
      weightedIndexFiller(weights)(left, out, 20);
      const sample = weightedIndexSampler(weights);
      expect(Array.from(out)).toEqual(Array.from(out, () => sample(right)));
      expect(left.nextUint32()).toBe(right.nextUint32());
    }
  });
});
