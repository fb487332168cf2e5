/** The rules that the pages rely on and that a schema of separate fields cannot state. */
import {
  type Artefact,
  artefactOf,
  type BoxPlotsData,
  type ClaimsData,
  type ContoursData,
  type IdOf,
  ReportFileError,
  type TableData,
  type TrajectoriesData,
  type Verdict,
} from "@sgd-basins/report";
import { seriesCount } from "../charts/chartStyle.ts";
import { methodAnchors } from "../results/methodSections.ts";

/** The figures from which the home page's figure is made. */
export const answerFigures: readonly IdOf<"trajectories">[] = ["figure-05", "figure-06"];

/**
 * Checks an artefact for gaps that would leave a figure or a table empty.
 *
 * @param file - the artefact's path, for messages
 * @throws ReportFileError naming the file, the place in it and the rule it breaks
 */
export function checkArtefact(artefact: Artefact, file: string): void {
  const { data, id } = artefact;
  const fail: Fail = (place, rule) => {
    throw new ReportFileError(`${file}: data.${place}: ${rule}`);
  };
  artefactOf(artefact, id, file);
  if (data.kind === "table") checkTable(data, fail);
  if (data.kind === "trajectories") checkTrajectories(data, fail);
  if (data.kind === "contours") checkContours(data, fail);
  if (data.kind === "box-plots") checkBoxes(data, fail);
  if (data.kind === "claims") checkClaims(data, fail);
}

function checkExplanation(
  { verdict, explanation }: { verdict: Verdict; explanation: string | null },
  place: string,
  fail: Fail,
): void {
  if (explanation !== null && !methodAnchors.includes(explanation)) {
    fail(`${place}.explanation`, `the method page has no section ${explanation}`);
  }
  if (verdict === "fails for a known reason" && explanation === null) {
    fail(`${place}.explanation`, "a known reason must name its section");
  }
}

type Fail = (place: string, rule: string) => never;

function checkClaims({ claims }: ClaimsData, fail: Fail): void {
  for (const [i, claim] of claims.entries()) {
    if (claims.findIndex(({ id }) => id === claim.id) < i) fail(`claims.${i}.id`, `${claim.id} stands twice`);
    checkExplanation(claim, `claims.${i}`, fail);
  }
}

function checkTable(data: TableData, fail: Fail): void {
  const seen = new Set<string>();
  for (const [i, cell] of data.cells.entries()) {
    if (!data.rows.some((row) => row.id === cell.row)) fail(`cells.${i}.row`, `no row has the id ${cell.row}`);
    if (!data.columns.some((column) => column.id === cell.column)) {
      fail(`cells.${i}.column`, `no column has the id ${cell.column}`);
    }
    const key = `${cell.row}/${cell.column}`;
    if (seen.has(key)) fail(`cells.${i}`, `a second cell for ${key}`);
    seen.add(key);
    if (!cell.computed.some((value) => value.realisation === "default")) {
      fail(`cells.${i}.computed`, "no value of the default realisation");
    }
    for (const [j, { value, reason }] of cell.computed.entries()) {
      if ((value === null) !== (reason !== null)) {
        fail(`cells.${i}.computed.${j}.reason`, "a reason must stand exactly where the value is null");
      }
    }
    checkExplanation(cell, `cells.${i}`, fail);
  }
  for (const row of data.rows) {
    for (const column of data.columns) {
      if (!seen.has(`${row.id}/${column.id}`)) fail("cells", `no cell for ${row.id}/${column.id}`);
    }
  }
}

function checkTrajectories(data: TrajectoriesData, fail: Fail): void {
  for (const [i, cell] of data.cells.entries()) {
    const runs = cell.distances[data.distanceTo];
    if (runs === undefined) fail(`cells.${i}.distances`, `no distances to the ${data.distanceTo} minimizer`);
    if (runs.length !== data.runs) fail(`cells.${i}.distances`, `expected ${data.runs} runs, found ${runs.length}`);
    const short = runs.findIndex((run) => run.length !== data.steps + 1);
    if (short >= 0) {
      const found = runs[short]!.length;
      fail(`cells.${i}.distances.${data.distanceTo}.${short}`, `expected ${data.steps + 1} distances, found ${found}`);
    }
    if (cell.ends.length !== data.runs)
      fail(`cells.${i}.ends`, `expected ${data.runs} ends, found ${cell.ends.length}`);
  }
  const { series } = data;
  if (series !== null && new Set(data.cells.map((cell) => cell[series])).size > seriesCount) {
    fail("cells", `more than ${seriesCount} levels of ${series} in a panel`);
  }
  if (!data.cells.some((cell) => cell.realisation === "default" && cell.inPaper)) {
    fail("cells", "no cell of the default realisation is in the paper");
  }
  if (!data.cells.some((cell) => cell.distances[data.distanceTo]!.some((run) => run.some((d) => d > 0)))) {
    fail("cells", "every distance is zero");
  }
}

function checkBoxes(data: BoxPlotsData, fail: Fail): void {
  for (const [i, { values }] of data.boxes.entries()) {
    for (const { id } of data.measures) if (values[id].length === 0) fail(`boxes.${i}.values.${id}`, "no value");
  }
}

function checkContours(data: ContoursData, fail: Fail): void {
  for (const [i, { values, width, height }] of data.panels.entries()) {
    if (values.length !== width * height) {
      fail(`panels.${i}.values`, `expected ${width} × ${height} values, found ${values.length}`);
    }
    if (values.every((value) => value === values[0])) fail(`panels.${i}.values`, "every value is the same");
  }
}
