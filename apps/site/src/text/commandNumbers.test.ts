import { expect, test } from "vitest";
import { commandNumbers } from "./commandNumbers.ts";

test("the command's powers of ten and thousands have the site's form, with all of their digits", () => {
  expect(commandNumbers("takes 1.59258e6 gradients, k = 1 with 344247, to 1 % at 5.4568e-7")).toBe(
    "takes 1.59258 × 10⁶ gradients, k = 1 with 344\u202f247, to 1\u00a0% at 5.4568 × 10⁻⁷",
  );
  expect(commandNumbers("1e-6")).toBe("10⁻⁶");
  expect(commandNumbers("0.1038 from x1e5.csv")).toBe("0.1038 from x1e5.csv");
});
