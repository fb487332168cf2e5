/** Trials of the gate for people: for each task how often it was called what. */

import { describeEnvironment, type GateFile, smallestDetectable, tallyRuns } from "@sgd-basins/bench-documents";
import { table } from "@sgd-basins/terminal";

export function formatGate({ runs }: GateFile): string {
  const { slow, environment } = runs[0];
  const what =
    slow === null ? "HEAD against itself" : `${slow.kernel} slowed down by ${(100 * slow.share).toFixed(0)} %`;
  const rows = tallyRuns(runs).map(({ name, uses, results, count }) => {
    const largest = Math.max(...results.map(({ median }) => Math.abs(median)));
    return [
      name,
      ...(slow === null ? [] : [uses ? "yes" : "no"]),
      String(count("REGRESSED")),
      String(count("SAME")),
      String(count("INCONCLUSIVE")),
      `${(100 * Math.expm1(largest)).toFixed(1)} %`,
      ...(slow === null ? [`${(100 * Math.expm1(smallestDetectable(results))).toFixed(1)} %`] : []),
    ];
  });
  const head = [
    "task",
    ...(slow === null ? [] : ["uses it"]),
    "REGRESSED",
    "SAME",
    "INCONCLUSIVE",
    "largest |median|",
    ...(slow === null ? ["detectable (estimate)"] : []),
  ];
  return `${[describeEnvironment(environment), "", `${what}, ${runs.length} comparisons`, ...table(head, rows)].join("\n")}\n`;
}
