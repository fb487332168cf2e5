/** Hints about what was read as it stands, and may be meant otherwise. */
import { describe, expect, test } from "vitest";
import { type LeastSquaresChoice, readLeastSquares } from "../leastSquares/readLeastSquares.ts";
import { describeStep } from "./steps.ts";

function hints(rows: readonly string[], choice: Partial<LeastSquaresChoice> = {}): string[] {
  const { steps } = readLeastSquares(rows.join("\n"), "f", { target: "y", ...choice });
  return steps.filter(({ step }) => step.startsWith("suspect")).map((step) => describeStep(step, String));
}

describe("points that may separate thousands", () => {
  const told = '"1.700" in column "a" is read as 1.7: if it is 1700, say --thousands .';
  test.each<[string, string[], string[]]>([
    ["beside a whole number", ["a;y", "1.700;1", "812;2"], [told]],
    ["in the target too", ["a;y", "1.700;1.234", "812;12.345"], [told]],
    ["not without one", ["a;y", "1.700;1", "2.812;2"], []],
    ["not beside one of four digits", ["a;y", "1.700;1", "1812;2", "812;3"], []],
    ["not where another point is a decimal one", ["a;y", "1.700;1", "812;2.5"], []],
    ["not behind a zero", ["a;y", "0.700;1", "812;2"], []],
    ["not between commas", ["a,y", "1.700,1", "812,2"], []],
  ])("%s", (_, rows, expected) => {
    expect(hints(rows)).toEqual(expected);
  });

  test("and then they do", () => {
    const rows = ["a;y", "1.700;1", "812;2"].join("\n");
    expect([...readLeastSquares(rows, "f", { target: "y", thousands: "." }).rows]).toEqual([1700, 812]);
  });
});

describe("a last row that calls itself a footer", () => {
  const rows = ["name,x,y", "a,1,2", "b,2,3", "c,3,1"];
  test.each(["Total", "Summe", "Gesamt:", "Moyenne", "Grand total"])(
    "%s, in a column that is dropped or one-hot",
    (label) => {
      const told = `the last row is called "${label}", and is used: if it is a footer, --rows :3 leaves it out`;
      for (const choice of [{ drop: ["name"] }, { oneHot: ["name"] }]) {
        expect(hints([...rows, `${label},6,6`], choice)).toEqual([told]);
      }
    },
  );

  test("not where the row lacks a value and is left out, nor of a name like others", () => {
    expect(hints([...rows, "Total,,6"], { drop: ["name"], missing: "drop" })).toEqual([]);
    expect(hints([...rows, "Summer,6,6"], { drop: ["name"] })).toEqual([]);
  });
});
