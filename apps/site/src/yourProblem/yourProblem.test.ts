import { decodeText, previewTable } from "@sgd-basins/problems/preview";
import { expect, test } from "vitest";
import { chooseColumns } from "./columnControls.ts";
import { commandLines } from "./commandLine.ts";
import { describeColumns } from "./describeColumns.ts";
import { describeLimits } from "./describeLimits.ts";
import { describeOthers } from "./describeOthers.ts";
import { mostPacked, packData, unpackData } from "./packData.ts";
import { openSession } from "./session.ts";
import { defaultRun, defaultSettings, formatState, parseState, type Settings, type State } from "./state.ts";
import { describeRead } from "./tableRead.ts";

const chosen: State = {
  place: { at: "link", name: "a b.csv", packed: "x-_9" },
  settings: {
    target: "y & z",
    drop: ["name", "a,b"],
    oneHot: ["kind"],
    standardize: true,
    intercept: true,
    dropMissing: true,
    loss: "squared",
    sampling: "without-replacement",
    batch: "1,4",
  },
  run: { batchSize: "inf", rate: 0.25, seed: 9, steps: 7, radius: 0.5 },
};

test("an address restores what was chosen, and what it does not say is the default", () => {
  expect(parseState(formatState(chosen))).toEqual(chosen);
  expect(parseState("")).toEqual({ place: null, settings: defaultSettings, run: defaultRun });
  expect(parseState("#curvatures=1,-3&k=0&rate=none&steps=1e9").run).toEqual(defaultRun);
  expect(parseState("#curvatures=1,-3").place).toBeNull();
});

test("small data come out of a link as they went in, and large ones are not taken", async () => {
  const bytes = new TextEncoder().encode("x,y\n1,2\n3,4\n".repeat(100));
  const packed = await packData(bytes);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(await unpackData(packed ?? "")).toEqual(bytes);
  const noise = Uint8Array.from({ length: mostPacked }, (_, i) => (i * i * 31 + (i >> 3) * 97) & 255);
  expect(await packData(noise.map((byte, i) => byte ^ ((i * 2654435761) >>> 24)))).toBeNull();
  await expect(unpackData("AAAA")).rejects.toThrow();
});

test("the last column of numbers that vary is predicted, and words are left out", async () => {
  const bytes = new TextEncoder().encode("art;breit;hoch;eins\nrot;1,5;2;1\nblau;2,5;NA;1\n");
  const columns = previewTable((await decodeText(bytes, "a table")).text);
  expect(columns.map(({ name, isNumber }) => [name, isNumber])).toEqual([
    ["art", false],
    ["breit", true],
    ["hoch", true],
    ["eins", true],
  ]);
  expect(chooseColumns(columns)).toEqual({ target: "breit", drop: ["art"] });
});

/** The advice on 40 rows of columns of very different sizes, with what is to be predicted computed from them. */
async function adviceOn(predicted: (a: number, b: number) => number, more: Partial<Settings>) {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [a, b] = [1000 + 7 * ((i * 7) % 11), 0.01 * ((i * 5) % 13)];
    return [a, b, (i * 3) % 7, predicted(a, b)].join(",");
  });
  const session = await openSession("rows.csv", new TextEncoder().encode(`a,b,c,y\n${rows.join("\n")}\n`));
  await session.read({ ...defaultSettings, target: "y", ...more }, () => {});
  return session.advise(() => {});
}

test("of a table without names it is said that its first line was taken for them", async () => {
  const session = await openSession("pasted.csv", new TextEncoder().encode("1,2,3\n4,5,6\n"));
  await session.read({ ...defaultSettings, target: "3", drop: ["1"] }, () => {});
  const { read } = session.advise(() => {});
  expect(read && describeRead(read)).toBe(
    "read 1 row; the first line was taken for names: 1, 2, 3; if it is data, put a line of names above it",
  );
});

test("batch sizes that the reader names are those advised on", async () => {
  const { recommended, batches } = await adviceOn((a) => 2 * a, { batch: "8,4" });
  expect(batches.map(({ batchSize }) => batchSize)).toEqual([8, 4]);
  expect(recommended).toMatchObject({ batchSize: 4, rate: batches[1]?.cells?.[0] });
  const unasked = await adviceOn((a) => 2 * a, {});
  expect(unasked.batches).toHaveLength(7);
  expect(describeOthers(unasked)).toBe("");
});

test("the headline says the rate of every batch size that was asked for, of a few", async () => {
  const othersOf = async (batch: string) => describeOthers(await adviceOn((a) => 2 * a, { batch }));
  const { recommended, batches } = await adviceOn((a) => 2 * a, { batch: "8,4,inf" });
  expect(recommended).toMatchObject({ batchSize: 4 });
  const [eight, , all] = batches.map(({ cells }) => cells?.[0]);
  expect(await othersOf("8,4,inf")).toBe(` (${eight} with k = 8, ${all} with all of the data)`);
  expect(await othersOf("4")).toBe("");
  expect(await othersOf("1,2,4,8,16,32,inf")).toMatch(/^ \((\S+ with k = \d+, ){4}2 more in the table\)$/);
  const cells = null;
  const none = { batchSize: 8, cells, reason: "for this test" } as const;
  expect(describeOthers({ chosen: true, recommended: { batchSize: 4, rate: "1", reason: "" }, batches: [none] })).toBe(
    " (no rate with k = 8)",
  );
});

test("of unlike directions it is said what standardised columns would take, or else what the flattest takes", async () => {
  const uneven = await adviceOn((a, b) => a / 1000 + 40 * b, {});
  expect(uneven.unevenness?.options).toEqual(["--standardize", "--intercept"]);
  const [, times, steps] = /it is (\S+) times, and .* takes (\S+) steps?/.exec(uneven.text) ?? [];
  expect(uneven.unevenness?.text).toContain(`With standardised columns and an intercept it is ${times} times`);
  expect(uneven.unevenness?.text).toContain(`takes ${steps} step`);
  const even = await adviceOn((a, b) => a / 1000 + 40 * b, { standardize: true, intercept: true });
  expect(even.unevenness).toBeNull();
  // The start lies along the steepest direction alone.
  const { unevenness, batches } = await adviceOn((a) => 2 * a, {});
  expect(batches[0]?.cells?.[1]).toBe("1");
  expect(unevenness?.text).toMatch(/7\.46e8 times as steep as the flattest, .* takes 1\.7e9 steps/);
});

test("columns in units far apart are said to be so from the start, though few steps are advised, or no rate", async () => {
  const far =
    /^The columns are in units far apart: the root mean square of a is (\S+) times that of b\. Standardised, /;
  const a = Array.from({ length: 40 }, (_, i) => 1000 + 7 * ((i * 7) % 11));
  const b = Array.from({ length: 40 }, (_, i) => 0.01 * ((i * 5) % 13));
  const times = Number((Math.hypot(...a) / Math.hypot(...b)).toPrecision(3));
  for (const intercept of [false, true]) {
    const { unevenness } = await adviceOn((a) => 2 * a, { intercept });
    expect(Number(far.exec(unevenness?.text ?? "")?.[1])).toBe(times);
    expect(unevenness?.options).toEqual(intercept ? ["--standardize"] : ["--standardize", "--intercept"]);
  }
  const none = await adviceOn(() => 0, {});
  expect(none.recommended).toBeTypeOf("string");
  expect(none.unevenness?.text).toMatch(far);
  const dropped = await adviceOn((a) => 2 * a, { drop: ["a", "b"] });
  expect(dropped.unevenness).toBeNull();
  const standardized = await adviceOn((a) => 2 * a, { standardize: true });
  expect(standardized.unevenness?.text ?? "").not.toMatch(far);
});

test("directions that are unlike though units are not are said to be so, without another choice of columns", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const a = 1 + ((i * 7) % 11);
    return [a, a + 0.001 * ((i * 5) % 13), 2 * a].join(",");
  });
  const session = await openSession("rows.csv", new TextEncoder().encode(`a,b,y\n${rows.join("\n")}\n`));
  await session.read({ ...defaultSettings, target: "y" }, () => {});
  const { unevenness } = session.advise(() => {});
  expect(unevenness?.options).toEqual([]);
  expect(unevenness?.text).toMatch(/^The steepest direction is/);
});

test("it is said what was done to the columns, and which of the two limits a run obeys", () => {
  expect(describeColumns(chosen.settings)).toBe(
    "columns standardised, with an intercept, kind one-hot, without name, a,b",
  );
  expect(describeColumns(defaultSettings)).toBe("columns as they are, no intercept");
  const reason = "for this test";
  const none = { applies: false, reason } as const;
  const meanSquare = { applies: true, learningRate: 0.5, enclosure: [0.5, 0.5] } as const;
  const row = { convergence: none, divergence: none, almostSure: none } as const;
  expect(describeLimits({ ...row, batchSize: 4, meanSquare })).toBe(
    "The expected gap grows above 0.5, the exact limit α*.",
  );
});

test("a constant column is told with what to do about it, and once standardised with what was done", async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `${i * 100},21.5,${(i * 5) % 7}`);
  const session = await openSession("rows.csv", new TextEncoder().encode(`a,sensor,y\n${rows.join("\n")}\n`));
  const constantsWith = async (more: Partial<Settings>) => {
    await session.read({ ...defaultSettings, target: "y", ...more }, () => {});
    return session.advise(() => {}).constants;
  };
  expect(await constantsWith({})).toMatchObject({ names: ["sensor"], intercept: true });
  expect(await constantsWith({ intercept: true })).toMatchObject({ names: ["sensor"], intercept: false });
  expect(await constantsWith({ standardize: true })).toMatchObject({ names: [] });
  expect(await constantsWith({ drop: ["sensor"], intercept: true })).toBeNull();
});

test("the limits stand beside every rate that is advised, and far bounds are said to be far", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `${1000 + 7 * ((i * 7) % 11)},${0.01 * ((i * 5) % 13)},${i % 5}`);
  const session = await openSession("rows.csv", new TextEncoder().encode(`a,b,y\n${rows.join("\n")}\n`));
  await session.read({ ...defaultSettings, target: "y" }, () => {});
  const advised = session.advise(() => {});
  const bounded = session.bounds(() => {});
  expect(bounded.rows.map(({ batchSize }) => batchSize)).toEqual(advised.batches.map(({ batchSize }) => batchSize));
  expect(bounded.limits).toContain(`both limits are one: above ${bounded.rows.at(-1)?.cells.meanSquare} runs leave`);
  expect(bounded.rows.at(-1)?.cells.almostSure).toBe(bounded.rows.at(-1)?.cells.meanSquare);
  expect(bounded.rows[0]?.cells.almostSure).toMatch(/ ± \S+ %$/);
  expect(bounded.farBounds).toMatch(/^The paper's bounds are far .* times below it \(k = 1\), .* times above it/);
  const { choice, summary } = session.simulate(defaultRun, false, () => {});
  expect(choice.steps).toBe(2000);
  expect(summary).toContain("so few show nothing of it");
});

test("the command's lines hold what was chosen, in words that a shell takes as they are", () => {
  expect(commandLines("it's.csv", "table", chosen.settings)[1]).toBe(
    "npx sgd-basins bounds 'it'\\''s.csv' --target 'y & z' --drop 'name,a?b' --one-hot kind --standardize --intercept " +
      "--missing drop --loss squared --sampling without-replacement --batch 1,4",
  );
  expect(commandLines("data.csv", "table", { ...defaultSettings, target: "y", batch: "8" })).toEqual([
    "npx sgd-basins advise data.csv --target y --batch 8",
    "npx sgd-basins bounds data.csv --target y --batch 8",
  ]);
  expect(commandLines("g.npy", "gradients", defaultSettings)[0]).toBe("npx sgd-basins advise g.npy");
});
