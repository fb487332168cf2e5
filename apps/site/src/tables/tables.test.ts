import { expect, test } from "vitest";
import { fakeMomentStudy } from "../../test/fakes/moments.ts";
import { fakeTable } from "../../test/fakes/tables.ts";
import { fakeTrajectories } from "../../test/fakes/trajectories.ts";
import { cellDetails, compactRows, geometryRows, headingGroups, seedCount, unusualValues } from "./compactTable.ts";
import { describePart, momentHeadings, momentRows, smallestEigenvalues } from "./momentRows.ts";
import { trajectoryHeadings, trajectoryRows } from "./trajectoryRows.ts";

test("a table keeps the paper's layout, and neighbours share a heading", () => {
  const data = fakeTable(1);
  expect(headingGroups(data)).toEqual([
    { label: "Circ. Minimum", span: 4 },
    { label: "Quad. Minimum", span: 2 },
  ]);
  expect(headingGroups(fakeTable(3))).toBeNull();
  expect(compactRows(data).map((row) => row.cells.length)).toEqual([6, 6, 6, 6]);
});

test("a cell without a value gives its reason", () => {
  const cell = compactRows(fakeTable(1))[2]!.cells[1]!;
  expect(cell).toMatchObject({ median: "–", reason: "k_max = −0.43 is not a batch size" });
  const detail = cellDetails(fakeTable(1)).find((line) => line.verdict === "cannot be tested")!;
  expect(detail.computed).toEqual(["k_max = −0.43 is not a batch size"]);
  expect(detail.range).toBe("–");
});

test("details have a value a realisation and the range over the seeds", () => {
  const [detail] = cellDetails(fakeTable(4));
  expect(detail!.computed).toHaveLength(2);
  expect(detail!.range).toMatch(/ to /);
  expect(detail!.percentile).toMatch(/ %$/);
  expect(seedCount(fakeTable(4))).toBe("1\u202f000");
});

test("geometries are rows of ten values", () => {
  expect(geometryRows(fakeTable(5)).every((row) => row.length === 10)).toBe(true);
});

test("a trajectory cell's ends add up to its runs", () => {
  const { cells } = fakeTrajectories(5, 7);
  for (const row of trajectoryRows(cells)) {
    expect(row).toHaveLength(trajectoryHeadings.length);
    expect(row.slice(11, 15).reduce((sum, count) => sum + Number(count), 0)).toBe(7);
  }
});

test("Appendix A is summed up for each pair, and says which part was run", () => {
  const data = fakeMomentStudy(2);
  expect(smallestEigenvalues(data).rows).toHaveLength(10);
  expect(momentRows(data)).toHaveLength(80);
  expect(momentRows(data)[0]).toHaveLength(momentHeadings.length);
  expect(describePart(data)).toMatch(
    /part of the paper's study: 2 replicates.*160 runs on 36\u202f000 random matrices/,
  );
  expect(describePart(fakeMomentStudy(20))).toMatch(/as in the paper\.$/);
  // As many runs as the paper's, of smaller matrices.
  expect(describePart({ ...fakeMomentStudy(20), dimension: 20 })).toMatch(
    /part of the paper's study: .*size 200 × 200\.$/,
  );
});

test("values of the default seed outside the range over seeds are counted", () => {
  const data = fakeTable(4);
  expect(unusualValues(data)).toEqual({ outside: 0, of: 36 });
  data.cells[3]!.range!.high = 0;
  expect(unusualValues(data).outside).toBe(1);
});
