/** Numbers of `bounds` beside those of exact arithmetic. */
import { join } from "node:path";
import { basins, temporaryFolder } from "./inProcess.ts";

/** What a script computed with 220 digits. */
export interface Answer {
  /** Of gradients neither is in the file. */
  readonly homogeneous?: boolean;
  readonly minimizer?: readonly number[];
  readonly eigenvalues: readonly number[];
  readonly gamma: number;
  readonly t: number;
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
  const { minimizer = [], eigenvalues, gamma, t, bounds, homogeneous = found.homogeneous } = exact;
  const [first = 0] = eigenvalues;
  const last = eigenvalues.at(-1) ?? 0;
  return [
    ...minimizer.flatMap((value, j) => (wrong(found.minimizer?.[j] ?? Number.NaN, value, 0) ? [`minimizer ${j}`] : [])),
    ...(found.eigenvalues.length === eigenvalues.length ? [] : ["rank"]),
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

/**
 * Runs `bounds` on files, and says which print numbers that are not right, and which are refused, in one line that says why.
 *
 * @param extension - of the files' names, which may say what they hold
 */
export async function judge(
  texts: readonly (string | Uint8Array)[],
  exact: readonly Answer[],
  words: readonly string[],
  extension = "",
): Promise<{ readonly broken: readonly string[]; readonly refused: readonly number[] }> {
  const folder = await temporaryFolder(Object.fromEntries(texts.map((text, i) => [i + extension, text])));
  const broken: string[] = [];
  const refused: number[] = [];
  for (const [i, answer] of exact.entries()) {
    const { code, out, error } = await basins(
      "bounds",
      join(folder, i + extension),
      "--json",
      "--batch",
      "1,8",
      "--budget",
      "1e3",
      ...words,
    );
    if (code === 2) {
      if (!/^basins: [^\n]*double precision[^\n]*\n$/.test(error) || out !== "") broken.push(`${i}: ${error}${out}`);
      refused.push(i);
    } else {
      const found = faults(JSON.parse(out), answer);
      if (found.length > 0) broken.push(`${i}: ${found.join(", ")}`);
    }
  }
  return { broken, refused };
}
