import { expect, test } from "vitest";
import { table } from "./table.ts";

test("columns are aligned, names left and numbers right", () => {
  expect(
    table(
      ["k", "rate"],
      [
        ["inf", "1"],
        ["1", "0.25"],
      ],
    ),
  ).toEqual(["k    rate", "inf     1", "1    0.25"]);
});
