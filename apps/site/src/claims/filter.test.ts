import { expect, test } from "vitest";
import { formatFilter, lets, parseFilter } from "./filter.ts";

const claim = { verdict: "fails", section: "3.2", text: "Runs leave the Flat minimizer at 0.5u" };
const any = { verdict: "", section: "", words: "" };

test("verdict, section and every word must agree, whatever the words' case and order", () => {
  expect(lets(any, claim)).toBe(true);
  expect(lets({ verdict: "fails", section: "3.2", words: " minimizer  flat " }, claim)).toBe(true);
  expect(lets({ ...any, verdict: "holds" }, claim)).toBe(false);
  expect(lets({ ...any, section: "3.1" }, claim)).toBe(false);
  expect(lets({ ...any, words: "flat sharp" }, claim)).toBe(false);
  expect(lets({ ...any, words: "λ₁ α*(k)" }, { ...claim, text: "between α*(k) and 2/λ1" })).toBe(true);
});

test("an address gives back the filter that it was made of, and none is needed for all claims", () => {
  const filter = { verdict: "holds in part", section: "A", words: "95 % & more" };
  expect(parseFilter(formatFilter(filter))).toEqual(filter);
  expect(formatFilter(any)).toBe("");
  expect(parseFilter("")).toEqual(any);
});
