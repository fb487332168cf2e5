import { expect, test } from "vitest";
import { formatShare, formatThroughput, formatTime, formatWork } from "./formatQuantity.ts";
import { formatTable } from "./formatTable.ts";
import type { Measurement } from "./schema.ts";
import { exampleReport } from "./testing.ts";

const peak: Measurement = {
  ...{ suite: "machine", name: "peak f64x2", implementation: "sgd-basins", unit: "FLOP", count: 4e5, batch: 1 },
  ...{ samples: 9000, median: 2e-5, mean: 2e-5, min: 2e-5, p99: 2.1e-5, rme: 0.001, throughput: 2e10 },
  timerSaturation: null,
};

test("a report is a block a suite, with columns that line up", () => {
  expect(formatTable({ ...exampleReport, measurements: [peak, ...exampleReport.measurements] }).split("\n")).toEqual([
    "Abacus 9000, 2 cores, linux x64, Node 24.0.0, V8 13.6, commit 0123456789ab with changes",
    "",
    "machine",
    "task                         median     rme      p99  work a call      throughput  of peak   samples",
    "peak f64x2                  20.0 µs  0.10 %  21.0 µs    400 kFLOP    20.0 GFLOP/s    100 %      9000",
    "",
    "linalg",
    "task                         median     rme      p99  work a call      throughput  of peak   samples",
    "multiply n=100               400 µs  1.23 %   500 µs   2.00 MFLOP    5.00 GFLOP/s   25.0 %       600",
    "multiply n=100 (ml-matrix)  1.00 ms  0.20 %  1.10 ms   2.00 MFLOP    2.00 GFLOP/s   10.0 %       250",
    "",
    "simulator",
    "task                         median     rme      p99  work a call      throughput  of peak   samples",
    "SGD-1 Styblinski–Tang 1     2.00 µs  20.0 %  4.50 µs     20 steps  10.0 M steps/s           9000 × 8",
    "",
    "The clock was too coarse for:",
    "simulator/SGD-1 Styblinski–Tang 1 (zero-mad)",
    "",
  ]);
});

test("times, shares and work have three digits and the unit that suits them", () => {
  expect([1e-10, 9.994e-9, 9.996e-9, 0.99949e-6, 0.99951e-6, 0.0123, 59].map(formatTime)).toEqual([
    "0.10 ns",
    "9.99 ns",
    "10.0 ns",
    "999 ns",
    "1.00 µs",
    "12.3 ms",
    "59.0 s",
  ]);
  expect([0, 0.00005, 0.0999, 0.5, 12].map(formatShare)).toEqual(["0.00 %", "0.01 %", "9.99 %", "50.0 %", "1200 %"]);
  expect([
    formatWork(1, "matrix"),
    formatWork(20, "step"),
    formatWork(4096, "word"),
    formatWork(1000 / 3, "FLOP"),
  ]).toEqual(["1 matrix", "20 steps", "4.10 k words", "333 FLOP"]);
  expect(formatThroughput(999_600_000, "FLOP")).toBe("1.00 GFLOP/s");
  expect(formatThroughput(275, "bound")).toBe("275 bounds/s");
  expect(formatThroughput(2.5e7, "byte")).toBe("25.0 MB/s");
});
