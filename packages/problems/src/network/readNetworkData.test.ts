import { readFileSync } from "node:fs";
import texts from "@sgd-basins/problems/data/texts.json" with { type: "json" };
import { expect, test } from "vitest";
import { type NetworkDataSet, networkDataSets } from "./dataSets.ts";
import { readNetworkData } from "./readNetworkData.ts";

const sizes: Readonly<Record<NetworkDataSet, readonly [rows: number, inputs: number, targets: number]>> = {
  penguins: [40, 3, 1],
  cars: [80, 4, 1],
  iris: [60, 4, 3],
};

test.each(Object.entries(sizes))("%s are read, inputs with mean 0 and mean square 1", (id, [rows, inputs, targets]) => {
  const choice = Object.entries(networkDataSets).find(([name]) => name === id)?.[1];
  if (choice === undefined) throw new Error(`no data set ${id}`);
  const text = readFileSync(new URL(import.meta.resolve(`@sgd-basins/problems/data/${id}.csv`)), "utf8");
  const data = readNetworkData(text, `${id}.csv`, choice);
  expect([data.count, data.inputs.length, data.targets.length]).toEqual([rows, rows * inputs, rows * targets]);
  for (let j = 0; j < inputs; j++) {
    const column = Array.from({ length: rows }, (_, i) => data.inputs[i * inputs + j]);
    expect(Math.abs(column.reduce((sum, entry) => sum + entry, 0) / rows)).toBeLessThan(1e-14);
    expect(column.reduce((sum, entry) => sum + entry * entry, 0) / rows).toBeCloseTo(1, 13);
  }
  // No row contradicts another: a network can fit them all.
  const seen = new Set(Array.from({ length: rows }, (_, i) => data.inputs.slice(i * inputs, (i + 1) * inputs).join()));
  expect(seen.size).toBe(rows);
});

test("the texts that browsers import are the files", () => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(networkDataSets).sort());
  for (const [id, text] of Object.entries(texts)) {
    expect(text).toBe(readFileSync(new URL(import.meta.resolve(`@sgd-basins/problems/data/${id}.csv`)), "utf8"));
  }
});

test("classes are 0 and 1, one of each row", () => {
  const text = "a,b,c\n1,1,0\n2,0,1\n3,1,0\n";
  const data = readNetworkData(text, "classes.csv", { targets: ["b", "c"], targetUnits: "of the file" });
  expect([...data.targets]).toEqual([1, 0, 0, 1, 1, 0]);
  expect([...data.inputs]).toEqual([-Math.sqrt(1.5), 0, Math.sqrt(1.5)]);
});

test("a column that is missing, constant or the only one is refused", () => {
  const read = (text: string, targets: readonly [string, ...string[]]) => () =>
    readNetworkData(text, "x.csv", { targets, targetUnits: "standardised" });
  expect(read("a,y\n1,2\n", ["z"])).toThrow('x.csv: header: has no column "z"');
  expect(read("a,y\n1,2\n3,4\n", ["y", "z"])).toThrow('x.csv: header: has no column "z"');
  expect(read("a,y\n1,2\n1,3\n", ["y"])).toThrow('x.csv: header: column "a" is constant');
  expect(read("y,z\n1,2\n1,3\n", ["y", "z"])).toThrow("x.csv: header: has no column beside the targets");
});
