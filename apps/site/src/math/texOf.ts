/** A formula in Unicode's letters as TeX. */
import { decoration, letters, script, subscripts, superscripts } from "./findFormulas.ts";

const commands: Readonly<Record<string, string>> = {
  ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "varepsilon", θ: "theta", λ: "lambda", μ: "mu", π: "pi" },
  ...{ ρ: "rho", σ: "sigma", τ: "tau", φ: "varphi", ω: "omega", Γ: "Gamma", Λ: "Lambda", Φ: "Phi", Ω: "Omega" },
  ...{
    Σ: "sum",
    Π: "prod",
    "∇": "nabla",
    "∞": "infty",
    ℝ: "R",
    𝓜: "mathcal{M}",
    "½": "tfrac{1}{2}",
    "…": "dots",
    "‖": "|",
  },
  ...{ "≈": "approx", "≤": "le", "≥": "ge", "<": "lt", ">": "gt", "≠": "ne", "≪": "ll", "≫": "gg", "∈": "in" },
  ...{ "⪰": "succeq", "⪯": "preceq", "→": "to", "↦": "mapsto", "±": "pm", "×": "times", "·": "cdot" },
  ...{ log: "log", max: "max", min: "min", tr: "operatorname{tr}", range: "operatorname{range}" },
  ...{ "{": "{", "}": "}", "\u202f": ",", "| ": "mid " },
};

const plain: Readonly<Record<string, string>> = {
  ...{ "−": "-", "₊": "+", "₋": "-", "⁺": "+", "⁻": "-", ᵀ: "T", ᵈ: "d", ᵗ: "t" },
  ...{ ₐ: "a", ₘ: "m", ₓ: "x", ₖ: "k", ₙ: "n", ᵢ: "i", ᵣ: "r", ⱼ: "j", ₜ: "t" },
};

const part = new RegExp(
  `[\\d.]+ × 10[${superscripts}]+|(?<= )\\| |log|max|min|tr|range|\\d,(?=\\d)|(?:[A-Za-z${letters}]\\u0304?|Σ(?=[${superscripts}]))((?:${decoration})*)|[)\\]}\\d∇]((?:${script})*)|.`,
  "gsu",
);

/** @throws Error naming what it has no command for */
export function texOf(formula: string): string {
  const root = formula.indexOf("√");
  if (root >= 0) {
    const [inner, rest] = radicand(formula.slice(root + 1));
    return `${texOf(formula.slice(0, root))}\\sqrt{${texOf(inner)}}${texOf(rest)}`;
  }
  return formula.replace(part, (piece, ofLetter: string | undefined, ofOther: string | undefined) => {
    const scripts = ofLetter ?? ofOther;
    // A number does not break over lines.
    const [factor, power] = piece.split(" × ");
    if (power !== undefined) return `{${factor}\\times ${texOf(power)}}`;
    if (/^\d,$/.test(piece)) return `${piece[0]}{,}`;
    if (scripts === undefined || scripts === "") return symbol(piece);
    const base = piece.slice(0, -scripts.length);
    return `${base === "Σ" ? "\\Sigma " : symbol(base)}${texOfScripts(scripts)}`;
  });
}

/** What stands below a root, without its brackets, and what comes after it. */
export function radicand(text: string): [inner: string, rest: string] {
  if (!text.startsWith("(")) {
    const [first] = new RegExp(`^.(?:${decoration})*`, "u").exec(text) as RegExpExecArray;
    return [first, text.slice(first.length)];
  }
  let depth = 0;
  const end = Array.from(text).findIndex((character) => {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    return depth === 0;
  });
  return [text.slice(1, end), text.slice(end + 1)];
}

function symbol(text: string): string {
  if (text.endsWith("\u0304")) return `\\bar{${symbol(text.slice(0, -1))}}`;
  const command = commands[text];
  if (command !== undefined) return /[a-zA-Z]$/.test(command) ? `\\${command} ` : `\\${command}`;
  const letter = plain[text] ?? text;
  if (!/^[\w\s.,:;()[\]|=+\-/*]+$/.test(letter)) throw new Error(`there is no TeX for ${text}`);
  return letter;
}

/** Indices below and powers above, in the order in which they stand. */
function texOfScripts(text: string): string {
  const below: string[] = [];
  const above: string[] = [];
  const pieces =
    text.match(new RegExp(`[${subscripts}]+|[${superscripts}]+|[_^](?:\\{[^{}]*\\}|[A-Za-z0-9]+)|.`, "gu")) ?? [];
  for (const piece of pieces) {
    const inner = piece.replace(/^[_^]/, "").replace(/^\{|\}$/g, "");
    if (piece === "*") above.push("*");
    else if (/^['’′″‴⁗]$/.test(piece)) above.push("\\prime ".repeat(Math.max(1, "′″‴⁗".indexOf(piece) + 1)));
    else if (piece === "½") below.push("1/2");
    else if (piece.startsWith("^") || new RegExp(`^[${superscripts}]`, "u").test(piece)) above.push(texOfScript(inner));
    else below.push(texOfScript(inner));
  }
  return `${below.length > 0 ? `_{${below.join("")}}` : ""}${above.length > 0 ? `^{${above.join("")}}` : ""}`;
}

function texOfScript(inner: string): string {
  const text = Array.from(inner, (character) => plain[character] ?? character.normalize("NFKD")).join("");
  if (text === "max" || text === "min") return `\\${text} `;
  return /^(?:as|[a-z]{3,})$/.test(text) ? `\\mathrm{${text}}` : texOf(text);
}
