/** A report of `bench scale` for people. */

import { describeEnvironment, formatTime, type Scaled, type ScaleReport } from "@sgd-basins/bench-documents";
import { table } from "@sgd-basins/terminal";

const groups = { "appendix-a": "Appendix A", sgd: "SGD-k, twenty steps a run" };

/** A line a series: the exponent, and the time at each size. */
export function formatScale({ environment, series }: ScaleReport): string {
  const lines = [describeEnvironment(environment)];
  for (const [group, title] of Object.entries(groups)) {
    const rows = series.filter((one) => one.group === group).map(toRow);
    if (rows.length > 0) lines.push("", title, ...table(["time against", "exponent", "times", "with"], rows));
  }
  lines.push("", "Exponents ± standard errors of least squares on the logarithms of the medians.");
  return `${lines.join("\n")}\n`;
}

function toRow({ variable, fixed, exponent, standardError, points }: Scaled): string[] {
  const doubt = standardError === null ? "" : ` ± ${standardError.toFixed(3)}`;
  const times = points.map(({ x, median }) => `${x}: ${formatTime(median)}`).join(", ");
  return [variable, `${exponent.toFixed(3)}${doubt}`, times, fixed];
}
