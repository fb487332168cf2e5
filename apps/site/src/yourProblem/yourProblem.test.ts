import { decodeText, previewTable } from "@sgd-basins/problems";
import { expect, test } from "vitest";
import { chooseColumns } from "./columnControls.ts";
import { commandLines } from "./commandLine.ts";
import { mostPacked, packData, unpackData } from "./packData.ts";
import { defaultRun, defaultSettings, formatState, parseState, type State } from "./state.ts";

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
