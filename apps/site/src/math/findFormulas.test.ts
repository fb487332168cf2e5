import { expect, test } from "vitest";
import { findFormulas } from "./findFormulas.ts";

function formulas(text: string, numbers = true): string[] {
  return findFormulas(text, numbers).map(({ start, end }) => text.slice(start, end));
}

test("a formula reaches as far as the mathematics does", () => {
  expect(formulas("Always u(k) ≤ α*(k) ≤ l(k), and 0.95 α* lies below α_as.")).toEqual([
    "u(k) ≤ α*(k) ≤ l(k)",
    "0.95 α*",
    "α_as",
  ]);
  expect(formulas("With Q̄ = Σ pᵢ Qᵢ: F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄) ⪰ 0. Expand")).toEqual([
    "Q̄ = Σ pᵢ Qᵢ",
    "F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄) ⪰ 0",
  ]);
  expect(formulas("at k = 1, 2, 10, ∞; for k = 1, 2000 runs")).toEqual(["k = 1, 2, 10, ∞", "k = 1"]);
  expect(formulas("a share Φ(−λ√T/σ), ½ log of it, λT = log(F√(d/r)) half of them")).toEqual([
    "Φ(−λ√T/σ)",
    "λT = log(F√(d/r))",
  ]);
  expect(formulas("for any ρ₁, ρ₂ ∈ (0, 1] and p₁, …, p_N, by x'Q̄x and ρ^steps")).toEqual([
    "ρ₁",
    "ρ₂ ∈ (0, 1]",
    "p₁, …, p_N",
    "x'Q̄x",
    "ρ^steps",
  ]);
  expect(formulas("“E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*) | θⱼ] = …”")).toEqual(["E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*) | θⱼ] = …"]);
});

test("a letter alone is a quantity, unless it is a word, a name, a unit or a part of one", () => {
  expect(formulas("runs of SGD-k with batch size k, the rank r of the k-th, k's")).toEqual(["k", "k", "r", "k", "k"]);
  expect(
    formulas("A run, as I said; Wu, Ma and E; V. Patel; Appendix C; i.e. 5 s; 18 steps/s; the runs' own; 1e-6"),
  ).toEqual([]);
  expect(formulas("of curvatures 1 and 3 α* is, on Model 1 k is, in 1.5 l")).toEqual(["α*", "k", "1.5 l"]);
  expect(formulas("rate_label, the paper's, component(s), Styblinski–Tang, 200 × 200, [0, 50]")).toEqual([]);
});

test("a number with a power of ten is a formula in running text and none in a table", () => {
  expect(formulas("from 10⁻⁵ to 3 × 10¹⁵ or 12 %")).toEqual(["10⁻⁵", "3 × 10¹⁵"]);
  expect(formulas("3 × 10¹⁵", false)).toEqual([]);
  expect(formulas("α = 3 × 10¹⁵", false)).toEqual(["α = 3 × 10¹⁵"]);
});
