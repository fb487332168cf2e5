import { expect, test } from "vitest";
import { numbersAlike } from "./numbersAlike.ts";

test("thousands and minus signs have one form, however the text writes them", () => {
  expect(numbersAlike("SGD-1 at 1024: lies between 5,000 and 20,000.")).toBe(
    "SGD-1 at 1\u202f024: lies between 5\u202f000 and 20\u202f000.",
  );
  expect(numbersAlike("N = 1000, at 50000 points, 1,234,567")).toBe(
    "N = 1\u202f000, at 50\u202f000 points, 1\u202f234\u202f567",
  );
  expect(numbersAlike("12 % in Table 5 of 1000")).toBe("12\u00a0% in Table\u00a05 of 1\u202f000");
  expect(numbersAlike("2000")).toBe("2\u202f000");
  expect(numbersAlike("s/(λ₁λ₂) − γ = -0.00882")).toBe("s/(λ₁λ₂) − γ = −0.00882");
});

test.each([
  "“resulting in 1,600 runs, or 1024”",
  "Dieuleveut, Durmus and Bach's (2020), of 1968; on 2026-11-27",
  "UTF-8, RFC 4180; EPYC 7763; MT19937; arXiv 1709.04718v1; pages 1233–1245; 10.1007/1234",
  "with the seeds 95451, 362691, 395554 for Models 1–3",
  "&#8217; cells 50:0,50:100,50:180, SGD-1, 0.12345, d-1",
])("%s is left as it is", (text) => {
  expect(numbersAlike(text)).toBe(text);
});
