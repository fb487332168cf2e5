/** A report of `bench peers` for people. */

import {
  type Compared,
  describeEnvironment,
  formatThroughput,
  formatTime,
  type PeersReport,
  sideNames,
} from "@sgd-basins/bench-documents";
import { table } from "@sgd-basins/terminal";

const groups = { linalg: "Linear algebra", "appendix-a": "Appendix A", sgd: "Cells of Figures 5–8" };

/** One block a group: this project's time, then for each peer its time over this project's with an interval. */
export function formatPeers({ environment, numpy, comparisons }: PeersReport): string {
  const lines = [describeEnvironment(environment), describeNumpyLine(numpy)];
  for (const [group, title] of Object.entries(groups)) {
    const compared = comparisons.filter((comparison) => comparison.group === group);
    if (compared.length === 0) continue;
    const peers = sideNames
      .slice(1)
      .filter((name) => compared.some(({ sides }) => sides.some(({ implementation }) => implementation === name)));
    lines.push("", title);
    lines.push(
      ...table(
        ["", "sgd-basins", "throughput", ...peers.map((name) => `${name} ÷ sgd-basins`)],
        compared.map((comparison) => toRow(comparison, peers)),
      ),
    );
  }
  lines.push(
    "",
    "Ratios of times in the same round: median [interval of the median]. Above 1, sgd-basins took less time.",
  );
  return `${lines.join("\n")}\n`;
}

function toRow({ name, unit, count, sides }: Compared, peers: readonly string[]): string[] {
  const [ours] = sides;
  return [
    name,
    formatTime(ours.median),
    formatThroughput(count / ours.median, unit),
    ...peers.map((peer) => {
      const ratio = sides.find(({ implementation }) => implementation === peer)?.ratio;
      if (ratio === null || ratio === undefined) return "";
      return `${short(ratio.median)} [${short(ratio.low)}, ${short(ratio.high)}]`;
    }),
  ];
}

function short(ratio: number): string {
  return ratio < 0.01 ? ratio.toExponential(1) : ratio.toFixed(ratio < 9.95 ? 2 : ratio < 99.5 ? 1 : 0);
}

function describeNumpyLine(numpy: PeersReport["numpy"]): string {
  if ("missing" in numpy) {
    return `Without NumPy (${numpy.missing}): apt-get install python3-numpy libopenblas0-pthread`;
  }
  const threads = numpy.threads === null ? "" : `, ${numpy.threads} ${numpy.threads === "1" ? "thread" : "threads"}`;
  const line = `NumPy ${numpy.numpy} on ${numpy.openblas ?? numpy.blas}${threads}, Python ${numpy.python}`;
  if (numpy.blas !== "reference BLAS") return line;
  return `${line}\nThe reference BLAS is slow, and no fair peer: apt-get install libopenblas0-pthread`;
}
