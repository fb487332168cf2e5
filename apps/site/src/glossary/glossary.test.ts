import { join } from "node:path";
import { expect, test } from "vitest";
import { unicodeText } from "../math/unicodeText.ts";
import { glossaryMarkdown } from "./glossaryMarkdown.ts";

test("docs/glossary.md has the site's terms", async () => {
  const file = join(import.meta.dirname, "../../../../docs/glossary.md");
  await expect(glossaryMarkdown()).toMatchFileSnapshot(file);
});

test("mathematics becomes letters, or is refused", () => {
  expect(unicodeText(String.raw`SGD-$k$: $\F\succeq(1+\gamma)\Q^3$, $k(N-1)$`)).toBe("SGD-k: F̄ ⪰ (1+γ)Q̄³, k(N−1)");
  expect(() => unicodeText(String.raw`$\frac12$`)).toThrow(String.raw`there is no letter for \frac`);
  expect(() => unicodeText("$x^7$")).toThrow("there is no letter for ^7");
});
