import { expect, test } from "vitest";
import { piecesOf, setLetters } from "./setLetters.ts";

/** Without what keeps a formula on its line. */
function lettersOf(text: string): string {
  return setLetters(text).replaceAll(/<span class="unbroken">|<\/span>/g, "");
}

test("the letters of formulas stand in italics, with their indices below the line; words, numbers and names do not", () => {
  expect(lettersOf("0.004 = 0.284\u00a0l = 1.05 × the exact limit = 1.06\u00a0u")).toBe(
    "0.004 = 0.284\u00a0<i>l</i> = 1.05 × the exact limit = 1.06\u00a0<i>u</i>",
  );
  expect(lettersOf("0.9 α_as, 2 × α½ and λ(α) of SGD-k, from β = 0")).toBe(
    "0.9 <i>α</i><sub>as</sub>, 2 × <i>α</i><sub>½</sub> and <i>λ</i>(<i>α</i>) of SGD-<i>k</i>, from <i>β</i> = 0",
  );
  expect(lettersOf("the runs' α*(k) is 2/q̄, and log k is less")).toBe(
    "the runs' <i>α</i>*(<i>k</i>) is 2/<i>q̄</i>, and log <i>k</i> is less",
  );
  for (const text of ["a step of 1e-5, 12 s long", "100 runs of SGD-5 in 100 dimensions", "I would say 3 × 4 = 12"]) {
    expect(setLetters(text)).toBe(text);
  }
});

test("a short formula stays on one line, a longer one may break", () => {
  expect(setLetters("for k = 8, of β")).toBe('for <span class="unbroken"><i>k</i> = 8</span>, of <i>β</i>');
  expect(setLetters("k = 1, 2, 4, 8, 16, 32, ∞")).toBe("<i>k</i> = 1, 2, 4, 8, 16, 32, ∞");
});

test("what looks like a tag is text", () => {
  expect(lettersOf("k < 2 & <b>")).toBe("<i>k</i> &lt; 2 &amp; &lt;b&gt;");
});

test("pieces are the text, each with its make", () => {
  expect(piecesOf("α_as = 0.2")).toEqual([
    { text: "α", as: "letter" },
    { text: "as", as: "index" },
    { text: " = 0.2", as: "text" },
  ]);
});
