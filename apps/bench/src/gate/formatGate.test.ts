import { type GateFile, gateFileSchema, smallestDetectable } from "@sgd-basins/bench-documents";
import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { expect, test } from "vitest";
import { formatGate } from "./formatGate.ts";

test("what is detectable is 3 % on a quiet task, and the interval's reach on a noisy one", () => {
  expect(smallestDetectable([{ median: 0.001, low: -0.004 }])).toBe(Math.log(1.03));
  expect(smallestDetectable([{ median: 0, low: -0.08 }])).toBeCloseTo(Math.log(1.01) + 0.08, 12);
  expect(smallestDetectable([{ median: -0.07, low: -0.071 }])).toBe(0.07);
});

test("a trial says for each task how often it was called what, and whether it uses the slow kernel", () => {
  const task = { suite: "linalg", title: "multiply n=10", low: -0.01, high: 0.11, rounds: 30, uses: true };
  const run = (seed: number, verdict: "REGRESSED" | "SAME", median: number): GateFile["runs"][number] => ({
    environment: exampleReport.environment,
    commit: exampleReport.environment.git!.commit,
    startTime: exampleReport.startTime,
    seed,
    slow: { kernel: "multiply", share: 0.1 },
    core: 1,
    timePerSample: 0.04,
    tasks: [{ ...task, verdict, median }],
  });
  const file = gateFileSchema.parse({
    schema: "sgd-basins/bench-gate/2",
    runs: [run(1, "REGRESSED", 0.1), run(2, "SAME", 0.02), run(3, "REGRESSED", 0.09)],
  });
  const lines = formatGate(file).split("\n");
  const failedOnce = formatGate({ ...file, runs: [...file.runs, { ...run(4, "SAME", 0), tasks: [] }] });
  expect(failedOnce.split("\n")[4]).toBe(lines[4]);
  expect(lines[2]).toBe("multiply slowed down by 10 %, 3 comparisons");
  const equal = formatGate({ ...file, runs: file.runs.slice(1, 2).map((one) => ({ ...one, slow: null })) }).split("\n");
  expect(equal[4].split(/ {2,}/)).toEqual(["linalg/multiply n=10", "0", "1", "0", "2.0 %", "4.1 %"]);
  expect(lines[4].split(/ {2,}/)).toEqual(["linalg/multiply n=10", "yes", "2", "1", "0", "10.5 %"]);
});
