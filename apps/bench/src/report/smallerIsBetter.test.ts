import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { expect, test } from "vitest";
import { smallerIsBetter } from "./smallerIsBetter.ts";

test("an entry has the fields that github-action-benchmark reads, in nanoseconds", () => {
  expect(smallerIsBetter(exampleReport)[1]).toEqual({
    name: "linalg/multiply n=100 (ml-matrix)",
    unit: "ns",
    value: 1e6,
    range: "± 0.20 %",
    extra: "250 samples of 1 calls",
  });
});
