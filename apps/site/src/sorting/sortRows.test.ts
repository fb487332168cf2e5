import { expect, test } from "vitest";
import { sortRows } from "./sortRows.ts";

test("numbers are sorted by value, texts by letter, and what is empty stands last either way", () => {
  expect(sortRows(["10", "9", "", "1e-3"], "ascending")).toEqual([3, 1, 0, 2]);
  expect(sortRows(["10", "9", "", "1e-3"], "descending")).toEqual([0, 1, 3, 2]);
  expect(sortRows(["b", "a10", "a9"], "ascending")).toEqual([1, 2, 0]);
});

test("equal keys keep the order in which they stand", () => {
  expect(sortRows(["1", "0", "1", "0"], "ascending")).toEqual([1, 3, 0, 2]);
  expect(sortRows(["1", "0", "1", "0"], "descending")).toEqual([0, 2, 1, 3]);
});
