import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { benchReportSchema } from "./report/schema.ts";

const main = join(import.meta.dirname, "main.ts");

test("the command measures in a thread and prints one JSON document", () => {
  const words = ["--suite", "random", "--filter", "uniform01", "--time", "1", "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: "utf8" });
  expect(stderr).toBe("bench: 1 of 1, random/uniform01\n");
  expect(status).toBe(0);
  const { measurements, environment } = benchReportSchema.parse(JSON.parse(stdout));
  expect(environment.node).toBe(process.versions.node);
  expect(measurements).toHaveLength(1);
  expect(measurements[0]).toMatchObject({ suite: "random", name: "uniform01", unit: "draw", count: 4096 });
});
