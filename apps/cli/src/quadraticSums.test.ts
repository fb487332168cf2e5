import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { basins, temporaryFolder } from "./testing/inProcess.ts";

interface Component {
  readonly Q: readonly (readonly number[])[];
  readonly r: readonly number[];
}

async function bounds(components: readonly Component[], ...words: string[]) {
  const folder = await temporaryFolder({ p: JSON.stringify({ kind: "quadratic-sum", components }) });
  return basins("bounds", join(folder, "p"), ...words);
}

async function json(components: readonly Component[], ...words: string[]) {
  const { code, out, error } = await bounds(components, "--json", "--batch", "1", "--budget", "1e4", ...words);
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

describe("bounds of a quadratic sum", () => {
  test("are right where the coordinates are in units far apart", async () => {
    const found = await json([
      {
        Q: [
          [1e-8, 0.3],
          [0.3, 1e8],
        ],
        r: [1, 1e8],
      },
      {
        Q: [
          [2e-8, 0.1],
          [0.1, 3e8],
        ],
        r: [0, 0],
      },
    ]);
    // Q̄ = [[1.5e-8, 0.2], [0.2, 2e8]]: its determinant is 3 − 0.04.
    expect(found.rank).toBe(2);
    expect((found.eigenvalues[0] * found.eigenvalues[1]) / 2.96).toBeCloseTo(1, 12);
    expect(found.homogeneous).toBe(false);
  });

  test("of one component: homogeneous, with one rate for all batch sizes, however near to singular", async () => {
    const only = {
      Q: [
        [1, 1],
        [1, 1.0000000000001],
      ],
      r: [1, 1],
    };
    const found = await json([only], "--batch", "1,8,inf");
    expect(found).toMatchObject({ rank: 2, homogeneous: true, gamma: 0, t: 0, minimizer: [-1, 0] });
    for (const row of found.bounds) expect(row.convergence).toBe(found.bounds[0].convergence);
    expect((await bounds([only])).out).toContain("\nthe mean Hessian is nearly singular: 1e-13 of a diagonal entry");
    expect((await bounds([only])).out).not.toContain("noise floor");
  });

  test("are right for curvatures whose cubes are no doubles", async () => {
    const found = await json([1e-110, 3e-110].map((q) => ({ Q: [[q]], r: [0] })));
    // q̄ = 2 and a variance of 1, in units of 1e-110: γ = 1/4, and all three rates are 2/(2 · 5/4).
    expect(found.gamma).toBeCloseTo(0.25, 15);
    const { convergence, meanSquareLimit, divergence } = found.bounds[0];
    for (const rate of [convergence, meanSquareLimit, divergence]) expect(rate / 8e109).toBeCloseTo(1, 14);
    expect(convergence).toBeLessThanOrEqual(meanSquareLimit);
    expect(meanSquareLimit).toBeLessThanOrEqual(divergence);
  });

  test("have the right t where γ is next to nothing but γλ₁² is not, or none", async () => {
    const Q = [
      [1, 9e9],
      [9e9, 1e20],
    ];
    const flat = [
      [4, 0],
      [0, 0],
    ];
    const folder = await temporaryFolder({
      p: JSON.stringify({
        kind: "quadratic-sum",
        components: [flat, Q].map((Q) => ({ Q, r: [0, 0] })),
        weights: [1e-10, 1],
      }),
    });
    const { out, error } = await basins("bounds", join(folder, "p"), "--json", "--batch", "1");
    // Computed with 300 digits.
    const right = (): boolean => Math.abs(JSON.parse(out).t / 8.24592e29 - 1) < 1e-5;
    expect(error.includes(": t is not determined") || right(), out + error).toBe(true);
  });

  test("of coordinates that do not meet are right in any units", async () => {
    const found = await json(
      [1, 3].map((q) => ({
        Q: [
          [q * 1e12, 0],
          [0, q * 1e-3],
        ],
        r: [0, 0],
      })),
    );
    expect(found.gamma).toBeCloseTo(0.25, 12);
    expect(found.eigenvalues).toEqual([2e12, 0.002]);
  });

  test("are refused where a product of curvatures is no double", async () => {
    const { code, error, out } = await bounds(
      [1, 2].map((q) => ({
        Q: [
          [q * 1e-170, 0],
          [0, 1e-170],
        ],
        r: [0, 0],
      })),
    );
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(/components: the numbers are too large, too small or too far apart for double precision/);
  });
});

test("where all rates are one, the plot is a flat line, and simulate says that the rate is at the limit", async () => {
  const folder = await temporaryFolder({
    p: JSON.stringify({ kind: "quadratic-sum", components: [{ Q: [[2]], r: [1] }] }),
  });
  const plot = join(folder, "plot.svg");
  expect((await basins("bounds", join(folder, "p"), "--svg", plot)).code).toBe(0);
  const lines = Array.from((await readFile(plot, "utf8")).matchAll(/<path d="M([^"]*L[^"]*)"/g), ([, d]) => d);
  const heights = lines.filter((d) => d?.includes("L")).flatMap((d) => d?.split("L").map((at) => at.split(",")[1]));
  expect(new Set(heights).size).toBe(1);
  const { out } = await basins("simulate", join(folder, "p"), "--rate", "1", "--batch", "1", "--json");
  expect(JSON.parse(out).zone).toBe("at limit");
});
