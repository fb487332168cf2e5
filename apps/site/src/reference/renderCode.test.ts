import { expect, test } from "vitest";
import { entries, placeOf, usersOf } from "./places.ts";
import { firstSentence, renderCode, renderDocline, renderDocstring } from "./renderCode.ts";

const nowhere = (): null => null;

test("code keeps its text, whatever is marked in it", () => {
  for (const { symbols } of entries) {
    for (const { signature, example } of symbols) {
      for (const code of [signature, example ?? ""]) {
        const text = renderCode(code, (name) => `#${name}`).replaceAll(/<[^>]*>/g, "");
        const decoded = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
        expect(decoded.replaceAll("&amp;", "&")).toBe(code);
      }
    }
  }
});

test("comments, strings, keywords and numbers are marked, and names are linked", () => {
  expect(renderCode('const a = of("//", 1e-3); // b')).toBe(
    '<span class="code-keyword">const</span> a = of(<span class="code-string">&quot;//&quot;</span>, <span class="code-number">1e-3</span>); <span class="code-comment">// b</span>',
  );
  expect(renderCode("Array.from(x)", (name) => (name === "x" ? "#x" : null))).toBe('Array.from(<a href="#x">x</a>)');
});

test("a docstring's brackets are no link, its indices stand low, its indented lines apart", () => {
  expect(renderDocstring("**If** [Σ pᵢQᵢ](β − β*) < 2^53\n\n    λ_{m−1}\n\nin `a_b`", nowhere)).toBe(
    '<p><strong>If</strong> [Σ pᵢQᵢ](β − β*) &lt; 2<sup>53</sup></p>\n<pre tabindex="0" aria-label="Formula">λ<sub>m−1</sub></pre>\n<p>in <code>a_b</code></p>',
  );
  expect(renderDocline("`a`", (name) => `#${name}`)).toBe('<a href="#a"><code>a</code></a>');
  expect(firstSentence("As Ziyin et al. (2023)\nsay 0.5. More.\n\nAnd.")).toBe("As Ziyin et al. (2023)\nsay 0.5.");
});

test("a name means what its own entry has, or else the entry that documents it", () => {
  const [main, theory] = entries;
  expect(placeOf("thresholds", main!)).toBe("reference/sgd-basins/#thresholds");
  expect(placeOf("thresholds", theory!)).toBe("reference/theory/#thresholds");
  expect(placeOf("rateOf", theory!)).toBe("reference/sgd-basins/#rateOf");
  expect(placeOf("Float64Array", theory!)).toBeNull();
  expect(usersOf(main!.symbols.find(({ name }) => name === "Quantiles")!, main!)).toEqual(["BasinRuns"]);
});
