import { expect, test } from "vitest";
import { termsIn } from "./termsIn.ts";

test("a text's terms are found by any of their names, inflected or not, and letters are none", () => {
  const found = termsIn("Escapes at s and t: the divergence bound against the batch size, run by run").map(
    ({ id }) => id,
  );
  expect(found).toEqual(["leave", "divergence-bound", "batch-size"]);
  expect(termsIn("unbatched")).toEqual([]);
});
