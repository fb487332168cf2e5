/** A run's report for people. */

import {
  type BenchReport,
  describeEnvironment,
  formatShare,
  formatThroughput,
  formatTime,
  formatWork,
  type Measurement,
  peakTask,
  titleOf,
} from "@sgd-basins/bench-documents";
import { table } from "@sgd-basins/terminal";

const HEAD = ["task", "median", "rme", "p99", "work a call", "throughput", "of peak", "samples"];

/** One block a suite with aligned columns, after a head that says where it ran. */
export function formatTable({ environment, measurements }: BenchReport): string {
  const peak = measurements.find(({ suite, name }) => suite === "machine" && name === peakTask)?.throughput;
  const rows = measurements.map((task) => toRow(task, peak));
  const [head, ...tasks] = table(HEAD, rows);
  const lines = [describeEnvironment(environment)];
  measurements.forEach(({ suite }, i) => {
    if (suite !== measurements[i - 1]?.suite) lines.push("", suite, head);
    lines.push(tasks[i]);
  });
  const saturated = measurements.filter(({ timerSaturation }) => timerSaturation !== null);
  if (saturated.length > 0) lines.push("", "The clock was too coarse for:");
  for (const task of saturated) lines.push(`${task.suite}/${titleOf(task)} (${task.timerSaturation})`);
  return `${lines.join("\n")}\n`;
}

function toRow(task: Measurement, peak: number | undefined): string[] {
  return [
    titleOf(task),
    formatTime(task.median),
    formatShare(task.rme),
    formatTime(task.p99),
    formatWork(task.count, task.unit),
    formatThroughput(task.throughput, task.unit),
    peak === undefined || task.unit !== "FLOP" ? "" : formatShare(task.throughput / peak),
    task.batch === 1 ? `${task.samples}` : `${task.samples} × ${task.batch}`,
  ];
}
