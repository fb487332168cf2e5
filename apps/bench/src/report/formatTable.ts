/** A run's report for people. */

import { peakTask } from "../suites/peakModule.ts";
import { titleOf } from "../suites/suite.ts";
import { formatShare, formatThroughput, formatTime, formatWork } from "./formatQuantity.ts";
import type { BenchReport, Environment, Measurement } from "./schema.ts";

const HEAD = ["task", "median", "rme", "p99", "work a call", "throughput", "of peak", "samples"];

/** One block a suite with aligned columns, after a head that says where it ran. */
export function formatTable({ environment, measurements }: BenchReport): string {
  const peak = measurements.find(({ suite, name }) => suite === "machine" && name === peakTask)?.throughput;
  const rows = measurements.map((task) => toRow(task, peak));
  const widths = HEAD.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c].length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join("  ");
  const lines = [describeEnvironment(environment)];
  measurements.forEach(({ suite }, i) => {
    if (suite !== measurements[i - 1]?.suite) lines.push("", suite, line(HEAD));
    lines.push(line(rows[i]));
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

/** The line that says where a run was measured. */
export function describeEnvironment(environment: Environment): string {
  const { node, v8, git } = environment;
  const code = git === null ? "no commit" : `commit ${git.commit.slice(0, 12)}${git.dirty ? " with changes" : ""}`;
  return `${describeMachine(environment)}, Node ${node}, V8 ${v8}, ${code}`;
}

/** Processor, cores and platform. */
export function describeMachine({ cpu, cores, platform }: Environment): string {
  return `${cpu}, ${cores} ${cores === 1 ? "core" : "cores"}, ${platform}`;
}
