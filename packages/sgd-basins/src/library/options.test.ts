import { describe, expect, test } from "vitest";
import { fromCsv, fromJson, fromNpy } from "../files.ts";
import {
  advise,
  almostSure,
  fromHessians,
  fromJacobian,
  fromRows,
  InputError,
  simulate,
  thresholds,
} from "../index.ts";

const rows = [
  [1, 0.5],
  [0.5, 2],
  [3, 1],
];
const targets = [1, 4, 2];
const basin = fromRows(rows, targets);
const csv = "x,y\na,1\n";
const npy = new Uint8Array(8);

/** A call as of somebody without types: what is said then must be ours, and say where. */
function untyped(called: (...of: never[]) => unknown, ...given: readonly unknown[]): unknown {
  return Reflect.apply(called, undefined, given);
}

const callers: Readonly<Record<string, (options: unknown) => unknown>> = {
  fromRows: (options) => untyped(fromRows, rows, targets, options),
  fromHessians: (options) => untyped(fromHessians, [[[1]]], options),
  fromJacobian: (options) => untyped(fromJacobian, rows, options),
  fromCsv: (options) => untyped(fromCsv, csv, options),
  fromNpy: (options) => untyped(fromNpy, npy, options),
  thresholds: (options) => untyped(thresholds, basin, 1, options),
  almostSure: (options) => untyped(almostSure, basin, 1, options),
  advise: (options) => untyped(advise, basin, options),
  simulate: (options) => untyped(simulate, basin, options),
};

function complaint(name: string, options: unknown): string {
  try {
    callers[name]?.(options);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    if (error instanceof Error && error.message.startsWith(`${name}: `)) return error.message.slice(name.length + 2);
    throw error;
  }
  return "accepted";
}

describe.each(Object.keys(callers))("%s", (name) => {
  test.each([
    [null, "null"],
    [7, "7"],
    ["x", '"x"'],
    [Symbol("x"), "a symbol"],
    [[], "of type Array"],
    [new Map([["zzz", 1]]), "of type Map"],
    [new Date(0), "of type Date"],
  ])("refuses options that are none: %s", (options, shown) => {
    expect(complaint(name, options)).toBe(`options: must be an object, is ${shown}`);
  });

  test("refuses an option that it does not have", () => {
    expect(complaint(name, Object.create({ zzz: 1 }))).toMatch(/^"zzz": is no option/);
    expect(complaint(name, { zzz: undefined })).toMatch(/^"zzz": is no option; there (is|are) \w+/);
  });
});

test.each<[string, object, string]>([
  ["fromRows", { weigths: [1] }, '"weigths": is no option (did you mean "weights"?); there are weights, loss'],
  ["thresholds", { Sampling: 1 }, '"Sampling": is no option (did you mean "sampling"?); there is sampling'],
  ["fromRows", { loss: "mse" }, 'loss: must be "half-squared" or "squared", is "mse"'],
  ["fromRows", { weights: null }, "weights: must be an array of numbers, is null"],
  ["fromRows", { weights: [1, "2", 3] }, 'weights[1]: must be a finite number, is "2"'],
  ["fromRows", { weights: [1, 2n, 3] }, "weights[1]: must be a finite number, is 2n"],
  ["fromHessians", { precision: "double" }, 'precision: must be "float64" or "float32", is "double"'],
  ["fromJacobian", { outputs: "2" }, 'outputs: must be a whole number from 1 to 9007199254740991, is "2"'],
  ["fromJacobian", { outputs: 1n }, "outputs: must be a whole number from 1 to 9007199254740991, is 1n"],
  ["thresholds", { sampling: null }, 'sampling: must be "with-replacement" or "without-replacement", is null'],
  ["almostSure", { budget: "5e7" }, 'budget: must be a positive number, is "5e7"'],
  ["almostSure", { precision: 2 }, "precision: must lie between 0 and 1, is 2"],
  ["advise", { batchSizes: 8 }, "batchSizes: must be an array of batch sizes, one at least, is 8"],
  ["advise", { batchSizes: ["8"] }, 'batchSizes[0]: must be a whole number, 1 or more, or "inf", is "8"'],
  ["advise", { share: "0.5" }, 'share: must be a positive number, is "0.5"'],
  ["advise", { gap: {} }, "gap: must be a positive number, is of type Object"],
  ["advise", { start: "zero" }, 'start: must be an array of numbers, is "zero"'],
  ["advise", { gap: 1, share: 0.1 }, "share: does not go with gap"],
  ["simulate", { learningRate: 1, batchSize: 1, start: [1] }, "start: must have length 2, has 1"],
  ["simulate", { learningRate: 1, batchSize: 1, start: [1, 1], radius: 1 }, "start: does not go with radius"],
  ["simulate", {}, "learningRate: must be a positive number, is undefined"],
  ["simulate", { learningRate: 0.1 }, 'batchSize: must be a whole number, 1 or more, or "inf", is undefined'],
  ["simulate", { learningRate: 0.1, batchSize: 1, runs: "9" }, "runs: must be a whole number from 1 to"],
  ["fromCsv", {}, "target: must be a string, is undefined"],
  ["fromCsv", { target: "y", drop: "x" }, 'drop: must be an array of strings, is "x"'],
  ["fromCsv", { target: "y", oneHot: ["x", 1] }, "oneHot[1]: must be a string, is 1"],
  ["fromCsv", { target: "y", missing: "x" }, 'missing: must be "refuse" or "drop", is "x"'],
  ["fromCsv", { target: "y", missingValues: [-999] }, "missingValues[0]: must be a string, is -999"],
  ["fromCsv", { target: "y", rows: "1:1" }, "rows: must be an array of two numbers, the first row and the last"],
  ["fromCsv", { target: "y", rows: [3, 2] }, "rows[1]: must be a whole number from 3 to"],
  ["fromCsv", { target: "y", delimiter: "xx" }, 'delimiter: must be "," or ";" or "\\t" or "|" or " ", is "xx"'],
  ["fromCsv", { target: "y", decimal: "x" }, 'decimal: must be "." or ",", is "x"'],
  ["fromCsv", { target: "y", thousands: "_" }, "thousands: must be "],
  ["fromCsv", { target: "y", intercept: "yes" }, 'intercept: must be true or false, is "yes"'],
  ["fromCsv", { target: "y", oneHot: ["x"], onehot: [] }, '"onehot": is no option (did you mean "oneHot"?)'],
])("%s refuses %o", (name, options, message) => {
  expect(complaint(name, options)).toContain(message);
});

test("options that are undefined are not given, and rows may have no end", () => {
  expect(thresholds(basin, 1, { sampling: undefined })).toEqual(thresholds(basin, 1));
  expect(advise(basin, { gap: undefined, start: undefined })).toEqual(advise(basin));
  const text = "x,y\n5,5\n1,2\n2,4\n";
  expect(fromCsv(text, { target: "y", rows: [2, Number.POSITIVE_INFINITY] }).minimizer).toEqual([2]);
});

test("inherited options count, and are checked", () => {
  class Chosen {
    get target(): string {
      return "y";
    }
    get drop(): unknown {
      return "x";
    }
  }
  expect(complaint("fromCsv", new Chosen())).toBe('drop: must be an array of strings, is "x"');
  expect(complaint("advise", Object.create({ gap: "1" }))).toBe('gap: must be a positive number, is "1"');
  const inherited: { learningRate: number; batchSize: number } = Object.create({ learningRate: 0.1, batchSize: 2 });
  expect(simulate(basin, inherited)).toEqual(simulate(basin, { learningRate: 0.1, batchSize: 2 }));
  const effort: { budget: number } = Object.create({ budget: 5000 });
  expect(almostSure(basin, 1, effort)).toEqual(almostSure(basin, 1, { budget: 5000 }));
});

test.each<[string, Parameters<typeof advise>[1]]>([
  ["goal: must be a double beside the gap at the start, 1e-250 of it or more, is 1e-320", { gap: 1e-320 }],
  ["goal: must be a double beside the gap at the start, 1e-250 of it or more, is 1e-300 of it", { share: 1e-300 }],
  ["start: is too far from the minimizer", { start: [1e200, 1] }],
])("what leaves the range of doubles is named: %s", (message, options) => {
  expect(() => advise(basin, options)).toThrow(`fromRows: ${message}`);
});

test("simulate is told that it needs options", () => {
  expect(() => untyped(simulate, basin)).toThrow("simulate: options: must be an object, is undefined");
});

test("contents of files must be what their readers take", () => {
  expect(() => untyped(fromCsv, [], { target: "y" })).toThrow("fromCsv: text: must be a string, is of type Array");
  expect(() => untyped(fromJson, [])).toThrow("fromJson: text: must be a string, is of type Array");
  expect(() => untyped(fromNpy, [])).toThrow("fromNpy: bytes: must be a Uint8Array, is of type Array");
});

test("a start at the minimizer leaves nothing to be done", () => {
  const { recommended, batches, start } = advise(basin, { start: basin.minimizer ?? [] });
  expect(start).toBe(0);
  expect(batches).toEqual([]);
  expect(recommended).toMatchObject({ applies: false, reason: expect.stringContaining("the start is a minimizer") });
});
