/** TeX in Unicode's letters, as a reader may type it and reads it in a list; displayed formulas are left away. */

const commands: Readonly<Record<string, string>> = {
  ...{ alpha: "α", beta: "β", gamma: "γ", epsilon: "ε", theta: "θ", lambda: "λ", mu: "μ", rho: "ρ", sigma: "σ" },
  ...{ varphi: "φ", Lambda: "Λ", Sigma: "Σ", Q: "Q̄", F: "F̄", E: "E", P: "P", R: "ℝ", as: "as", min: "min", log: "log" },
  ...{ infty: "∞", sum: "∑", dots: "…", ldots: "…", dagger: "†", times: " × ", to: " → ", mid: " | ", lfloor: "⌊" },
  ...{ rfloor: "⌋", ge: " ≥ ", le: " ≤ ", ll: " ≪ ", approx: " ≈ ", in: " ∈ ", succeq: " ⪰ ", cup: " ∪ " },
  ...{ supseteq: " ⊇ ", bigcup: "⋃", sqrt: "√" },
};
const below: Readonly<Record<string, string>> = {
  ...{ "0": "₀", "1": "₁", "2": "₂", "3": "₃", "+": "₊", "-": "₋" },
  ...{ i: "ᵢ", j: "ⱼ", k: "ₖ", l: "ₗ", m: "ₘ", r: "ᵣ" },
};
const above: Readonly<Record<string, string>> = {
  ...{ "1": "¹", "2": "²", "3": "³", "-": "⁻", d: "ᵈ", j: "ʲ", "*": "*", "†": "†" },
};

export function texWords(text: string): string {
  return text
    .replace(/\$\$[^$]*\$\$/g, "…")
    .replace(/\$([^$]*)\$/g, (_, tex: string) => letters(tex))
    .replace(/\s+/g, " ")
    .trim();
}

/** Brackets that are read, while those that group are taken away. */
const [open, close] = ["\uE000", "\uE001"];

function letters(tex: string): string {
  return tex
    .replace(/\\\{/g, open)
    .replace(/\\\}/g, close)
    .replace(/\\(?:(?:left|right|big)\b|(?:mathbb|mathcal|operatorname) ?\{?(\w+)\}?)/g, (_, name = "") => `{${name}}`)
    .replace(/\\(?!bar|[td]?frac)([A-Za-z]+) ?/g, (_, name: string) => commands[name] ?? " ")
    .replace(/\\bar\s?(?:\{(.)\}|(.))/gu, "$1$2\u0304")
    .replace(/\\[td]?frac\s?(\{[^{}]*\}|.)\s?(\{[^{}]*\}|.)/gu, (_, over: string, under: string) =>
      quotient(over, under),
    )
    .replace(/([_^])(?:\{([^{}]*)\}|(.))/gu, (_, place: string, group?: string, one?: string) =>
      script(group ?? one ?? "", place),
    )
    .replace(/\\.|[{}]/g, "")
    .replaceAll(open, "{")
    .replaceAll(close, "}")
    .replace(/[=<>]/g, " $& ")
    .replace(/-/g, "−");
}

function quotient(over: string, under: string): string {
  const [a, b] = [over, under].map((part) => {
    const inner = part.replace(/^\{|\}$/g, "");
    // A sum is divided as a whole.
    return /[-+]/.test(inner) ? `(${inner})` : inner;
  });
  return a === "1" && b === "2" ? "½" : `${a}/${b}`;
}

/** In letters that stand below or above the line, where Unicode has all of them. */
function script(inner: string, place: string): string {
  const small = place === "_" ? below : above;
  const characters = Array.from(inner);
  return characters.every((character) => character in small)
    ? characters.map((character) => small[character]).join("")
    : `${place}${characters.length > 1 && /\W/.test(inner) ? `(${inner})` : inner}`;
}
