// @module-tag redis-server

import { enginesReportSchema } from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { quietContext } from "../quietContext.ts";
import { engines } from "./engines.ts";
import { formatEngines } from "./formatEngines.ts";

test("a small study runs through both engines in the same rounds, and a chunk's cost is stated", async () => {
  let out = "";
  const context = quietContext({
    writeOut: (text) => {
      out += text;
    },
  });
  expect(await engines(["--rounds", "1", "--chunks", "5", "--cells", "2:190", "--json"], context)).toBe(0);
  const report = enginesReportSchema.parse(JSON.parse(out));
  expect(canonicalJson(report)).toBe(out);
  const { study, threads, queue, ratio } = report.throughput;
  expect(study).toBe("appendix-a --cells 2:190 --replicates 1");
  expect(ratio.median).toBe(threads[0]! / queue[0]!);
  const text = formatEngines({
    ...report,
    overhead: {
      chunks: 5,
      threads: { alone: 1e-4, inStream: 5e-5 },
      queue: { alone: 2e-3, inStream: 1e-3 },
    },
    throughput: {
      ...report.throughput,
      threads: [1, 3, 2],
      queue: [2, 4, 3],
      ratio: { median: 0.7, low: 0.5, high: 0.75, coverage: 0.75 },
    },
  });
  expect(text).toMatch(/one worker through Redis +2\.00 ms +1\.00 ms/);
  expect(text).toMatch(/2 worker processes through Redis +3\.00 s/);
  expect(text).toContain("over that of threads: 0.70 [0.50, 0.75], coverage 75 %");
});
