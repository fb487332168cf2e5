import { expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { findEntries, indexEntries } from "./findEntries.ts";
import { texWords } from "./texWords.ts";

const entry = (title: string, text = ""): Entry => ({ kind: "Term", title, text, path: `#${title}` });
const index = indexEntries([
  entry("almost-sure limit, α_as(k)", "up to which a run settles"),
  entry("mean-square limit, α*(k)", "the mean over runs; see the almost-sure limit"),
  entry("Lemma 7: The null space of Q̄", texWords(String.raw`If $x'\Q x=0$ with $\lambda_1\ge0$ then`)),
  entry("Styblinski–Tang sums"),
]);
const titles = (question: string) => findEntries(index, question).map(({ title }) => title);

test("a title goes before a text, and every word must occur, if only as a beginning", () => {
  expect(titles("almost-sure")).toEqual(["almost-sure limit, α_as(k)", "mean-square limit, α*(k)"]);
  expect(titles("limit settl")).toEqual(["almost-sure limit, α_as(k)"]);
  expect(titles("limit unheard")).toEqual([]);
  expect(titles("  ")).toEqual([]);
});

test("letters are found by name, with and without accents, and one wrong letter in five is forgiven", () => {
  expect(titles("alpha")).toHaveLength(2);
  expect(titles("lambda")).toEqual(["Lemma 7: The null space of Q̄"]);
  expect(titles("Q")).toEqual(["Lemma 7: The null space of Q̄"]);
  expect(titles("stiblinski")).toEqual(["Styblinski–Tang sums"]);
  expect(titles("stybilnski")).toEqual(["Styblinski–Tang sums"]);
  expect(titles("stibblinsky")).toEqual([]);
});
