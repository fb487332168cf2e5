import { join } from "node:path";
import { fromUnits } from "@sgd-basins/linalg";
import { meanSquareDynamics } from "@sgd-basins/theory";
import { InputError } from "sgd-basins/command";
import type { UserProblem } from "sgd-basins/internal";
import { readProblem, withinRange } from "sgd-basins/internal";
import { describe, expect, test } from "vitest";
import exact from "../fixtures/adviseData.json" with { type: "json" };
import hard from "../fixtures/hardData.json" with { type: "json" };
import { temporaryFolder } from "./testing/inProcess.ts";

interface Answer {
  readonly start: number;
  readonly rates: readonly {
    readonly batchSize: number;
    readonly rate: number;
    readonly deficit: number;
    readonly floor: number;
  }[];
}

/** The largest relative error of a problem's numbers. */
function worstError(user: UserProblem, { start, rates }: Answer): number {
  const { noise, gapAt, gapUnits } = user.rest!();
  const { moment, unit } = user.scaled;
  const own = (gap: number): number => fromUnits(gap, ...gapUnits);
  const error = (found: number, right: number): number =>
    found === right ? 0 : Math.abs(found - right) / Math.abs(right);
  const dynamics = meanSquareDynamics(moment, noise);
  const errors = rates.flatMap(({ batchSize, rate, deficit, floor }) => {
    const at = dynamics.at(batchSize);
    const scaled = fromUnits(rate, unit);
    return [error(at.decay(scaled, "final").deficit, deficit), error(own(at.floor(scaled, "final").value), floor)];
  });
  return Math.max(error(own(gapAt(new Float64Array(user.problem.dimension))), start), ...errors);
}

const csvOf = (rows: readonly (readonly number[])[], targets: readonly number[]): string => {
  const names = [...(rows[0] ?? []).map((_, j) => `x${j}`), "y"].join(",");
  return [names, ...rows.map((row, i) => [...row, targets[i]].join(",")), ""].join("\n");
};

async function judge(texts: readonly string[], answers: readonly Answer[], target: { target?: string }) {
  const folder = await temporaryFolder(Object.fromEntries(texts.map((text, i) => [String(i), text])));
  const wrong: string[] = [];
  let refused = 0;
  for (const [i, answer] of answers.entries()) {
    const file = join(folder, String(i));
    try {
      const user = await readProblem(file, target);
      const error = withinRange(file, user.form.subject, () => worstError(user, answer));
      if (!(error < 1e-8)) wrong.push(`${i}: ${error}`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.message).toContain("double precision");
      refused += 1;
    }
  }
  return { wrong, refused };
}

describe("factor, noise floor and gap at the start are right or refused", () => {
  test("of least squares that are hard for doubles", async () => {
    const texts = exact.files.map(({ index }) => {
      const file = hard.files[index];
      return csvOf(file?.rows ?? [], file?.targets ?? []);
    });
    const { wrong, refused } = await judge(texts, exact.files, { target: "y" });
    expect(wrong).toEqual([]);
    expect(refused).toBeLessThan(0.1 * texts.length);
  });

  test("of quadratic sums whose coordinates are in units far apart", async () => {
    const texts = exact.sums.map(({ index }) => {
      const { hessians, linear } = hard.sums[index] ?? { hessians: [], linear: [] };
      return JSON.stringify({ kind: "quadratic-sum", components: hessians.map((Q, i) => ({ Q, r: linear[i] })) });
    });
    const { wrong, refused } = await judge(texts, exact.sums, {});
    expect(wrong).toEqual([]);
    expect(refused).toBeLessThan(0.1 * texts.length);
  });
});

test.each(exact.iris)(
  "those of iris, $name, are the d²×d² solution's to 1e-9",
  async ({ rows, targets, ...answer }) => {
    const folder = await temporaryFolder({ "iris.csv": csvOf(rows, targets) });
    const user = await readProblem(join(folder, "iris.csv"), { target: "y" });
    expect(worstError(user, answer)).toBeLessThan(1e-9);
  },
);
