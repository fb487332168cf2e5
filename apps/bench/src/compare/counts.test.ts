import { expect, test } from "vitest";
import { WrongResultError } from "../tasks/verify.ts";
import { countCall, installCounters } from "./counts.ts";

test("arrays that methods make are counted as those that constructors make; views have no bytes of their own", () => {
  installCounters();
  const values = new Float64Array([1, 2, 3]);
  const call = (): number => {
    const made = [values.slice(), values.subarray(1), values.map((value) => value), new Float64Array(2)];
    return made.length;
  };
  expect(countCall({ count: 1, call, verify: () => {} })).toEqual({ kernels: {}, arrays: 4, arrayBytes: 24 + 24 + 16 });
});

test("a task that computes something wrong is not counted", () => {
  const verify = (): never => {
    throw new WrongResultError("2 is not 3");
  };
  expect(() => countCall({ count: 1, call: () => 2, verify })).toThrow("2 is not 3");
});
