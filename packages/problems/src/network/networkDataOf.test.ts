import { readFileSync } from "node:fs";
import tables from "@sgd-basins/problems/data/tables.json" with { type: "json" };
import { expect, test } from "vitest";
import { type NetworkDataSet, networkDataSetNamed, networkDataSets } from "./dataSets.ts";
import { networkDataOf } from "./networkDataOf.ts";

const sizes: Readonly<Record<NetworkDataSet, readonly [rows: number, inputs: number, targets: number]>> = {
  penguins: [40, 3, 1],
  cars: [80, 4, 1],
  iris: [60, 4, 3],
};

test.each(Object.entries(sizes))("%s have inputs with mean 0 and mean square 1", (id, [rows, inputs, targets]) => {
  const name = networkDataSetNamed(id);
  const data = networkDataOf(tables[name], networkDataSets[name]);
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

test("the tables that browsers import are the files", () => {
  expect(Object.keys(tables).sort()).toEqual(Object.keys(networkDataSets).sort());
  for (const [id, table] of Object.entries(tables)) {
    const text = readFileSync(new URL(import.meta.resolve(`@sgd-basins/problems/data/${id}.csv`)), "utf8");
    const [header, ...rows] = text.trimEnd().split("\n");
    expect(Object.keys(table).join()).toBe(header);
    const columns: number[][] = Object.values(table);
    expect(rows.map((_, i) => columns.map((column) => column[i]).join())).toEqual(rows);
    expect(columns.map(({ length }) => length)).toEqual(columns.map(() => rows.length));
  }
});

test("classes are 0 and 1, one of each row", () => {
  const table = { a: [1, 2, 3], b: [1, 0, 1], c: [0, 1, 0] };
  const data = networkDataOf(table, { targets: ["b", "c"], targetUnits: "of the table" });
  expect([...data.targets]).toEqual([1, 0, 0, 1, 1, 0]);
  expect([...data.inputs]).toEqual([-Math.sqrt(1.5), 0, Math.sqrt(1.5)]);
});

test("a column that is missing, constant or the only one is refused", () => {
  const of = (table: Record<string, number[]>, targets: readonly [string, ...string[]]) => () =>
    networkDataOf(table, { targets, targetUnits: "standardised" });
  expect(of({ a: [1], y: [2] }, ["z"])).toThrow('there is no column "z"');
  expect(of({ a: [1, 3], y: [2, 4] }, ["y", "z"])).toThrow('there is no column "z"');
  expect(of({ a: [1, 1], y: [2, 3] }, ["y"])).toThrow('column "a" is constant');
  expect(of({ y: [1, 1], z: [2, 3] }, ["y", "z"])).toThrow("there is no column beside the targets");
});
