import { expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { findEntries, indexEntries } from "./findEntries.ts";
import { markWords } from "./markWords.ts";
import { searchedPages } from "./pages.ts";
import { texWords } from "./texWords.ts";

const entry = (title: string, text = ""): Entry => ({ kind: "Term", title, text, path: `#${title}` });
const index = indexEntries([
  entry("almost-sure limit, α_as(k)", "up to which a run settles"),
  entry("mean-square limit, α*(k)", "the mean over runs; see the almost-sure limit"),
  entry("Lemma 7: The null space of Q̄", texWords(String.raw`If $x'\Q x=0$ with $\lambda_1\ge0$ then`)),
  entry("Styblinski–Tang sums"),
]);
const titles = (question: string) => findEntries(index, question).entries.map(({ title }) => title);

test("a title goes before a text, and words are found by their beginnings", () => {
  expect(titles("almost-sure")).toEqual(["almost-sure limit, α_as(k)", "mean-square limit, α*(k)"]);
  expect(titles("limit settl")).toEqual(["almost-sure limit, α_as(k)"]);
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

test("where no entry has all words those with the most come first, and words that only ask are left out", () => {
  expect(findEntries(index, "almost limit unheard").whole).toBe(false);
  expect(titles("almost sums unheard styblinski")[0]).toBe("Styblinski–Tang sums");
  expect(titles("which is the almost-sure limit?")).toEqual(titles("almost-sure limit"));
  expect(titles("unheard")).toEqual([]);
});

test.each([
  ["which claims fail", "claims/"],
  ["csv", "your-problem/"],
  ["decimal comma", "your-problem/"],
  ["momentum", "your-problem/"],
  ["slower commit", "benchmarks/"],
  ["performance", "benchmarks/"],
  ["speed regression", "benchmarks/"],
  ["slow since yesterday", "benchmarks/"],
  ["failed claims", "method/#what-fails"],
  ["not reproduced", "results/"],
  ["wrong", "results/"],
  ["learning rate batch 8", "your-problem/"],
])("the pages know %s", (question, path) => {
  const pages = indexEntries(searchedPages.map((page) => ({ kind: "Page", ...page })));
  expect(findEntries(pages, question).entries.map((found) => found.path)).toContain(path);
});

test("TeX is read in Unicode's letters: indices, powers, bars, quotients and brackets", () => {
  expect(
    texWords(String.raw`for $k\in\mathbb N\cup\{\infty\}$, $\tfrac12\beta'Q_i\beta\le\frac{\bar\sigma}{E_{j+1}}$`),
  ).toBe("for k ∈ N ∪ {∞}, ½β'Qᵢβ ≤ σ̄/Eⱼ₊₁");
  expect(
    texWords(String.raw`$$x^2$$ at $(\lambda_{m-1}\lambda_m)^{-1}\big/2$ of $Q_1,\dots,Q_N$, $\alpha_{\as}$`),
  ).toBe("… at (λₘ₋₁λₘ)⁻¹/2 of Q₁,…,Q_N, α_as");
});

test("what was found is marked, as the text spells it", () => {
  const parts = (text: string, question: string): string[] =>
    markWords(text, findEntries(index, question).asked).map((part) => (part.isFound ? `[${part.text}]` : part.text));
  expect(parts("the almost-sure limit, α_as(k)", "the almos alpha")).toEqual([
    ...["the ", "[almost]", "-sure limit, ", "[α]", "_as(k)"],
  ]);
  expect(parts("Styblinski–Tang sums", "stiblinski")).toEqual(["[Styblinski]", "–Tang sums"]);
  expect(parts("no word of it", "limit")).toEqual(["no word of it"]);
});
