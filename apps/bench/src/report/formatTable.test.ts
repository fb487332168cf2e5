import type { Measurement } from "@sgd-basins/bench-documents";
import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { expect, test } from "vitest";
import { formatTable } from "./formatTable.ts";

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
