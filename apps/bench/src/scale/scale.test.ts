import { expect, test } from "vitest";
import { scale } from "./scale.ts";
import { scaleReportSchema } from "./scaleReport.ts";

test("a series is measured at every size and fitted", async () => {
  let out = "";
  const context = {
    writeOut: (text: string) => {
      out += text;
    },
    writeError: () => {},
    terminal: false,
    records: "",
    measure: (): never => expect.fail(),
  };
  expect(await scale(["--filter", "sgd/runs", "--rounds", "1", "--time", "1", "--json"], context)).toBe(0);
  const { series } = scaleReportSchema.parse(JSON.parse(out));
  expect(series).toHaveLength(1);
  expect(series[0].points.map(({ x }) => x)).toEqual([25, 50, 100, 200, 400]);
  // Sixteen times the runs take longer, on any machine.
  expect(series[0].exponent).toBeGreaterThan(0);
  expect(series[0].standardError).toBeGreaterThanOrEqual(0);
  await expect(scale(["--filter", "no such series"], context)).rejects.toThrow("no such series");
});
