/** A comparison as Markdown, for a terminal and for a pull request alike. */

import {
  type ComparedTask,
  type CompareReport,
  describeEnvironment,
  formatChange,
  formatTime,
  median,
} from "@sgd-basins/bench-documents";

const order = { REGRESSED: 0, INCONCLUSIVE: 1, SAME: 2 };

/** A heading with the outcome, the tasks with the regressed ones first, and the counts that differ. */
export function formatCompare(report: CompareReport): string {
  const { base, head, tasks, counts, missing, environment } = report;
  const regressed = [...tasks, ...counts].filter(({ verdict }) => verdict === "REGRESSED").length;
  const inconclusive = tasks.filter(({ verdict }) => verdict === "INCONCLUSIVE").length;
  const outcome = [
    regressed === 0 ? "nothing regressed" : `${regressed} regressed`,
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
    ...(missing.length > 0 ? [`${missing.length} not compared`] : []),
  ];
  const lines = [
    `## Benchmarks: ${outcome.join(", ")}`,
    "",
    `${head.commit.slice(0, 12)} against ${base.commit.slice(0, 12)}; ${describeEnvironment(environment)}`,
    "",
    "| Task | Verdict | Base | Head | Change | 99 % interval | Rounds |",
    "| --- | --- | ---: | ---: | ---: | --- | ---: |",
    ...[...tasks].sort((a, b) => order[a.verdict] - order[b.verdict]).map(row),
  ];
  const changed = counts.filter((count) => count.base !== count.head);
  if (changed.length > 0) {
    lines.push("", "| Exact count | Verdict | Base | Head |", "| --- | --- | ---: | ---: |");
    for (const { name, verdict, base: before, head: after } of changed) {
      lines.push(`| ${name} | ${after < before ? "FEWER" : verdict} | ${before} | ${after} |`);
    }
  } else {
    lines.push("", `All ${counts.length} exact counts are the same.`);
  }
  for (const { suite, title, reason } of missing) lines.push("", `Not compared: ${suite}/${title} (${reason})`);
  return `${lines.join("\n")}\n`;
}

function row({ suite, title, verdict, base, head, median: middle, low, high }: ComparedTask): string {
  const cells = [
    `${suite}/${title}`,
    verdict === "REGRESSED" ? "**REGRESSED**" : verdict,
    formatTime(median(base)),
    formatTime(median(head)),
    formatChange(middle),
    `${formatChange(low)} … ${formatChange(high)}`,
    String(base.length),
  ];
  return `| ${cells.join(" | ")} |`;
}
