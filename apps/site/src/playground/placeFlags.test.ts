import fc from "fast-check";
import { expect, test } from "vitest";
import { placeFlags } from "./placeFlags.ts";

test("labels that have room stand in one row, right of their lines", () => {
  const flags = [0, 100, 200].map((x) => ({ x, width: 80 }));
  expect(placeFlags(flags, 300)).toEqual([0, 100, 200].map((left) => ({ row: 0, left })));
});

test("of lines that stand together the leftmost has the highest label, and the last turns to the left at the end", () => {
  expect(
    placeFlags(
      [10, 12, 14].map((x) => ({ x, width: 50 })),
      200,
    ).map(({ row }) => row),
  ).toEqual([2, 1, 0]);
  expect(placeFlags([{ x: 190, width: 50 }], 200)).toEqual([{ row: 0, left: 140 }]);
});

test("no two labels overlap, four take four rows at most, and all lie in the picture", () => {
  const flag = fc.record({ x: fc.integer({ min: 0, max: 328 }), width: fc.integer({ min: 20, max: 90 }) });
  fc.assert(
    fc.property(fc.array(flag, { minLength: 4, maxLength: 4 }), (flags) => {
      const placed = placeFlags(flags, 328);
      for (const [i, { row, left }] of placed.entries()) {
        expect(row).toBeLessThan(4);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + flags[i]!.width).toBeLessThanOrEqual(328);
        for (const [j, other] of placed.entries()) {
          const apart = other.left >= left + flags[i]!.width || left >= other.left + flags[j]!.width;
          expect(i === j || row !== other.row || apart).toBe(true);
        }
      }
    }),
    { seed: 1 },
  );
});
