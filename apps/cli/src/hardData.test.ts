import { describe, expect, test } from "vitest";
import hard from "../fixtures/hardData.json" with { type: "json" };
import { judge } from "./testing/judgeBounds.ts";

describe(`every printed number is right or refused (seed ${hard.seed})`, () => {
  test("of least squares with columns in units far apart, nearly dependent, with exact and inexact fits", async () => {
    const texts = hard.files.map(({ rows, targets }) => {
      const names = [...(rows[0] ?? []).map((_, j) => `x${j}`), "y"].join(",");
      return [names, ...rows.map((row, i) => [...row, targets[i]].join(",")), ""].join("\n");
    });
    expect(texts.length).toBe(300);
    const { broken, refused } = await judge(texts, hard.files, ["--target", "y"]);
    expect(broken).toEqual([]);
    // `condition` is that of the scaled columns' Gram matrix, the square of theirs.
    const tame = hard.files.map(({ condition }) => condition < 1e20);
    expect(refused.filter((i) => tame[i]).length).toBeLessThanOrEqual(0.02 * tame.filter(Boolean).length);
  });

  test("of quadratic sums whose coordinates are in units far apart", async () => {
    const texts = hard.sums.map(({ hessians, linear }) =>
      JSON.stringify({ kind: "quadratic-sum", components: hessians.map((Q, i) => ({ Q, r: linear[i] })) }),
    );
    const { broken, refused } = await judge(texts, hard.sums, []);
    expect(broken).toEqual([]);
    // Two components in three dimensions, 10^15 apart: γ is the smallest singular value of what is next to a rank-one matrix.
    expect(refused.length).toBeLessThanOrEqual(3);
  });
});
