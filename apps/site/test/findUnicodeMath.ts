import { parseHTML } from "linkedom";

/** What stays in Unicode's letters; see `typesetPage`. */
const plain = [
  ...["[data-math=plain]", "svg", "pre", "code", "kbd", "samp", "script", "textarea", "select", "button", "label"],
  ...["output", "canvas", ".katex"],
].join();
/** Indices, Greek letters, bars, roots and sums, `α_as`, `d²`; in running text powers of ten as well. */
const mathematics =
  /[₀-ₜᵢᵣΑ-Ωα-ω√∑∇⪰ℝ]|\w\u0304|\b\w_(?:as|max|min)\b|[A-Za-z)][²³⁰-⁹]|(?<![\w.,’'-])[klu](?![\w'’-])/u;
const power = /\d[²³⁰-⁹]/u;

/** Places of a page where mathematics is not typeset, each with what stands around it. */
export function findUnicodeMath(html: string): string[] {
  const { document } = parseHTML(html);
  const { body } = document;
  for (const part of body.querySelectorAll(plain)) part.remove();
  const all = around(body.textContent, mathematics);
  for (const cell of body.querySelectorAll("td, th")) cell.remove();
  return [...all, ...around(body.textContent, power)];
}

function around(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(new RegExp(pattern, "gu")), ({ index }) =>
    text.slice(Math.max(0, index - 30), index + 30),
  );
}
