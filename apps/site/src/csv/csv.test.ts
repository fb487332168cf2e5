import { artefactIds } from "@sgd-basins/report";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dataOf } from "../../test/dataOf.ts";
import { fakeMomentStudy } from "../../test/fakes/moments.ts";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { parseCsv } from "../../test/parseCsv.ts";
import { csvFiles } from "../kinds/kinds.ts";
import { describeCsv, listColumns, writeCsv } from "./csv.ts";

const options = { runs: 3, replicates: 2 };
const filesOf = (id: (typeof artefactIds)[number]) => csvFiles(fakeArtefact(id, options));

/** The lines of a file as objects of texts. */
function rowsOf(text: string): Record<string, string>[] {
  const [heading, ...lines] = parseCsv(text);
  return lines.map((line) => Object.fromEntries(line.map((field, i) => [heading![i], field])));
}

test("whatever stands in a field reads back", () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('"', ",", "\r\n", "\n", 'a"b', ""), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (lines) => {
      expect(parseCsv(writeCsv(lines))).toEqual(lines.map((line) => line.map(String)));
    }),
    { seed: 1 },
  );
  expect(writeCsv([["a", null, true, -0.1, 1e-7]])).toBe("a,,true,-0.1,1e-7\r\n");
});

test("every artefact has a file of its own name, and the lines at the top of each have the fields that are described", () => {
  const names = new Set<string>();
  for (const id of artefactIds) {
    const files = filesOf(id);
    expect(files[0]?.name).toBe(id);
    for (const file of files) {
      expect(names.has(file.name), file.name).toBe(false);
      names.add(file.name);
      const text = file.text();
      const [heading, ...lines] = parseCsv(text.slice(0, text.lastIndexOf("\r\n", 20_000) + 2));
      expect(heading).toEqual(file.columns.map(({ name }) => name));
      expect(new Set(heading).size, file.name).toBe(heading!.length);
      expect(lines.length, file.name).toBeGreaterThan(0);
      for (const line of lines) expect(line, file.name).toHaveLength(heading!.length);
      for (const [i, { name, description, type }] of file.columns.entries()) {
        expect(name).toMatch(/^\w+$/);
        expect(description).not.toBe("");
        const holds = { string: () => true, boolean: isBoolean, integer: isInteger, number: isNumber }[type];
        expect(
          lines.map((line) => line[i]!).filter((text) => text !== "" && !holds(text)),
          `${file.name}: ${name}`,
        ).toEqual([]);
      }
    }
  }
});

const isBoolean = (text: string): boolean => text === "true" || text === "false";
const isNumber = (text: string): boolean => Number.isFinite(Number(text));
const isInteger = (text: string): boolean => Number.isInteger(Number(text));

test("Appendix A's runs read back to the bit", () => {
  const rows = rowsOf(filesOf("appendix-a")[0]!.text());
  expect(rows).toHaveLength(160);
  expect(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, Number(text)]))),
  ).toEqual(fakeMomentStudy(2).runs);
});

test("a table's cell has its published and computed values, its range and its verdict", () => {
  const { cells } = dataOf(fakeArtefact("table-4", options), "table");
  const rows = rowsOf(filesOf("table-4")[0]!.text());
  expect(rows).toHaveLength(cells.length);
  for (const [i, { published, computed, range, verdict }] of cells.entries()) {
    expect(rows[i]).toMatchObject({
      published: String(published),
      computed_default: String(computed[0]!.value),
      low: String(range!.low),
      verdict,
    });
  }
  const without = rowsOf(filesOf("table-1")[0]!.text()).filter((row) => row.computed_default === "");
  expect(without.every((row) => row.reason_default === "k_max = −0.43 is not a batch size")).toBe(true);
  expect(without).toHaveLength(1);
});

test("a figure's runs are the artefact's, and its cells have the exact limit and the prediction", () => {
  const data = dataOf(fakeArtefact("figure-05", options), "trajectories");
  const [runs, cells] = filesOf("figure-05").map((file) => rowsOf(file.text()));
  expect(runs).toHaveLength(data.cells.length * data.runs);
  for (const row of runs!) {
    const distances = Array.from({ length: data.steps + 1 }, (_, step) => Number(row[`distance_${step}`]));
    expect(distances).toEqual(data.cells[Number(row.cell)]!.distances.flat![Number(row.run)]);
  }
  expect(cells!.slice(0, 3).map((row) => row.prediction)).toEqual(["gap grows", "no promise", "gap shrinks"]);
  for (const [i, row] of cells!.entries()) expect(row.exactLimit).toBe(String(data.cells[i]!.thresholds.meanSquare));
});

test("a contour figure's samples lie where the artefact says", () => {
  const { panels } = dataOf(fakeArtefact("figure-13", options), "contours");
  const rows = rowsOf(filesOf("figure-13")[0]!.text());
  const [{ x, y, width, height, values }] = panels as [(typeof panels)[number]];
  expect(rows[0]).toEqual({ panel: "1", x: String(x[0]), y: String(y[0]), value: String(values[0]) });
  expect(rows[width * height - 1]).toEqual({
    panel: "1",
    x: String(x[1]),
    y: String(y[1]),
    value: String(values.at(-1)),
  });
});

test("columns are described for machines one by one, and for readers with those of one kind together", () => {
  const [file] = filesOf("figure-05");
  const { tableSchema } = JSON.parse(describeCsv(file!, "figure-05.json", "https://spdx.org/licenses/MIT"));
  expect(tableSchema.columns.map(({ titles }: { titles: string }) => titles)).toEqual(parseCsv(file!.text())[0]);
  expect(listColumns(file!).at(-1)!.name).toBe("distance_0 to distance_20");
});
