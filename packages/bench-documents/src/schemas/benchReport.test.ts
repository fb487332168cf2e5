import { canonicalJson } from "@sgd-basins/report";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleReport } from "../testing.ts";
import { type BenchReport, benchReportSchema } from "./benchReport.ts";
import { line } from "./rules.ts";
import { implementations, titleOf, workUnits } from "./tasks.ts";

const time = fc.double({ min: 1e-12, max: 1e6, noNaN: true });
const positiveInteger = fc.integer({ min: 1 });
const word = fc.string({ maxLength: 100 }).filter((text) => line.safeParse(text).success);

/** A measurement whose numbers do not contradict each other. */
const measurement = fc
  .record(
    {
      suite: word,
      name: word,
      implementation: fc.constantFrom(...implementations),
      unit: fc.constantFrom(...workUnits),
      count: fc.double({ min: 1e-3, max: 1e18, noNaN: true }),
      batch: positiveInteger,
      samples: positiveInteger,
      times: fc.tuple(time, time, time),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      rme: fc.double({ min: 0, max: 100, noNaN: true }),
      timerSaturation: fc.constantFrom(null, "low-distinct" as const, "zero-dominated" as const, "zero-mad" as const),
    },
    { noNullPrototype: true },
  )
  .map(({ times, share, ...rest }) => {
    const [min, median, p99] = [...times].sort((a, b) => a - b);
    return { ...rest, min, median, p99, mean: min + share * (p99 - min), throughput: rest.count / median };
  });

const measurements = fc.uniqueArray(measurement, {
  minLength: 1,
  selector: (one) => `${one.suite}/${titleOf(one)}`,
});

test("a report survives writing and reading, bit for bit", () => {
  fc.assert(
    fc.property(measurements, (all) => {
      const report: BenchReport = { ...exampleReport, measurements: all };
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
  ["a time below every clock", { measurements: [{ ...first, median: 5e-324 }] }],
  ["a time that nobody waited for", { measurements: [{ ...first, p99: 1e300 }] }],
  ["a time before there was any", { measurements: [{ ...first, min: -1e-6 }] }],
  ["two measurements of one task", { measurements: [first, { ...first, median: 0.00041 }] }],
  ["a median below the smallest sample", { measurements: [{ ...first, min: 0.00045 }] }],
  ["a 99th percentile below the median", { measurements: [{ ...first, p99: 0.0003 }] }],
  ["a mean below the smallest sample", { measurements: [{ ...first, mean: 0.0003 }] }],
  ["a throughput of another median", { measurements: [{ ...first, throughput: 6e9 }] }],
  ["a name of two lines", { measurements: [{ ...first, name: "multiply\nn=100" }] }],
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
