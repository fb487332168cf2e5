import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { eachRow } from "./eachRow.ts";
import { beginningOf, type Text, textOf, textOfBytes } from "./text.ts";

type Row = readonly [cells: readonly string[], isBroken: boolean];

function rowsOf(text: Text, start = 0): Row[] {
  const rows: Row[] = [];
  eachRow(text, start, ",", (cells, isBroken) => rows.push([cells, isBroken]));
  return rows;
}

/** Parsed at once. Rows of one empty cell, as behind the last line end, are for nobody. */
function expectedOf(text: string): Row[] {
  const rows: Row[] = [];
  Papa.parse<string[]>(text, {
    delimiter: ",",
    newline: "\n",
    step: ({ data, errors }) => rows.push([data, errors.length > 0]),
  });
  return withoutEmpty(rows);
}

const withoutEmpty = (rows: readonly Row[]): Row[] => rows.filter(([cells]) => cells.length > 1 || cells[0] !== "");

/** In parts as short as a few characters. */
const inParts = (parts: readonly string[]): Text => ({
  mostCharacters: parts.join("").length,
  mostLines: () => parts.join("").split("\n").length,
  [Symbol.iterator]: () => parts[Symbol.iterator](),
});

const parts = fc.array(
  fc.string({ unit: fc.constantFrom("a", "1", ",", "\n", '"', '""', '"b"', " ", '"c\nd",', "ä"), maxLength: 8 }),
  { maxLength: 12 },
);

test("rows read in parts are those of the text read at once, broken quotes included", () => {
  fc.assert(
    fc.property(parts, (some) => {
      expect(withoutEmpty(rowsOf(inParts(some)))).toEqual(expectedOf(some.join("")));
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test("from the header on", () => {
  expect(rowsOf(inParts(["# a", "\nx,", "y\n1,2"]), 4)).toEqual([
    [["x", "y"], false],
    [["1", "2"], false],
  ]);
});

test("a text has plain line ends and no mark, wherever its parts end", () => {
  const text = `\uFEFFx,ÿ\r\n${"1,2\r\n€,é\r\n😀,1\r\n".repeat(50_000)}3,4\r5,6\r`;
  const expected = text.slice(1).replaceAll(/\r\n?/g, "\n");
  for (const one of [textOf(text), textOfBytes(new TextEncoder().encode(text), "utf-8")]) {
    expect(beginningOf(one) === expected).toBe(true);
    expect(beginningOf(one, 10).length).toBeLessThan(expected.length);
    expect(one.mostLines()).toBeGreaterThanOrEqual(expected.split("\n").length);
    expect(one.mostCharacters).toBeGreaterThanOrEqual(expected.length);
  }
});
