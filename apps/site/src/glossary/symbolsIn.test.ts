import { expect, test } from "vitest";
import { symbols, symbolsIn } from "./symbolsIn.ts";
import { terms } from "./terms.ts";

test("a formula's letters are found, those of words are not, and each has its entry", () => {
  const found = (text: string): string[] => symbolsIn(text).map(({ symbol }) => symbol);
  expect(found("at 0.5(u + l) the bound's t term, SGD-k")).toEqual(["u", "l", "t", "k"]);
  expect(found("(1 + γ/k) λᵣ² + s/k where M = r + 1, and Q̄³")).toEqual(["γ", "k", "λ", "s", "M", "r", "Q̄"]);
  expect(found("α*(1) and α_as: Model 1 is a circle's, and it's not so")).toEqual(["α*", "α_as"]);
  expect(symbols.filter(({ id }) => !terms.some((term) => term.id === id))).toEqual([]);
});
