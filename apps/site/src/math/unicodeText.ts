/** A text with mathematics where nothing typesets it: in data for machines, and in the repository's Markdown. */

const commands: Readonly<Record<string, string>> = {
  Q: "Q̄",
  F: "F̄",
  alpha: "α",
  as: "as",
  beta: "β",
  gamma: "γ",
  lambda: "λ",
  theta: "θ",
  infty: "∞",
  dots: "…",
  ge: " ≥ ",
  le: " ≤ ",
  succeq: " ⪰ ",
};

const scripts: Readonly<Record<string, string>> = {
  "^*": "*",
  "^2": "²",
  "^3": "³",
  _1: "₁",
  _i: "ᵢ",
  _r: "ᵣ",
  "_{as}": "_as",
};

/** @throws Error naming what it has no letter for */
export function unicodeText(text: string): string {
  return text.replace(/\$([^$]*)\$/g, (_, tex: string) => letters(tex));
}

function letters(tex: string): string {
  const text = tex
    .replace(/\\([A-Za-z]+) ?/g, (command, name: string) => found(commands[name], command, tex))
    .replace(/[\^_](?:\{[^}]*\}|.)/g, (script) => found(scripts[script], script, tex))
    .replace(/[=>]/g, " $& ")
    .replace(/,(?=\S)/g, ", ")
    .replace(/-/g, "−");
  if (/[\\{}$]/.test(text)) throw new Error(`${tex} is more than letters`);
  return text;
}

function found(letter: string | undefined, part: string, tex: string): string {
  if (letter === undefined) throw new Error(`there is no letter for ${part} of ${tex}`);
  return letter;
}
