import { log } from "@sgd-basins/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LogSums, VANISHED } from "./logSums.ts";

const value = fc.oneof(fc.constantFrom(0, Number.NaN, 5e-324, 1), fc.double({ min: 0, noNaN: true }));

test("sums have the bits that they have where each logarithm is added at once", () => {
  const terms = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(0.5, 1), value), { maxLength: 3000, size: "max" });
  fc.assert(
    fc.property(terms, (given) => {
      const sums = new Float64Array(3);
      const logs = new LogSums(sums);
      const expected = new Float64Array(3);
      for (const [place, share, x] of given) {
        logs.add(place, share, x);
        expected[place] += x > 0 ? share * log(x) : VANISHED;
      }
      logs.settle();
      expect(sums).toEqual(expected);
    }),
    { seed: 1 },
  );
});
