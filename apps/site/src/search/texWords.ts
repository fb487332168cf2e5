/** TeX as words that a reader may type: Greek letters as letters, what only lays out and displayed formulas left away. */

const letters: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  lambda: "λ",
  rho: "ρ",
  sigma: "σ",
  theta: "θ",
  Q: "Q̄",
  F: "F̄",
  E: "E",
  P: "P",
  R: "R",
  infty: "∞",
  ge: "≥",
  le: "≤",
  dots: "…",
  ldots: "…",
  sum: "∑",
};

export function texWords(text: string): string {
  return text
    .replace(/\$\$[^$]*\$\$/g, "…")
    .replace(/\$([^$]*)\$/g, (_, tex: string) =>
      tex
        .replace(/\\([A-Za-z]+) ?/g, (_command, name: string) => letters[name] ?? " ")
        .replace(/\\./g, " ")
        .replace(/[_^{}&]/g, ""),
    )
    .replace(/\s+/g, " ")
    .trim();
}
