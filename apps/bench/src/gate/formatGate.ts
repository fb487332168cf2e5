/** Trials of the gate for people: for each task how often it was called what. */

import type { GateFile } from "../history/gateFile.ts";
import { alignColumns } from "../report/alignColumns.ts";
import { describeEnvironment } from "../report/formatTable.ts";
import { smallestDetectable } from "./smallestDetectable.ts";

export function formatGate({ runs }: GateFile): string {
  const { slow, environment } = runs[0];
  const what =
    slow === null ? "HEAD against itself" : `${slow.kernel} slowed down by ${(100 * slow.share).toFixed(0)} %`;
  const rows = runs[0].tasks.map(({ suite, title, uses }) => {
    const of = runs.map(({ tasks }) => tasks.find((task) => task.suite === suite && task.title === title)!);
    const count = (verdict: string): string => String(of.filter((task) => task.verdict === verdict).length);
    const largest = Math.max(...of.map(({ median }) => Math.abs(median)));
    return [
      `${suite}/${title}`,
      ...(slow === null ? [] : [uses ? "yes" : "no"]),
      count("REGRESSED"),
      count("SAME"),
      count("INCONCLUSIVE"),
      `${(100 * Math.expm1(largest)).toFixed(1)} %`,
      ...(slow === null ? [`${(100 * Math.expm1(smallestDetectable(of))).toFixed(1)} %`] : []),
    ];
  });
  const head = [
    "task",
    ...(slow === null ? [] : ["uses it"]),
    "REGRESSED",
    "SAME",
    "INCONCLUSIVE",
    "largest |median|",
    ...(slow === null ? ["detectable"] : []),
  ];
  return `${[describeEnvironment(environment), "", `${what}, ${runs.length} comparisons`, ...alignColumns(head, rows)].join("\n")}\n`;
}
