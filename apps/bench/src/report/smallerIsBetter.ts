import { type BenchReport, titleOf } from "@sgd-basins/bench-documents";

/** A run in the `customSmallerIsBetter` form of github-action-benchmark: medians in nanoseconds. */
export function smallerIsBetter({ measurements }: BenchReport): object[] {
  return measurements.map((task) => ({
    name: `${task.suite}/${titleOf(task)}`,
    unit: "ns",
    value: 1e9 * task.median,
    range: `± ${(100 * task.rme).toFixed(2)} %`,
    extra: `${task.samples} samples of ${task.batch} calls`,
  }));
}
