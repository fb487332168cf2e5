import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFakeBenchmarks } from "../../test/fakes/benchmarks.ts";
import * as rows from "./benchmarkRows.ts";
import { describePower, drawPower } from "./drawPower.ts";
import { drawTrend, trendName } from "./drawTrend.ts";
import { readBenchmarks } from "./readBenchmarks.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sgd-basins-benchmarks-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("without a folder there are no machines, and no feed entry", async () => {
  expect(await readBenchmarks(join(folder, "bench"))).toMatchObject({ machines: [], warnings: [] });
});

test("tables show the latest commit, the change, the peers, the exponents and the gate", async () => {
  writeFakeBenchmarks(folder, 20);
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(warnings).toEqual([]);
  const [machine] = machines;
  expect(rows.nowRows(machine)[1]).toEqual(["linalg/multiply n=200", "1.20 ms", "833 MFLOP/s", "0.83 %"]);
  expect(rows.changeRows(machine.trends)).toEqual([
    ["linalg/multiply n=200", "20.0 % slower", "000000000000 … 000000000000", "appendix-a, figure-09"],
  ]);
  const { peers, scale, gate } = machine.documents;
  expect(rows.peerRows(peers!)).toEqual([["product n=200", "1.00 ms", "NumPy", "0.50", "0.45 … 0.55"]]);
  expect(rows.scaleRows(scale!)).toEqual([["SGD-k: k", "d = 50", "1.00", ""]]);
  expect(rows.gateRows(gate!)).toEqual([["linalg/multiply n=200", "1", "0", "0", "3.00 %"]]);
  expect(rows.detectionRows(gate!)).toEqual([
    ["linalg/multiply n=200", "multiply", "10.0 %", "yes", "2", "1", "1"],
    ["linalg/cholesky n=200", "multiply", "10.0 %", "no", "2", "0", "0"],
  ]);
});

test("a trend is drawn with its change points, under a name that a path may have", async () => {
  writeFakeBenchmarks(folder, 20);
  const { history } = await readBenchmarks(join(folder, "bench"));
  const [product, factor] = history.trends;
  expect(trendName(product)).toMatch(/^[a-z0-9-]+$/);
  expect(trendName(product)).not.toBe(trendName(factor));
  expect(drawTrend(product)).toContain("1 change point");
  expect(drawTrend(factor)).toContain("0 change points");
});

test("the gate's power is drawn, a panel a law, and said in words", async () => {
  expect((await readBenchmarks(join(folder, "bench"))).power).toBeNull();
  writeFakeBenchmarks(folder, 1);
  const power = (await readBenchmarks(join(folder, "bench"))).power!;
  const said = describePower(power);
  expect(said).toContain("Gaussian 3 %: 0.1 % without a slowdown, not simulated at 5 %, 99.0 % at 10 %");
  const svg = drawPower(power);
  expect(svg).toContain(said);
  expect(svg.match(/<circle/g)!.length).toBe(2 * 2 * 2 + 2);
});

test("a document that is cut off is named and skipped", async () => {
  writeFakeBenchmarks(folder, 2);
  const file = join(folder, "bench", "abacus-9000-2-cores-linux-x64", "peers.json");
  writeFileSync(file, '{"schema":');
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(warnings).toEqual([`${file}: is no JSON, or cut off; it is skipped`]);
  expect(machines[0].documents.peers).toBeNull();
});
