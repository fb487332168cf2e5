import { expect, test } from "vitest";
import { matchColumns } from "./matchColumns.ts";

const names = ["id_a", "id_b", "a*b", "axxb", "y", "größe", "😀x"];

test.each([
  ["id_*", [0, 1]],
  ["*", [0, 1, 2, 3, 5, 6]],
  ["a*b", [2]],
  ["a?xb", [3]],
  ["?xxb", [3]],
  ["*_?", [0, 1]],
  ["gr*e", [5]],
  ["?x", [6]],
  ["*z*", []],
  ["id_a", [0]],
  ["ID_A", []],
])("%s names columns; the target is passed over, and a name is no pattern", (wanted, found) => {
  expect(matchColumns(names, wanted, "y")).toEqual(found);
});

test("many stars take no longer", () => {
  expect(matchColumns(["a".repeat(5000)], `${"*a".repeat(1000)}*b`, "y")).toEqual([]);
});
