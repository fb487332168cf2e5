import { expect, test } from "vitest";
import { breakable } from "./breakable.ts";

test("a name breaks after a slash and where a word of it begins, and is whole otherwise", () => {
  expect(breakable("linalg/multiplyLowerTransposed n=200")).toEqual([
    "linalg/",
    "multiply",
    "Lower",
    "Transposed n=200",
  ]);
  expect(breakable("packages/theory/src/theorem17.ts")).toEqual(["packages/", "theory/", "src/", "theorem17.ts"]);
  for (const text of ["Model 1, flat", "α_as", "γ_max", "from γ_max to 0", "u(∞) = 2/λ₁", "at u/l, 2kλᵣE/σ̄"])
    expect(breakable(text)).toEqual([text]);
});
