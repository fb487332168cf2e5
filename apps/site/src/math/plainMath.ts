/**
 * Mathematics without its layout, in one spelling, whether it was written with Unicode's letters, as MathML or by somebody
 * who searches: `α*(k)` and `λ₁` are `α*(k)` and `λ1` then.
 */

/** What MathML writes otherwise. */
const same: Readonly<Record<string, string>> = {
  ...{ "∗": "*", "∣": "|", "∥": "‖", Σ: "∑", Π: "∏", "⋯": "...", "’": "'", "′": "'", "⁄": "", ˉ: "", ℳ: "M" },
};

export function plainMath(text: string): string {
  return text
    .replace(/(?<=\p{L})½/gu, "1/2")
    .normalize("NFKD")
    .replace(/[\u2060-\u2064_^{}√]|\u0304/gu, "")
    .replace(/./gsu, (character) => same[character] ?? character);
}

/** What a part of a page says, each formula once, in that spelling. */
export function plainWords(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const html of copy.querySelectorAll(".katex-html")) html.remove();
  return plainMath(copy.textContent);
}
