import { join } from "node:path";
import { describe, expect, test } from "vitest";
import hard from "../fixtures/hardData.json" with { type: "json" };
import { basins, temporaryFolder } from "./testing/inProcess.ts";

/** What `hardData.py` computed with 220 digits. */
interface Answer {
  readonly homogeneous: boolean;
  readonly minimizer: readonly number[];
  readonly eigenvalues: readonly number[];
  readonly gamma: number;
  readonly t: number;
  readonly condition: number;
  readonly bounds: readonly {
    readonly batchSize: number;
    readonly convergence: number;
    readonly meanSquareLimit: number;
    readonly divergence: number;
  }[];
}

/** The promise: 1e-8 of a number itself, or of its natural scale where it is next to nothing beside that. */
function wrong(found: number, exact: number, scale: number): boolean {
  const error = Math.abs(found - exact);
  return !(error <= 1e-8 * Math.abs(exact) || (Math.abs(exact) < 1e-8 * scale && error <= 1e-8 * scale));
}

/** The names of the numbers that are not right. */
function faults(found: Answer, exact: Answer): string[] {
  const { minimizer, eigenvalues, gamma, t, bounds, homogeneous } = exact;
  const [first = 0] = eigenvalues;
  const last = eigenvalues.at(-1) ?? 0;
  return [
    ...minimizer.flatMap((value, j) => (wrong(found.minimizer[j] ?? Number.NaN, value, 0) ? [`minimizer ${j}`] : [])),
    ...eigenvalues.flatMap((value, j) => (wrong(found.eigenvalues[j] ?? Number.NaN, value, 0) ? [`λ ${j}`] : [])),
    ...(wrong(found.gamma, gamma, 1) ? ["γ"] : []),
    ...(wrong(found.t, t, first * last) ? ["t"] : []),
    ...bounds.flatMap(({ batchSize, ...rates }, i) =>
      (["convergence", "meanSquareLimit", "divergence"] as const).flatMap((name) =>
        wrong(found.bounds[i]?.[name] ?? Number.NaN, rates[name], 0) ? [`${name} at k = ${batchSize}`] : [],
      ),
    ),
    ...(found.homogeneous === homogeneous ? [] : ["homogeneous"]),
    ...(found.bounds.every((row) => row.convergence <= row.meanSquareLimit && row.meanSquareLimit <= row.divergence)
      ? []
      : ["order"]),
  ];
}

async function judge(texts: readonly string[], exact: readonly Answer[], words: readonly string[]) {
  const folder = await temporaryFolder(Object.fromEntries(texts.map((text, i) => [String(i), text])));
  const broken: string[] = [];
  const refused: number[] = [];
  for (const [i, answer] of exact.entries()) {
    const { code, out, error } = await basins(
      "bounds",
      join(folder, String(i)),
      "--json",
      "--batch",
      "1,8",
      "--budget",
      "1e3",
      ...words,
    );
    if (code === 2) {
      expect(error).toMatch(/^basins: [^\n]*double precision[^\n]*\n$/);
      expect(out).toBe("");
      refused.push(i);
    } else {
      const found = faults(JSON.parse(out), answer);
      if (found.length > 0) broken.push(`${i}: ${found.join(", ")}`);
    }
  }
  return { broken, refused };
}

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
