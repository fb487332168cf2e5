import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SideName } from "@sgd-basins/bench-documents";
import { examplePeers } from "@sgd-basins/bench-documents/testing";
import { notFiles } from "@sgd-basins/report/not-files";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFakeBenchmarks } from "../../test/fakes/benchmarks.ts";
import * as rows from "./benchmarkRows.ts";
import { changeGroups } from "./changeGroups.ts";
import { span } from "./commitLink.ts";
import { comparisonRows, comparisonView, gapsBetween } from "./comparisonView.ts";
import { changed, describeCompared, recordedCommits, titleOf } from "./describe.ts";
import { describePeers, drawPeers, peersSize } from "./drawPeers.ts";
import { describePower, drawPower } from "./drawPower.ts";
import { describeThroughput, drawThroughput, routineWords, sizedPoints } from "./drawThroughput.ts";
import { readBenchmarks } from "./readBenchmarks.ts";
import { sparkline } from "./sparkline.ts";
import { taskRows } from "./taskRows.ts";
import { taskWords } from "./taskWords.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sgd-basins-benchmarks-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("without a folder there are no machines, and no feed entry", async () => {
  expect(await readBenchmarks(join(folder, "bench"))).toMatchObject({ machines: [], warnings: [] });
});

test("tables and rows show the latest commit, the change, the peers, the exponents and the gate", async () => {
  writeFakeBenchmarks(folder, 20);
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(warnings).toEqual([]);
  const [machine] = machines;
  const [slower, plain] = taskRows(machine.trends, machine.latest, (path) => `/base/${path}`, "https://host/us");
  expect(slower.name).toBe("linalg/multiply n=200");
  expect(slower.now).toEqual(["1.20 ms", "833 MFLOP/s", "0.83 % of the peak"]);
  expect(slower.changes).toEqual([
    {
      ...{ standing: "suspicion", factor: expect.closeTo(1.2, 2), size: "20.0 % slower", comparison: null },
      between: [
        ["a", "09"],
        ["b", "10"],
      ].map(([commit, minute]) => ({
        text: "000000000000",
        href: `https://host/us/commit/${commit.padStart(40, "0")}`,
        made: { time: `2026-01-02T03:${minute}:00+02:00`, text: `2026-01-02 01:${minute}` },
      })),
    },
  ]);
  expect(slower.affects).toContainEqual({ text: "Tables 1–5", href: "/base/tables/table-1/" });
  expect([plain.name, plain.changes]).toEqual(["linalg/cholesky n=200", []]);
  expect(taskRows(machine.trends, null, String, null)[0]).toMatchObject({
    ...{ now: [], changes: [{ between: [{ href: null }, { href: null }] }] },
  });
  const { peers, scale, gate } = machine.documents;
  expect(rows.peerRows(peers!)).toEqual([["product n=200", "1.00 ms", "NumPy", "0.5", "0.45 to 0.55", "75.0 %", "3"]]);
  expect(rows.scaleRows(scale!)).toEqual([["SGD-k: k", "d = 50", "1", "–"]]);
  expect(rows.gateRows(gate!)).toEqual([["linalg/multiply n=200", "1", "0", "0", "3.00 %"]]);
  expect(rows.detectionRows(gate!)).toEqual([
    ["linalg/multiply n=200", "multiply", "10.0 %", "yes", "2", "1", "1"],
    ["linalg/cholesky n=200", "multiply", "10.0 %", "no", "2", "0", "0"],
  ]);
});

test("a machine of which no commit is recorded shows its other documents, and names those that are damaged", async () => {
  writeFakeBenchmarks(folder, 0);
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(warnings).toEqual([]);
  const [machine] = machines;
  expect(machine).toMatchObject({ latest: null, runs: 0, trends: [] });
  expect(titleOf(machine)).toBe("Abacus 9000, 2 cores, linux x64");
  expect(rows.gateRows(machine.documents.gate!)).toHaveLength(1);
});

test("tasks of later trials are counted, whichever tasks the first one had", async () => {
  writeFakeBenchmarks(folder, 0);
  const gate = (await readBenchmarks(join(folder, "bench"))).machines[0].documents.gate!;
  const [, slowed, again] = gate.runs;
  const fewer = { ...slowed, tasks: slowed.tasks.filter(({ uses }) => uses) };
  expect(rows.detectionRows({ ...gate, runs: [fewer, again] }).map((row) => [row[0], row[4]])).toEqual([
    ["linalg/multiply n=200", "2"],
    ["linalg/cholesky n=200", "1"],
  ]);
});

test.each([
  [null, "suspicion", "0 tasks slower, 0 faster", 2],
  ["confirmed", "confirmed", "1 task slower, 0 faster", 2],
  ["refuted", "refuted", "0 tasks slower, 0 faster", 1],
  ["undecided", "suspicion", "0 tasks slower, 0 faster", 2],
] as const)("a change point whose comparison says %s is shown as %s", async (outcome, standing, confirmed, bands) => {
  writeFakeBenchmarks(folder, 20, outcome);
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(warnings).toEqual([]);
  const [machine] = machines;
  expect(changed(machine).confirmed).toBe(confirmed);
  expect(changed(machine).suspected).toContain(standing === "suspicion" ? ": 1 slower, 0 faster" : "No suspicion");
  expect(changed(machine).refuted).toContain(`${outcome === "refuted" ? "1 change point." : "0 change points."}`);
  expect(recordedCommits(machine)!.first.commit).toBe("1".padStart(40, "0"));
  const [row, plain] = taskRows(machine.trends, machine.latest, String, null);
  const [change] = row.changes;
  expect([change.standing, change.comparison !== null]).toEqual([standing, outcome !== null]);
  expect(row.affects.length > 0).toBe(outcome !== "refuted");
  expect(row.sparkline.rules.map((rule) => rule.standing)).toEqual([standing]);
  expect(row.sparkline.bands).toHaveLength(bands);
  for (const { x, y } of [...row.sparkline.dots, ...plain.sparkline.dots]) {
    expect(x >= 0 && x <= sparkline.width && y >= 0 && y <= sparkline.height).toBe(true);
  }
});

test("changes between the same two commits are one group, with slower ones first", async () => {
  writeFakeBenchmarks(folder, 20);
  const [machine] = (await readBenchmarks(join(folder, "bench"))).machines;
  const [row, plain] = taskRows(machine.trends, machine.latest, String, null);
  const [change] = row.changes;
  const faster = (factor: number) => ({ ...plain, changes: [{ ...change, factor }] });
  const groups = changeGroups([faster(0.4), row, faster(0.1), plain]);
  expect(groups.map(({ size, slower, rows: own }) => [size, slower, own.length])).toEqual([
    ["20.0 % slower", true, 1],
    ["2.5 to 10 times faster", false, 2],
  ]);
});

test("a confirmed change is told with its interval, its sign in words", async () => {
  writeFakeBenchmarks(folder, 20, "confirmed");
  const [machine] = (await readBenchmarks(join(folder, "bench"))).machines;
  const [run] = machine.documents.confirmations!.runs;
  expect(describeCompared(run)).toBe("19.7 % more time, interval from 18.5 % more to 20.9 % more, in 3 paired rounds");
  expect(describeCompared({ ...run, median: -0.004, low: -0.01 })).toMatch(
    /^0\.4 % less time, interval from 1\.0 % less/,
  );
  expect(describeCompared({ ...run, median: -Math.log(2), low: -Math.log(2.5), high: -Math.log(1.9) })).toBe(
    "2.00 times faster, interval from 1.90 to 2.50, in 3 paired rounds",
  );
});

test("the latest comparison says how many tasks are what, and lists those that are not the same, slower ones first", async () => {
  writeFakeBenchmarks(folder, 20);
  const { comparisons } = (await readBenchmarks(join(folder, "bench"))).machines[0].documents;
  const view = comparisonView(comparisons[0]!, "https://host/us");
  expect(view.base).toMatchObject({ text: "000000000000", made: { text: "2026-01-02 01:18" } });
  expect(view.head.made?.text).toBe("2026-01-02 01:19");
  expect([view.outcome, view.rest]).toEqual(["2 of 5 tasks slower, 1 faster", "1 the same within ±3 %, 1 undecided"]);
  expect([...view.changed, ...view.undecided].map(({ reading, name, factor }) => [reading, name, factor])).toEqual([
    ["slower", "linalg/multiply n=100", "1.20"],
    ["slower", "linalg/multiply n=200", "1.10"],
    ["faster", "linalg/eigenSymmetric n=50", "0.819"],
    ["undecided", "linalg/haarFrame n=100", "1.01"],
  ]);
  expect(view.undecided).toHaveLength(1);
  expect(view.changed[1]).toMatchObject({
    words: "product of two 200\u00a0×\u00a0200 matrices",
    interval: "1.09 to 1.11",
  });
  expect(view.counts).toMatch(/^Of 4 exact counts \(.*\) 2 are larger and 1 is smaller\. None is a time/);
  expect(view.countRows).toEqual([
    ["bytes of scripts of the site", "5\u202f000", "5\u202f001", "larger"],
    ["wasm bytes of linalg", "900", "901", "larger, accepted"],
    ["arrays of linalg/multiply n=200", "3", "2", "smaller"],
  ]);
  expect(view.log).toBe(`git log ${view.base.text}..${view.head.text}`);
  expect(span(view.base, view.head)).toBe("2026-01-02 01:18 to 2026-01-02 01:19 UTC");
  expect(view.missing).toEqual(["theory/new (base: no such task)"]);
  expect(view.measured).toBe("Measured on 2026-01-02: Abacus 9000, 2 cores, linux x64, Node 24.0.0.");
  expect(view.next).toBe(`npx -y pnpm@10 bench compare ${view.head.text} --record`);
  const equal = { ...comparisons[0]!, counts: comparisons[1]!.counts, tasks: comparisons[1]!.tasks };
  expect(comparisonView(equal, null)).toMatchObject({
    ...{ outcome: "none of 1 task slower, none faster", changed: [], countRows: [] },
    counts: expect.stringMatching(/^All 1 exact count .* are the same\.$/),
  });
});

test("commits between two comparisons that none compares are named, with the command that does", async () => {
  writeFakeBenchmarks(folder, 20);
  const { comparisons } = (await readBenchmarks(join(folder, "bench"))).machines[0].documents;
  const short = "000000000000";
  expect(comparisonRows(comparisons)).toEqual([
    ["2026-01-02", "2", "1", "1", "1", "2", `${short} to ${short}`],
    ["2026-01-02", "0", "0", "0", "1", "0", `${short} to ${short}`],
  ]);
  const [latest, earlier] = comparisons;
  const gaps = gapsBetween(comparisons, null);
  expect(gaps.map(({ from, to }) => [from.made?.text, to.made?.text])).toEqual([
    ["2026-01-02 01:01", "2026-01-02 01:18"],
  ]);
  const [from, to] = [earlier!.head.commit, latest!.base.commit].map((commit) => commit.slice(0, 12));
  expect(gaps[0]!.command).toBe(`npx -y pnpm@10 bench compare ${from} --head ${to} --record`);
  const between = { ...latest!, base: earlier!.head, head: latest!.base };
  expect(gapsBetween([latest!, between, earlier!], null)).toEqual([]);
  expect(gapsBetween([{ ...latest!, base: earlier!.base }, earlier!], null)).toEqual([]);
});

test("every task that is recorded of this project is said in words", async () => {
  const { machines } = await readBenchmarks(join(import.meta.dirname, "../../../../reports/bench"));
  const tasks = machines.flatMap(({ trends, documents }) => [
    ...trends.map(({ suite, name }) => ({ suite, title: name })),
    ...documents.comparisons.flatMap((one) => one.tasks),
  ]);
  expect(tasks.length).toBeGreaterThan(100);
  for (const { suite, title } of tasks) {
    const words = taskWords(suite, title);
    expect(words, `${suite}/${title}`).toMatch(/^[^=]{10,}$/);
  }
  expect([taskWords("linalg", "new"), taskWords("elsewhere", "sum")]).toEqual([null, null]);
});

test("peers are drawn as points with intervals, and throughput against n as lines, each for both widths", async () => {
  writeFakeBenchmarks(folder, 1);
  const { latest, documents } = (await readBenchmarks(join(folder, "bench"))).machines[0];
  const points = sizedPoints(latest!);
  expect(points.map(({ routine, n }) => [routine, n])).toEqual([
    ["multiply", 200],
    ["multiply", 100],
  ]);
  expect(routineWords(points)).toEqual([{ routine: "multiply", words: "product of two n\u00a0×\u00a0n matrices" }]);
  expect(describePeers(documents.peers!)).toContain(
    "NumPy: of 1 pieces of work this project took less time in 0, more in 1",
  );
  expect(describeThroughput(points)).toContain("multiply 0.5 at n = 100, 1 at 200");
  for (const layout of ["wide", "narrow"] as const) {
    expect(drawPeers(documents.peers!, layout)).toContain("product n=200");
    expect(drawThroughput(points, layout).match(/<circle/g)).toHaveLength(3);
  }
});

test("a peer keeps its mark and colour whoever else was measured, and the key breaks where a phone's line ends", () => {
  const [compared] = examplePeers.comparisons;
  const [ours, peer] = compared!.sides;
  const withPeers = (...names: readonly SideName[]) => ({
    ...examplePeers,
    comparisons: [{ ...compared!, sides: [ours!, ...names.map((implementation) => ({ ...peer!, implementation }))] }],
  });
  const five = withPeers("ml-matrix", "stdlib", "mathjs", "numeric", "NumPy");
  const placesOf = (layout: "wide" | "narrow") => {
    const texts = drawPeers(five, layout).matchAll(
      /<text[^>]* y="(\d+)"[^>]*>(ml-matrix|stdlib|mathjs|numeric|NumPy)</g,
    );
    return new Set(Array.from(texts, ([, y]) => y)).size;
  };
  expect([placesOf("wide"), placesOf("narrow")]).toEqual([1, 2]);
  expect(peersSize(five, "narrow").height).toBeGreaterThan(peersSize(withPeers("NumPy"), "narrow").height);
  for (const report of [five, withPeers("NumPy")]) expect(drawPeers(report, "wide")).toContain('class="stroke-2"');
  expect(drawPeers(withPeers("NumPy"), "wide")).not.toContain('class="stroke-0"');
});

test("the gate's power is drawn, a panel a law, and said in words", async () => {
  expect((await readBenchmarks(join(folder, "bench"))).power).toBeNull();
  writeFakeBenchmarks(folder, 1);
  const power = (await readBenchmarks(join(folder, "bench"))).power!;
  const said = describePower(power);
  expect(said).toContain("Gaussian 3 %: 0.1 % without a slowdown, not simulated at 5 %, 99 % at 10 %");
  for (const layout of ["wide", "narrow"] as const) {
    const svg = drawPower(power, layout);
    expect(svg).toContain(said);
    expect(svg.match(/<circle/g)!.length).toBe(2 * 2 * 2 + 2);
  }
});

test("a document that is cut off is named and skipped", async () => {
  writeFakeBenchmarks(folder, 2);
  const file = join(folder, "bench", "abacus-9000-2-cores-linux-x64", "peers.json");
  writeFileSync(file, '{"schema":');
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(warnings).toEqual([`${file}: is no JSON, or cut off; it is skipped`]);
  expect(machines[0].documents.peers).toBeNull();
});

test.each(Object.keys(notFiles))(
  "a %s in the place of a record or a document is named, and the rest is shown",
  async (kind) => {
    writeFakeBenchmarks(folder, 3);
    const bench = join(folder, "bench");
    const machine = join(bench, "abacus-9000-2-cores-linux-x64");
    const files = [`${"f".repeat(40)}.json`, "gate.json", "peers.json", "scale.json"].map((name) =>
      join(machine, name),
    );
    const takeAway = [];
    for (const file of [...files, join(bench, "power.json")]) {
      rmSync(file, { force: true });
      takeAway.push(await notFiles[kind]!(file));
    }
    const { machines, power, warnings } = await readBenchmarks(bench);
    for (const end of takeAway) end();
    expect(warnings.map((warning) => warning.replace(/: is a .* read here; it is skipped$/, "")).sort()).toEqual(
      [...files, join(bench, "power.json")].sort(),
    );
    expect(machines[0]).toMatchObject({ runs: 3, documents: { gate: null, peers: null, scale: null } });
    expect(power).toBeNull();
  },
);

test("a record with two measurements of one task, or a median that no clock has seen, is named by place and rule", async () => {
  writeFakeBenchmarks(folder, 3);
  const [first, second] = ["1", "2"].map((commit) =>
    join(folder, "bench", "abacus-9000-2-cores-linux-x64", `${commit.padStart(40, "0")}.json`),
  );
  const text = readFileSync(first, "utf8");
  writeFileSync(first, text.replaceAll("cholesky n=200", "multiply n=200"));
  writeFileSync(second, readFileSync(second, "utf8").replace(/"median":[\d.e-]+/, '"median":5e-324'));
  const { machines, warnings } = await readBenchmarks(join(folder, "bench"));
  expect(machines[0].runs).toBe(1);
  expect(warnings).toEqual([
    `${first}: measurements.2: linalg/multiply n=200 is there twice, at 1 already; it is skipped`,
    `${second}: measurements.0.median: expected seconds from 1e-12 to 10000000; it is skipped`,
  ]);
});
