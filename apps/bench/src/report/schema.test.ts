import { canonicalJson } from "@sgd-basins/report";
import fc from "fast-check";
import { expect, test } from "vitest";
import { implementations, workUnits } from "../suites/suite.ts";
import { type BenchReport, benchReportSchema } from "./schema.ts";
import { exampleReport } from "./testing.ts";

const positive = fc.double({ min: Number.MIN_VALUE, max: 1e300, noNaN: true });
const positiveInteger = fc.integer({ min: 1 });

const measurement = fc.record(
  {
    suite: fc.string(),
    name: fc.string(),
    implementation: fc.constantFrom(...implementations),
    unit: fc.constantFrom(...workUnits),
    count: positive,
    batch: positiveInteger,
    samples: positiveInteger,
    median: positive,
    mean: positive,
    min: positive,
    p99: positive,
    rme: fc.double({ min: 0, max: 1e300, noNaN: true }),
    throughput: positive,
    timerSaturation: fc.constantFrom(null, "low-distinct" as const, "zero-dominated" as const, "zero-mad" as const),
  },
  { noNullPrototype: true },
);

test("a report survives writing and reading, bit for bit", () => {
  fc.assert(
    fc.property(fc.array(measurement, { minLength: 1 }), (measurements) => {
      const report: BenchReport = { ...exampleReport, measurements };
      expect(benchReportSchema.parse(JSON.parse(canonicalJson(report)))).toEqual(report);
    }),
    { seed: 1 },
  );
});

test("a report needs no commit", () => {
  const report = { ...exampleReport, environment: { ...exampleReport.environment, git: null } };
  expect(benchReportSchema.parse(report)).toEqual(report);
});

const [first] = exampleReport.measurements;

test.each([
  ["no measurement", { measurements: [] }],
  ["a time of zero", { measurements: [{ ...first, median: 0 }] }],
  ["a time that is not finite", { measurements: [{ ...first, p99: Number.POSITIVE_INFINITY }] }],
  ["an unknown unit", { measurements: [{ ...first, unit: "furlong" }] }],
  ["an unknown field", { measurements: [{ ...first, variance: 1 }] }],
  ["half a sample", { measurements: [{ ...first, samples: 0.5 }] }],
  ["another schema", { schema: "sgd-basins/bench/3" }],
  [
    "a branch for a commit",
    { environment: { ...exampleReport.environment, git: { commit: "main", dirty: false, time: null } } },
  ],
])("%s is refused", (_, change) => {
  expect(benchReportSchema.safeParse({ ...exampleReport, ...change }).success).toBe(false);
});
