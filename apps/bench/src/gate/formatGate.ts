/** Trials of the gate for people: for each task how often it was called what. */

import type { GateFile } from "../history/gateFile.ts";
import { alignColumns } from "../report/alignColumns.ts";
import { describeEnvironment } from "../report/formatTable.ts";
import { smallestDetectable } from "./smallestDetectable.ts";

export function formatGate({ runs }: GateFile): string {
  const { slow, environment } = runs[0];
  const what =
    slow === null ? "HEAD against itself" : `${slow.kernel} slowed down by ${(100 * slow.share).toFixed(0)} %`;
  const all = runs.flatMap(({ tasks }) => tasks);
  const first = all.filter((task, i) => all.findIndex((other) => isSame(task, other)) === i);
  const rows = first.map(({ suite, title, uses }) => {
    // A task that failed in a run has no result of it.
    const of = all.filter((task) => isSame(task, { suite, title }));
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

function isSame(a: { suite: string; title: string }, b: { suite: string; title: string }): boolean {
  return a.suite === b.suite && a.title === b.title;
}
