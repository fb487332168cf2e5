import { describe, expect, test } from "vitest";
import { readLeastSquares } from "../leastSquares/readLeastSquares.ts";
import { describeStep } from "./steps.ts";

/** A file of 12 rows, by the cells of the i-th. */
function lines(header: string, row: (i: number) => string, count = 12): string[] {
  const text = [header, ...Array.from({ length: count }, (_, i) => row(i))].join("\n");
  const choice = { target: "y", missing: "drop", oneHot: header.includes("kind") ? ["kind"] : [] } as const;
  const { steps } = readLeastSquares(text, "f", choice);
  return steps.filter(({ step }) => step === "numbers-rows").map((step) => describeStep(step, String));
}

const uneven = (i: number): number => (i * 7) % 5;
const line = (name: string, first: number, last: number, how = ""): string =>
  `column "${name}" numbers the rows, ${first} to ${last}${how}: if that is no data, --drop ${name} leaves it out`;
const withGaps = (name: string, first: number, last: number): string => line(name, first, last, " with gaps");

describe("a column that numbers the rows is told", () => {
  test.each<[string, string[], string[]]>([
    ["from 0, as of pandas", lines("id,x,y", (i) => `${i},${uneven(i)},${i}`), [line("id", 0, 11)]],
    ["from 1, as of Excel", lines("Nr.,x,y", (i) => `${i + 1},${uneven(i)},1`), [line("Nr.", 1, 12)]],
    ["beside categories", lines("id,kind,y", (i) => `${i},${i % 2 ? "a" : "b"},1`), [line("id", 0, 11)]],
    ["two of them", lines("a,b,x,y", (i) => `${i},${i + 5},${uneven(i)},1`), [line("a", 0, 11), line("b", 5, 16)]],
    [
      "with gaps, if it is named so",
      lines("case_no,x,y", (i) => `${3 * i + 2},${uneven(i)},1`),
      [withGaps("case_no", 2, 35)],
    ],
    [
      "of four rows, if it is named so",
      lines("PassengerId,x,y", (i) => `${i},${uneven(i)},1`, 4),
      [line("PassengerId", 0, 3)],
    ],
    ["where a row lacks a value", lines("id,x,y", (i) => `${i},${i === 3 ? "" : uneven(i)},1`), [line("id", 0, 11)]],
  ])("%s", (_, told, expected) => {
    expect(told).toEqual(expected);
  });
});

describe("nothing is told", () => {
  test.each<[string, string[]]>([
    ["where the numbers are all there is", lines("x,y", (i) => `${i},${2 * i}`)],
    ["where they stand beside a column of ones", lines("x,one,y", (i) => `${i},1,${2 * i}`)],
    ["of nine rows", lines("t,x,y", (i) => `${i},${uneven(i)},1`, 9)],
    ["of the target", lines("y,a,b", (i) => `${i},${uneven(i)},${i % 2}`)],
    ["where one is left out", lines("t,x,y", (i) => `${i < 5 ? i : i + 1},${uneven(i)},1`)],
    ["where two are swapped", lines("id,x,y", (i) => `${i === 4 ? 5 : i === 5 ? 4 : i},${uneven(i)},1`)],
    ["of numbers with fractions", lines("id,x,y", (i) => `${i + 0.5},${uneven(i)},1`)],
  ])("%s", (_, told) => {
    expect(told).toEqual([]);
  });
});
