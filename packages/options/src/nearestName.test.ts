import { expect, test } from "vitest";
import { didYouMean, nearestName } from "./nearestName.ts";

const names = ["sepal_length", "petal_length", "petal_width", "species", "", "one"];

test.each([
  ["petal_widht", "petal_width"],
  ["Petal_Width", "petal_width"],
  ["petalwidth", "petal_width"],
  ["specis", "species"],
  ["on", "one"],
  ["sepal_lenght", "sepal_length"],
])("of %s the nearest is %s", (word, name) => {
  expect(nearestName(word, names)).toBe(name);
});

test.each(["y", "weight", "", "x".repeat(1e6)])("nothing is near %s", (word) => {
  expect(nearestName(word, names)).toBeNull();
  expect(didYouMean(word, names)).toBe("");
});

test("of many names fewer letters are forgiven: one in five, or a swap", () => {
  expect(nearestName("gama", ["alpha", "gamma"], 0.2)).toBe("gamma");
  expect(nearestName("gmama", ["alpha", "gamma"], 0.2)).toBe("gamma");
  expect(nearestName("gema", ["alpha", "gamma"], 0.2)).toBeNull();
});

test("a name that only differs in its case is nearer than others", () => {
  expect(didYouMean("y", ["x", "Y"])).toBe(' (did you mean "Y"?)');
});
