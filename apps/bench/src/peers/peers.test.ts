import { peersReportSchema } from "@sgd-basins/bench-documents";
import { examplePeers as example } from "@sgd-basins/bench-documents/testing";
import { canonicalJson } from "@sgd-basins/report";
import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { quietContext } from "../quietContext.ts";
import { formatPeers } from "./formatPeers.ts";
import { prepareMathjsEigen, prepareMathjsEigenvalues } from "./mathjs.ts";
import { prepareNumericEigen, prepareNumericEigenvalues } from "./numeric.ts";
import { peers } from "./peers.ts";

async function run(...words: string[]): Promise<string> {
  let out = "";
  const writeOut = (text: string): void => {
    out += text;
  };
  expect(await peers(words, quietContext({ writeOut }))).toBe(0);
  return out;
}

let timed: Promise<string> | undefined;

/** The report of one product, which two tests look at. */
function timeProduct(): Promise<string> {
  timed ??= run("--filter", "linalg/product n=50", "--rounds", "3", "--time", "1", "--json");
  return timed;
}

test.each([prepareMathjsEigen, prepareMathjsEigenvalues, prepareNumericEigen, prepareNumericEigenvalues])(
  "$name finds the eigenvalues",
  (prepare) => {
    const { call, verify } = prepare(10);
    expect(Number.isFinite(call())).toBe(true);
    verify();
  },
);

const withNumpy = { tags: ["numpy"] };

test("a product is timed on every side in the same rounds, and ratios are of the rounds", async () => {
  const text = await timeProduct();
  const report = peersReportSchema.parse(JSON.parse(text));
  expect(canonicalJson(report)).toBe(text);
  expect(report.comparisons).toHaveLength(1);
  const { sides } = report.comparisons[0];
  expect(sides.map(({ implementation }) => implementation).slice(0, 5)).toEqual([
    "sgd-basins",
    "ml-matrix",
    "stdlib",
    "mathjs",
    "numeric",
  ]);
  for (const { samples, ratio } of sides.slice(1)) {
    const ratios = samples.map((time, round) => time / sides[0].samples[round]).sort((a, b) => a - b);
    expect(ratio).toEqual({ low: ratios[0], median: ratios[1], high: ratios[2], coverage: 0.75 });
  }
});

test("NumPy is the last side", withNumpy, async () => {
  const { numpy, comparisons } = peersReportSchema.parse(JSON.parse(await timeProduct()));
  expect(numpy).toHaveProperty("numpy");
  expect(comparisons[0].sides.map(({ implementation }) => implementation).slice(5)).toEqual(["NumPy"]);
});

test("NumPy runs the same cell of SGD-k as the study does", withNumpy, async () => {
  const text = await run("--filter", "sgd/styblinski-tang 1 sgd-inf", "--rounds", "1", "--time", "1", "--json");
  const [{ sides }] = peersReportSchema.parse(JSON.parse(text)).comparisons;
  expect(sides).toHaveLength(2);
});

test("the table says which BLAS NumPy has, and what to install if it is a slow one or none", () => {
  const text = formatPeers(example);
  expect(text).toContain("NumPy 1.24.2 on reference BLAS, 1 thread");
  expect(text).toContain("no fair peer: apt-get install libopenblas0-pthread");
  expect(text).toContain("product n=10");
  expect(text).toContain("2.00 [2.00, 2.00]");
  expect(formatPeers({ ...example, numpy: { missing: "spawn python3 ENOENT" } })).toContain("python3-numpy");
});

test("bad usage is refused before anything is measured", async () => {
  await expect(peers(["--rounds", "0"], quietContext())).rejects.toThrow(CommanderError);
  await expect(peers(["--filter", "nothing like it"], quietContext())).rejects.toThrow("nothing like it");
});
