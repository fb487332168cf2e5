import { join } from "node:path";
import { fromUnits } from "@sgd-basins/linalg";
import { meanSquareDynamics } from "@sgd-basins/theory";
import { readProblem } from "sgd-basins/internal";
import { expect, test } from "vitest";
import known from "../fixtures/followedGap.json" with { type: "json" };
import { temporaryFolder } from "./testing/inProcess.ts";

/** What `advise` asks for beside the goal's share of the start, and how well it then knows the gap. */
const PRECISION = 1e-9;
const ERROR = 1e-6;

test.each(known.problems)(
  "the expected gap of more than twenty curvatures is that of the recursion of both moments in NumPy",
  async ({ rows, targets, start, rates }) => {
    const names = [...(rows[0] ?? []).map((_, j) => `x${j}`), "y"].join(",");
    const lines = rows.map((row, i) => [...row, targets[i]].join(","));
    const folder = await temporaryFolder({ "d.csv": [names, ...lines, ""].join("\n") });
    const user = await readProblem(join(folder, "d.csv"), { target: "y" });
    expect(user.geometry.rank).toBeGreaterThan(20);
    const { noise, coordinatesAt, gapUnits } = user.rest!();
    const from = coordinatesAt(new Float64Array(user.problem.dimension));
    const dynamics = meanSquareDynamics(user.scaled.moment, noise);
    for (const { batchSize, rate, gaps } of rates) {
      const { gap } = dynamics.at(batchSize);
      const scaled = fromUnits(rate, user.scaled.unit);
      expect(gap!.settle(scaled, from, known.steps.at(-1)!, (PRECISION * gaps.at(-1)!) / start)).toBe(true);
      const after = gap!.after(scaled, from);
      gaps.forEach((expected, i) => {
        const found = fromUnits(after(known.steps[i]!), ...gapUnits);
        expect(Math.abs(found / expected - 1)).toBeLessThan(ERROR);
      });
    }
  },
);
