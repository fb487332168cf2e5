import { readFileSync } from "node:fs";
import { join } from "node:path";
import { claimsOf } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { terms } from "../glossary/terms.ts";
import { findFormulas } from "./findFormulas.ts";
import { renderFormula, renderLine } from "./renderMath.ts";
import { texOf } from "./texOf.ts";
import { typesetPage, typesetText } from "./typesetPage.ts";
import { unicodeText } from "./unicodeText.ts";

test("indices, powers, bars, roots and halves are those that were written", () => {
  expect(texOf("λ²_{M−1}")).toBe("\\lambda _{M-1}^{2}");
  expect(texOf("(Qᵢ − Q̄)²")).toBe("(Q_{i} - \\bar{Q})^{2}");
  expect(texOf("½γ_max ≤ α½")).toBe("\\tfrac{1}{2}\\gamma _{\\max } \\le  \\alpha _{1/2}");
  expect(texOf("log(F√(d/r))")).toBe("\\log (F\\sqrt{d/r})");
  expect(texOf("3 × 10⁻⁹")).toBe("{3\\times 10^{-9}}");
  expect(texOf("1,600 + tr(Σ²)")).toBe("1{,}600 + \\operatorname{tr}(\\Sigma ^{2})");
  expect(() => texOf("α ☃ 1")).toThrow("there is no TeX for ☃");
});

test("the glossary's formulas, written with Unicode's letters, are typeset as their TeX is", () => {
  for (const { definition } of terms) {
    for (const [, tex] of definition.matchAll(/\$([^$]*)\$/g)) {
      const text = unicodeText(`$${tex}$`);
      if (findFormulas(text, true)[0]?.end !== text.length) continue;
      expect(mathMl(renderFormula(texOf(text))), text).toBe(mathMl(renderFormula(tex!)));
    }
  }
});

test("every claim can be typeset, and sounds as it is written", () => {
  const claims = claimsOf([
    JSON.parse(readFileSync(join(import.meta.dirname, "../../../../reports/paper/claims.json"), "utf8")),
  ]);
  expect(claims.length).toBeGreaterThan(40);
  const typeset = claims.filter((claim) =>
    typesetText(JSON.stringify(claim), { numbers: true, name: false }).includes("<math"),
  );
  expect(typeset.length).toBeGreaterThan(40);
});

test("running text is typeset, what is code, drawn, pressed or said to be plain is not, nor what is typeset", () => {
  for (const html of [
    "<head><title>α*</title></head>",
    '<svg><text>α*</text></svg><pre>α* <b>k</b></pre><p><code>k</code> <img alt="α*"></p>',
    '<label>Batch size k <output>α*</output></label><button type="button">α*</button><option>k</option>',
    '<p data-math="plain">α* <b>k</b></p><td>3 × 10⁻⁵</td>',
    '<span class="katex"><b>k</b></span>',
  ])
    expect(typesetPage(html)).toBe(html);
  const typeset = typesetPage('<p title="a > b">SGD-k, α &lt; <b>k</b></p><p data-math="plain">k</p>');
  expect(typeset).toMatch(
    /^<p title="a > b"><span class="unbroken">SGD-<span class="katex">.*<\/span>,<\/span> <span class="katex">/,
  );
  expect(typeset).toMatch(/&lt; <b><span class="katex">.*<\/b><\/p><p data-math="plain">k<\/p>$/);
});

test("no line breaks within a range or a date, a short formula or a plain relation, and a longer formula only between its parts", () => {
  expect(typesetPage("<p>5–95 % on 2026-11-28</p>")).toBe(
    '<p><span class="unbroken">5–95\u00a0%</span> on <span class="unbroken">2026-11-28</span></p>',
  );
  expect(typesetPage("<p>α* ≤ 2/λ₁ ≤ 3</p>")).toMatch(
    /^<p><span class="unbroken"><span class="katex">((?!<wbr>).)*<\/span><\/span><\/p>$/,
  );
  expect(renderLine("so $\\delta > 0$")).toMatch(/^so <span class="unbroken">((?!<wbr>).)*<\/span>$/);
  expect(typesetPage('<p data-math="plain"><i>q</i> = 2</p>')).toBe('<p data-math="plain"><i>q</i>\u00a0=\u00a02</p>');
  expect(typesetPage("<p>α* ≤ 2/[(1 + γ/k)λ₁] ≤ 3</p>").match(/<wbr><span class="katex-base">/g)).toHaveLength(3);
});

test("a link, a heading and a column's head are named by Unicode's letters", () => {
  for (const tag of ["a", "h2", "th", "summary"])
    expect(typesetPage(`<${tag}><b>α_as</b></${tag}>`)).toContain('<span class="katex-mathml">α_as</span>');
});

function mathMl(html: string): string {
  return /<math.*<\/math>/s.exec(html)![0].replaceAll(/<\/?mrow>| [a-z]+="[^"]*"/g, "");
}
