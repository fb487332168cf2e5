/** Options about a table and a loss, which `bounds`, `advise` and `simulate` take alike. */
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { basins, temporaryFolder } from "./testing/inProcess.ts";

const iris = join(import.meta.dirname, "../../../docs/iris.csv");
const ofIris = ["--target", "petal_width", "--drop", "species"];
const commands: readonly (readonly string[])[] = [
  ["bounds", "--batch", "1", "--budget", "1e4"],
  ["advise", "--batch", "1"],
  ["simulate", "--batch", "1", "--rate", "0.01", "--runs", "5", "--budget", "1e4"],
];

async function done(...words: readonly string[]): Promise<string> {
  const { code, out, error } = await basins(...words);
  expect(code, error).toBe(0);
  return out;
}

/** One command's words on a file. */
const on = ([name = "", ...words]: readonly string[], file: string, ...more: readonly string[]): string[] => [
  name,
  file,
  ...words,
  ...more,
];

describe.each(commands)("%s", (...command) => {
  test("says what was done, in its first lines and in --json", async () => {
    const rows = ["1,5;a;1;2", "2,5;b;?;3", "-1;b;3;3", "4;a;5;2,5"];
    const folder = await temporaryFolder({ "d.csv": ["# of July", "x;kind;id_1;y", ...rows, ""].join("\n") });
    const words = on(command, join(folder, "d.csv"), "--target", "y", "--one-hot", "kind", "--missing", "drop");
    const out = await done(...words, "--standardize");
    const lines = out.split("\n");
    expect(lines.slice(1, 7)).toEqual([
      "cells are separated by semicolons (found)",
      "numbers have decimal commas (found)",
      "1 comment line that begins with # left out",
      '1 of 4 rows left out: a value is missing, in "id_1"',
      'column "kind" as a column of 0 and 1 for each of its 2 values: "a", "b"',
      'standardised, (x − mean)/deviation: "x" (1.5, 2.04124), "id_1" (3, 1.63299)',
    ]);
    const { columns, preparation } = JSON.parse(await done(...words, "--drop", "id_*", "--rows", "1:2", "--json"));
    expect(columns).toEqual(["x", "kind=a", "kind=b"]);
    expect(preparation.map(({ step }: { step: string }) => step)).toEqual([
      "delimiter",
      "drop",
      "decimal-comma",
      "leave-out-comments",
      "take-rows",
      "one-hot",
    ]);
  });

  test("takes a column of ones from --intercept as from the file, and a gzip as its content", async () => {
    const [own, added] = [[], ["--intercept"]];
    const text = (await readFile(iris, "utf8")).replaceAll(/,[^,]*$/gm, "");
    const folder = await temporaryFolder();
    const file = join(folder, "iris.csv.gz");
    await writeFile(file, gzipSync(text));
    const [first, second] = [
      JSON.parse(await done(...on(command, iris, ...ofIris, ...own, "--json"))),
      JSON.parse(await done(...on(command, file, ...ofIris, ...added, "--json"))),
    ];
    const { columns, preparation, ...numbers } = second;
    expect(numbers).toEqual(first);
    expect(columns).toEqual(["sepal_length", "sepal_width", "petal_length", "intercept"]);
    expect(preparation).toEqual([{ step: "gunzip" }, { step: "intercept" }]);
  });

  test.each([
    ["--delimiter", ":", "It must be one of , ; | tab or space."],
    ["--rows", "0:3", "It must be A:B with 1 ≤ A ≤ B"],
    ["--rows", "3", "It must be A:B with 1 ≤ A ≤ B"],
    ["--rows", "5:4", "It must be A:B with 1 ≤ A ≤ B"],
    ["--decimal", ";", "Allowed choices are ., ,"],
    ["--missing", "zero", "Allowed choices are refuse, drop"],
    ["--thousands", ",", "thousands and decimals cannot have the same separator", "--decimal", ","],
    ["--decimal", ",", "is for a table", "--target", "y", "p.json"],
  ])("refuses %s %s", async (option, value, complaint, ...more) => {
    const file = more.includes("p.json") ? "p.json" : iris;
    const { code, error } = await basins(...on(command, file, "--target", "y", option, value, ...more.slice(0, 2)));
    expect(code).toBe(2);
    expect(error).toContain(complaint === "is for a table" ? "is JSON: --target is for a CSV" : complaint);
  });
});

test("options for a table need a target", async () => {
  const folder = await temporaryFolder({ p: "{}" });
  for (const words of [["--drop", "a"], ["--intercept"], ["--rows", "1:2"], ["--missing", "drop"]]) {
    const { error } = await basins("bounds", join(folder, "p"), ...words);
    expect(error).toBe(`basins: ${words[0]} goes with --target, which reads the file as a CSV\n`);
  }
});

test("the minimizer of standardised columns is told in the file's units too, and is that of the file's columns there", async () => {
  const plain = JSON.parse(await done("bounds", iris, ...ofIris, "--batch", "inf", "--json"));
  const words = ["bounds", iris, ...ofIris, "--standardize", "--batch", "inf"];
  const { inFileUnits, preparation } = JSON.parse(await done(...words, "--json"));
  expect(inFileUnits.constant).toBe(null);
  inFileUnits.minimizer.forEach((entry: number, j: number) => {
    expect(entry / plain.minimizer[j]).toBeCloseTo(1, 11);
  });
  expect(preparation[0].columns[0]).toEqual({
    column: "sepal_length",
    mean: expect.closeTo(5.843333333333334, 12),
    scale: expect.closeTo(0.8253012917851409, 12),
  });
  expect(await done(...words)).toMatch(
    /\ncolumn +minimizer +in the file's units\nsepal_length +-0\.171057 +-0\.207266\n/,
  );
  const without = await done(...words, "--drop", "species,one");
  expect(without).toMatch(/\nconstant +-?[\d.]+\n/);
});

describe("the mean of (residual)²", () => {
  test("has rates half as large, curvatures twice, and the same runs", async () => {
    const bounds = ["bounds", iris, ...ofIris, "--batch", "1,inf", "--budget", "1e4", "--json"];
    const [half, squared] = [JSON.parse(await done(...bounds)), JSON.parse(await done(...bounds, "--loss", "squared"))];
    expect(squared.loss).toBe("squared");
    expect(half.loss).toBe(undefined);
    expect(squared.eigenvalues).toEqual(half.eigenvalues.map((λ: number) => 2 * λ));
    expect(squared).toMatchObject({ t: 4 * half.t, gamma: half.gamma, criticalBatchSize: half.criticalBatchSize });
    for (const [i, row] of half.bounds.entries()) {
      expect(squared.bounds[i].convergence).toBe(row.convergence / 2);
      expect(squared.bounds[i].meanSquareLimit).toBe(row.meanSquareLimit / 2);
      expect(squared.bounds[i].almostSure.learningRate).toBe(row.almostSure.learningRate / 2);
      expect(squared.bounds[i].almostSure.interval).toEqual(row.almostSure.interval.map((end: number) => end / 2));
    }
    const simulate = ["simulate", iris, ...ofIris, "--batch", "4", "--budget", "1e4", "--json", "--rate"];
    const [first, second] = [
      JSON.parse(await done(...simulate, "0.02")),
      JSON.parse(await done(...simulate, "0.01", "--loss", "squared")),
    ];
    expect(second.distances).toEqual(first.distances);
    expect(second.zone).toBe(first.zone);
    expect(second.noiseFloor / 2).toBeCloseTo(first.noiseFloor, 14);
    expect(second.expectedGapAtStart / 2).toBeCloseTo(first.expectedGapAtStart, 14);
    const out = await done(...bounds.slice(0, -1), "--loss", "squared");
    expect(out).toContain("\nlearning rates are for the mean of (residual)², as in PyTorch and Keras;");
  });
});

test("a goal of advise may be a share of the gap at the start", async () => {
  const words = ["advise", iris, ...ofIris, "--batch", "1,inf"];
  expect(await done(...words, "--gap", "1%")).toBe(await done(...words));
  const { start, gap } = JSON.parse(await done(...words, "--gap", "0.1 %", "--json"));
  expect(gap).toBe(0.001 * start);
  expect(await done(...words, "--gap", "0.1%")).toContain("goal: an expected gap of 9.89832e-4, 0.1 % of 0.989832 at");
  expect((await basins(...words, "--gap", "100%")).error).toContain("As a share it must be below 100%.");
});

test("- is standard input, of the real command", async () => {
  const main = join(import.meta.dirname, "main.ts");
  const words = ["bounds", "-", "--target", "y", "--batch", "inf"];
  const child = spawn(process.execPath, [main, ...words], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end("x;y\n1;2\n3;5\n");
  let out = "";
  child.stdout.on("data", (data: Buffer) => {
    out += data;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(0);
  expect(out).toContain("standard input: least squares, 2 rows, 1 column beside the target, rank 1\n");
});
